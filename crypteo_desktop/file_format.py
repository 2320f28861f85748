"""The two formats of the saved file (docs/adr/0013-two-file-formats.md), and which one a computer gets by default."""

from enum import Enum


class Format(Enum):
    """How a file is sealed; the values are the profile file's words."""

    MODERN = "modern"  # AES-256-CBC, PBKDF2 and MAC with SHA-256
    COMPATIBLE = "compatible"  # Triple DES and SHA-1: weaker, for systems that answer "wrong password" to the other

    @property
    def other(self) -> "Format":
        """The other one of the two."""
        return Format.COMPATIBLE if self is Format.MODERN else Format.MODERN


def default_format(system: str, version: str) -> Format:
    """Return the format that this computer's own programs open; as Qt tells them: "macos" and "14.5".

    Every Windows that this program runs on opens the modern one (10 1809 and later).
    """
    major = version.partition(".")[0]
    is_old = system == "macos" and major.isdecimal() and int(major) < 15
    return Format.COMPATIBLE if is_old else Format.MODERN
