"""Telephone numbers: from the spellings that people use in France to the one that the world's networks use."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_OVERSEAS: Mapping[str, str] = MappingProxyType(
    {
        "639": "262",  # Mayotte
        "690": "590",  # Guadeloupe
        "691": "590",
        "692": "262",  # La Réunion
        "693": "262",
        "694": "594",  # Guyane
        "696": "596",  # Martinique
        "697": "596",
    }
)
"""The country codes of French mobile numbers that have another than 33, by their first digits (ARCEP)."""

_SEPARATORS = re.compile(r"[\s.\-/()]")
_FRENCH = re.compile(r"(?:\+33|0)0?([1-9][0-9]{8})")
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")


def e164(number: str) -> str:
    """Return the number as in ITU-T E.164: `+33612345612` for `06 12 34 56 12`, `+33 (0)6 12...`, `0033 6 12...`.

    Raises ValueError, without the number, when it is none.
    """
    digits = re.sub(r"^00", "+", _SEPARATORS.sub("", number))
    french = _FRENCH.fullmatch(digits)
    if french:
        return f"+{_OVERSEAS.get(french[1][:3], '33')}{french[1]}"
    if digits.startswith("+33") or not _INTERNATIONAL.fullmatch(digits):
        raise ValueError("no telephone number")
    return digits
