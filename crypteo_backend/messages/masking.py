"""Addresses as a holder recognises them and a stranger does not."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

HIDDEN = "••"


def masked_email(address: str) -> str:
    """Return the first letter and the domain: `c•••@example.com`."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain}"


def masked_mobile(number: str) -> str:
    """Return the first and the last two digits: `06 •• •• •• 12`."""
    digits = re.sub(r"\D", "", re.sub(r"^(\+|00)33", "0", number.strip()))
    return " ".join([digits[:2], HIDDEN, HIDDEN, HIDDEN, digits[-2:]])


def masked(channel: str, address: str) -> str:
    """Return the address with its middle hidden, as its channel wants."""
    return _MASKS[channel](address)


_MASKS: Mapping[str, Callable[[str], str]] = MappingProxyType({"email": masked_email, "sms": masked_mobile})
