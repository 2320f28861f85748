"""Long numbers in groups that an eye can follow and a voice can read out."""


def grouped(digits: str, size: int = 4) -> str:
    """Return hexadecimal digits, with or without colons, in upper-case groups of `size` from the left."""
    plain = digits.replace(":", "").upper()
    return " ".join(plain[place : place + size] for place in range(0, len(plain), size))
