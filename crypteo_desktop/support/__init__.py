"""What helps on the phone, without a screen: opening hours, the support card, the look before the start."""
