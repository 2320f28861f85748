"""What a refused password may owe to the keyboard: a hint is found in it, and never shows the password itself."""

from enum import Enum
from typing import Final

from crypteo_desktop.secret import Secret


class Hint(Enum):
    """What to look at before typing once more; the values are ids, not texts."""

    CAPITALS = "capitals"
    SWAPPED_LETTERS = "swapped-letters"
    DIGITS = "digits"
    SPACES = "spaces"


# AZERTY against QWERTY: A/Q, Z/W, M; QWERTZ against either: Y/Z.
_SWAPPED: Final = frozenset("aqzwmy")
# The digits' row of AZERTY without Shift: what is typed there in place of digits.
_DIGITS_ROW: Final = frozenset("&é\"'(-è_çà")


def hints_for(refused: Secret) -> tuple[Hint, ...]:
    """Return what in a refused password may come from the keyboard, the likeliest first."""
    typed = refused.reveal()
    letters = [sign for sign in typed if sign.isalpha()]
    found = {
        Hint.CAPITALS: len(letters) > 1 and all(sign.isupper() for sign in letters),
        Hint.SPACES: typed != typed.strip(),
        Hint.DIGITS: any(sign in _DIGITS_ROW for sign in typed.lower()),
        Hint.SWAPPED_LETTERS: any(sign in _SWAPPED for sign in typed.lower()),
    }
    return tuple(hint for hint, is_so in found.items() if is_so)
