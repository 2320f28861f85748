"""A refused password tells what of it a keyboard may have changed, and nothing more."""

import pytest

from crypteo_desktop.install_steps.keyboard_hints import Hint, hints_for
from crypteo_desktop.secret import Secret


@pytest.mark.parametrize(
    ("typed", "hints"),
    [
        ("Bcdef12", ()),
        ("BCDEF12", (Hint.CAPITALS,)),
        ("B1", ()),
        ("Bcdef12 ", (Hint.SPACES,)),
        ("Bcdef&é", (Hint.DIGITS,)),
        ("Bcdef&É", (Hint.DIGITS,)),
        ("Abcdef12", (Hint.SWAPPED_LETTERS,)),
        ("QBCDEF", (Hint.CAPITALS, Hint.SWAPPED_LETTERS)),
        ("Bcdefy12", (Hint.SWAPPED_LETTERS,)),
    ],
)
def test_hints(typed: str, hints: tuple[Hint, ...]) -> None:
    assert hints_for(Secret(typed)) == hints
