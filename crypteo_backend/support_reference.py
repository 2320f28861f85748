"""The reference that a holder reads out on the phone: three and three characters, the last one a check."""

from crypteo_backend.tokens import RandomBytes

ALPHABET = "ACEFHJKLMPQRTUVWXY234679"  # what is easily misheard in French is left out
WEIGHTS = (5, 4, 3, 2, 1)


def new_reference(random: RandomBytes) -> str:
    """Return a random reference such as `K7P-2QL`."""
    number = int.from_bytes(random(16), "big") % len(ALPHABET) ** len(WEIGHTS)
    drawn = []
    for _ in WEIGHTS:
        number, digit = divmod(number, len(ALPHABET))
        drawn.append(ALPHABET[digit])
    return with_check("".join(drawn))


def with_check(five: str) -> str:
    """Return the five characters with their check character, as the contract's fine print reckons it."""
    total = sum(weight * ALPHABET.index(character) for weight, character in zip(WEIGHTS, five, strict=True))
    return f"{five[:3]}-{five[3:]}{ALPHABET[total % 23]}"


class ReferenceMisheard(ValueError):
    """No session ever had this reference: its check character does not fit, or a character is none of the alphabet."""


def parse_reference(told: str) -> str:
    """Return the reference as it is kept, `K7P-2QL`, however it was typed; raises ReferenceMisheard."""
    characters = "".join(told.upper().replace("-", "").split())
    five = characters[:-1]
    if len(five) != len(WEIGHTS) or not set(characters) <= set(ALPHABET) or with_check(five)[-1] != characters[-1]:
        raise ReferenceMisheard
    return with_check(five)
