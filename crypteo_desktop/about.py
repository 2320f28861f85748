"""What --version says: this program, the commit it was built from, and the libraries a bug report asks about."""

import ssl
import sys

from cryptography.hazmat.backends.openssl.backend import backend

from crypteo_desktop.resources import resource
from crypteo_desktop.version import __version__


def about() -> str:
    """Return the lines of --version; TLS goes through Python's OpenSSL, keys and files through cryptography's own."""
    return "\n".join([f"crypteo-desktop {__version__} (commit {commit()})", *libraries(), ""])


def libraries() -> tuple[str, ...]:
    """Return the libraries with their versions, a line each."""
    return (
        _qt(),
        f"{backend.openssl_version_text()} (keys and files)",
        f"{ssl.OPENSSL_VERSION} (TLS)",
        f"Python {sys.version.split()[0]}",
    )


def commit() -> str:
    """Return the commit that `make installer` built; "none" in a checkout, which changes under the program's feet."""
    file = resource("commit")
    return file.read_text(encoding="ascii").strip() if file.is_file() else "none"


def _qt() -> str:
    """Return Qt's version, or why it cannot be loaded: whoever asks may be looking for just that."""
    try:
        import PySide6  # noqa: PLC0415
        from PySide6.QtCore import qVersion  # noqa: PLC0415
    except ImportError as error:
        return f"Qt cannot be loaded: {error}"
    return f"Qt {qVersion()}, PySide6 {PySide6.__version__}"
