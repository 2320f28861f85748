"""Small reusable parts of the screens, none of which knows what a certificate is."""
