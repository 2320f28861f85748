"""What the program knows of the computer that it runs on: versions, the system in words, what is settled here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSysInfo, qVersion

from crypteo_desktop.adapters.settled_proxy import settle_proxy
from crypteo_desktop.file_format import Format, default_format
from crypteo_desktop.policy import Policy
from crypteo_desktop.profile import Profile, read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.settings import Settings
from crypteo_desktop.version import __version__

if TYPE_CHECKING:
    from crypteo_desktop.adapters.backend.client import Identity
    from crypteo_desktop.surroundings import Surroundings


def surroundings() -> Surroundings:
    """Return what support asks for about this program and this computer."""
    import ssl  # noqa: PLC0415  the window comes first

    from crypteo_desktop.adapters.network import network  # noqa: PLC0415  as above
    from crypteo_desktop.surroundings import Surroundings  # noqa: PLC0415  as above

    return Surroundings(
        program=__version__,
        qt=qVersion(),
        openssl=ssl.OPENSSL_VERSION,
        system=QSysInfo.prettyProductName(),
        network=network(),
        now=datetime.now(UTC),
    )


def identity() -> Identity:
    """Return what the program says of itself to the service."""
    from crypteo_desktop.adapters.backend.client import Identity  # noqa: PLC0415  the window comes first

    return Identity(__version__, QSysInfo.prettyProductName(), QLocale().bcp47Name())


def computer_mark() -> str:
    """Return a digest that is the same for this account on this computer, and tells nothing of either."""
    import hashlib  # noqa: PLC0415  the window comes first

    machine = bytes(QSysInfo.machineUniqueId().data()).decode(errors="replace")
    return hashlib.sha256(f"crypteo-computer-v1\0{machine}\0{Path.home()}".encode()).hexdigest()


def profile_in_force(settings: Settings) -> Profile:
    """Put a settled proxy in force and return the profile with the servers that are allowed; raise ProfileError."""
    if settings.policy.proxy is not None:
        settle_proxy(settings.policy.proxy)
    profile = read_profile(settings.profile or resource("profile.toml"))
    return profile.only(settings.policy.servers) if settings.policy.servers else profile


def format_of(profile: Profile, policy: Policy) -> Format:
    """Return the format of the file: the administrator's word counts before the profile's, and both before ours."""
    settled = Format(policy.file_format) if policy.file_format else profile.format
    return settled or default_format(QSysInfo.productType(), QSysInfo.productVersion())
