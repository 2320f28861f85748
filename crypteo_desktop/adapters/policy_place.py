"""Where each system keeps what its administrator has settled: only administrators can write there."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from crypteo_desktop.policy import Policy, PolicyError, policy_from

LINUX: Final = Path("/etc/crypteo-desktop/policy.toml")
# Written by whatever manages the Mac, from a configuration profile for this domain.
MACOS: Final = Path("/Library/Managed Preferences/fr.crypteo.desktop.plist")
WINDOWS: Final = r"Software\Policies\Crypteo\Crypteo Desktop"


def system_policy() -> Policy:
    """Return the policy of this computer, an empty one where there is none; raise PolicyError saying what and where."""
    if sys.platform == "win32":
        place, told = f"HKEY_LOCAL_MACHINE\\{WINDOWS}", from_registry()
    elif sys.platform == "darwin":
        place, told = str(MACOS), from_property_list(MACOS)
    else:
        place, told = str(LINUX), from_toml(LINUX)
    try:
        return policy_from(told)
    except PolicyError as error:
        raise PolicyError(f"{place}: {error}") from error


def from_toml(file: Path) -> Mapping[str, object]:
    """Return what a TOML file says, nothing where there is none; raise PolicyError for one that cannot be read."""
    import tomllib  # noqa: PLC0415  most computers have no policy: the window comes first

    content = _content(file)
    try:
        return {} if content is None else tomllib.loads(content.decode())
    except ValueError as error:
        raise PolicyError(f"{file}: {error}") from error


def from_property_list(file: Path) -> Mapping[str, object]:
    """Return what a property list says, nothing where there is none; raise PolicyError for one that cannot be read."""
    content = _content(file)
    if content is None:
        return {}
    import plistlib  # noqa: PLC0415  most computers have no policy: the window comes first

    try:
        told = plistlib.loads(content)
    except Exception as error:  # the module raises whatever its parsers do
        raise PolicyError(f"{file}: not a property list ({type(error).__name__})") from error
    if not isinstance(told, dict):
        raise PolicyError(f"{file}: no dictionary")
    # What Apple's own tools add to every managed domain.
    return {name: value for name, value in told.items() if not name.startswith(("Payload", "PfUpdate"))}


def from_registry() -> Mapping[str, object]:
    """Return the values of the policy key of this computer, nothing where there is none (Windows alone)."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415

        try:
            key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, WINDOWS, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise PolicyError(f"{WINDOWS}: {error.strerror}") from error
        with key:
            values = (winreg.EnumValue(key, index) for index in range(winreg.QueryInfoKey(key)[1]))
            return {name: value for name, value, _kind in values}
    return {}


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PolicyError(f"{file}: {error.strerror}") from error
