"""The full name of this account, as the system knows it."""

import sys
from contextlib import suppress
from typing import Final

_NAME_DISPLAY: Final = 3  # EXTENDED_NAME_FORMAT, NameDisplay: "Camille Martin"
_LONGEST: Final = 256


def account_name() -> str:
    """Return the full name of who is signed in, or nothing where the system knows none."""
    if sys.platform == "win32":
        return _windows_name()
    import os  # noqa: PLC0415
    import pwd  # noqa: PLC0415  not on Windows

    with suppress(KeyError):
        return pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    return ""


def _windows_name() -> str:
    """Ask GetUserNameExW of secur32, which answers for accounts of a domain, and elsewhere with nothing."""
    import ctypes  # noqa: PLC0415

    size = ctypes.c_ulong(_LONGEST)
    name = ctypes.create_unicode_buffer(_LONGEST)
    secur32 = getattr(ctypes, "windll").secur32  # noqa: B009  only Windows' ctypes has it
    return name.value if secur32.GetUserNameExW(_NAME_DISPLAY, name, ctypes.byref(size)) else ""
