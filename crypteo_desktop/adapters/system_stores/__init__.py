"""The certificate stores of this account, one adapter for each kind of system (docs/stores.md)."""

import os
import sys
from pathlib import Path

from crypteo_desktop.stores import CertificateStores


def computer_stores() -> CertificateStores:
    """Return the certificate stores of this account; each system loads its own libraries when it is asked."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  each system loads its own

        from crypteo_desktop.adapters.system_stores.crypt32 import Crypt32  # noqa: PLC0415
        from crypteo_desktop.adapters.system_stores.one_store import WINDOWS, OneStore  # noqa: PLC0415

        crypt32, ncrypt, advapi32 = (
            ctypes.WinDLL(name, use_last_error=True) for name in ("crypt32", "ncrypt", "advapi32")
        )
        return OneStore(WINDOWS, Crypt32(crypt32, ncrypt, advapi32, ctypes.get_last_error))
    if sys.platform == "darwin":
        from crypteo_desktop.adapters.system_stores.core_foundation import load  # noqa: PLC0415
        from crypteo_desktop.adapters.system_stores.keychain import Keychain  # noqa: PLC0415
        from crypteo_desktop.adapters.system_stores.one_store import MACOS, OneStore  # noqa: PLC0415

        return OneStore(MACOS, Keychain(*load()))
    from crypteo_desktop.adapters.no_stores import NoStores  # noqa: PLC0415
    from crypteo_desktop.adapters.system_stores.linux import LinuxStores  # noqa: PLC0415

    if not sys.platform.startswith("linux"):
        return NoStores()
    # Only an absolute path counts (XDG Base Directory Specification).
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    return LinuxStores(Path.home(), Path(configured) if configured.startswith("/") else None)
