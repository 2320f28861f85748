"""Addresses as a holder recognises them and a stranger does not."""

import re

HIDDEN = "••"


def masked_email(address: str) -> str:
    """Return the first letter and the domain: `c•••@example.com`."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain}"


def masked_mobile(number: str) -> str:
    """Return the first and the last two digits: `06 •• •• •• 12`."""
    digits = re.sub(r"\D", "", re.sub(r"^(\+|00)33", "0", number.strip()))
    return " ".join([digits[:2], HIDDEN, HIDDEN, HIDDEN, digits[-2:]])
