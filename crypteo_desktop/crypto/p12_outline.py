"""What a certificate file shows before it is opened: whether a sealed private key lies in it."""

from typing import Final


def shows_key(content: bytes) -> bool:
    """Whether a sealed private key can be seen; False means only that nobody can tell without the password.

    Other programs write other algorithms or encrypt the key's bag once more, so this never refuses a file.
    """
    from crypteo_desktop.crypto.pkcs12 import reading  # noqa: PLC0415  the window comes first

    return reading.shows_key(content)


# A certificate file has a few kilobytes; with a long chain a few dozen.
LARGEST: Final = 1_000_000
