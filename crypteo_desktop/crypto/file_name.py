"""The name of the certificate file: the holder's name and the order's number in plain ASCII, safe on every system."""

import re
import unicodedata
from typing import Final

_SUFFIX: Final = ".p12"
_LONGEST_NAME: Final = 80
_LONGEST_NUMBER: Final = 32
_WITHOUT_NAME: Final = "certificat"
_LETTERS: Final = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: not usable as a name, whatever the suffix.
_RESERVED: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{device}{digit}" for device in ("COM", "LPT") for digit in range(10))}
)


def certificate_file_name(display_name: str, order_number: str) -> str:
    """Return `<Prénom_NOM>_<order>.p12` in `A-Za-z0-9_-`, at most 117 characters, never empty or reserved.

    "Éloïse LE GOFF-D'ARÇON" of order 540206 gives "Eloise_LE_GOFF-D_ARCON_540206.p12".
    """
    parts = (_plain(display_name, _LONGEST_NAME), _plain(order_number, _LONGEST_NUMBER))
    stem = "_".join(part for part in parts if part) or _WITHOUT_NAME
    if stem.upper() in _RESERVED:
        stem = f"{stem}_{_WITHOUT_NAME}"
    return stem + _SUFFIX


def _plain(text: str, longest: int) -> str:
    """Return `text` without accents, anything else than letters, digits and dashes as one underscore."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[^A-Za-z0-9-]+", "_", letters)[:longest].strip("_-")
