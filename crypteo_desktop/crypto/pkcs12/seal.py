"""The seal of one PKCS#12 file: its format and cost, and the keys that may be derived before there is a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Seal:
    """What the password does to one file, and to no second one: its salts and vectors are drawn once.

    `random` gives so many bytes.
    """

    form: Format
    rounds: int
    random: Random
    keys: DerivedKeys = field(repr=False)


def seal_in_advance(password: Secret, form: Format, rounds: int, random: Random) -> Seal:
    """Return a seal whose keys are derived already; the salts that they belong to come again when the file is written.

    Derived twice, so that a slip of the computer is found here although the file will be opened with these keys once
    more; raise ArithmeticError for one. Takes some 0.4 s at the format's own cost, in which other threads run.
    """
    from crypteo_desktop.crypto.pkcs12.sealing import derive_all  # noqa: PLC0415  the window comes first

    drawn: list[bytes] = []

    def draw(size: int) -> bytes:
        drawn.append(random(size))
        return drawn[-1]

    once, again = DerivedKeys(password), DerivedKeys(password)
    derive_all(form, once, rounds, draw)
    derive_all(form, again, rounds, _replayed(drawn))
    if once != again:
        raise ArithmeticError("the same keys came out differently")
    return Seal(form, rounds, _replayed(drawn), once)


def _replayed(drawn: list[bytes]) -> Random:
    """Return what gives these bytes once more, in their order."""
    left: Iterator[bytes] = iter(tuple(drawn))

    def draw(size: int) -> bytes:
        piece = next(left, b"")
        if len(piece) != size:
            raise RuntimeError("a seal is good for one file, and for the one that it was made for")
        return piece

    return draw
