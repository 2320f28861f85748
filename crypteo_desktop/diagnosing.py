"""Diagnoses this program and this computer without a window: gathers the facts, and writes the report down."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from crypteo_desktop.adapters import clock
from crypteo_desktop.adapters.certificate_folder import DiskFolder
from crypteo_desktop.adapters.event_log import LoggedEvent, last_events
from crypteo_desktop.adapters.folders import data_folder, downloads_folder
from crypteo_desktop.adapters.pending_folder import PendingFolder
from crypteo_desktop.adapters.service_look import ServiceLook
from crypteo_desktop.preflight import FolderState
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import STANDARD_OUTPUT
from crypteo_desktop.support.diagnosis import Examined, Origin, PastEvent, checks, codes
from crypteo_desktop.support.report import report
from crypteo_desktop.this_computer import identity, surroundings
from crypteo_desktop.ui import translation
from crypteo_desktop.ui.translation import say

if TYPE_CHECKING:
    from crypteo_desktop.pending import Stage
    from crypteo_desktop.policy import Policy
    from crypteo_desktop.profile import Profile
    from crypteo_desktop.services import Keyring
    from crypteo_desktop.settings import Settings
    from crypteo_desktop.stores import CertificateStores, StoreKind

DONE: Final = 0
SOMETHING_TO_DO: Final = 1
WRONG_USAGE: Final = 2
MOST_EVENTS: Final = 30
_PROBE: Final = "diagnosis"


def run(settings: Settings, profile: Profile) -> int:
    """Write the report and return the exit status; print the codes of what is red."""
    app = QCoreApplication(sys.argv[:1])
    translation.install(app, settings.language)
    examined = examine(settings, profile)
    told = report(examined, say)
    if not _written(told, settings.diagnose or STANDARD_OUTPUT):
        return WRONG_USAGE
    red = codes(checks(examined))
    if red:
        sys.stderr.write(f"crypteo-desktop: {', '.join(red)}\n")
    return SOMETHING_TO_DO if red else DONE


def diagnosis(settings: Settings, profile: Profile) -> str:
    """Return the report in the language in force; any thread may ask for it."""
    return report(examine(settings, profile), say)


def examine(
    settings: Settings,
    profile: Profile,
    keyring: Callable[[], Keyring] | None = None,
    stores: Callable[[], CertificateStores] | None = None,
) -> Examined:
    """Find everything out; takes seconds, most of them to wait for servers and keyring."""
    from crypteo_desktop.about import commit, libraries  # noqa: PLC0415  the card of the window needs neither
    from crypteo_desktop.adapters.system_keyring import SystemKeyring  # noqa: PLC0415  as above
    from crypteo_desktop.adapters.system_stores import computer_stores  # noqa: PLC0415  as above

    own, saving = settings.data_dir or data_folder(), settings.save_to or downloads_folder()
    looks = ServiceLook(identity(), clock.seconds)
    stages, unreadable = _journal(own / "pending")
    return Examined(
        surroundings=surroundings(),
        commit=commit(),
        libraries=libraries(),
        language=translation.language(),
        authority=profile.authority,
        profile=_origin(settings),
        settled=settled_in(settings.policy),
        servers=tuple(map(looks.look, profile.servers)),
        saving=DiskFolder(saving).state(),
        has_folder=saving.is_dir(),
        own=_state_of_own(own),
        stages=stages,
        unreadable=unreadable,
        keyring_works=_works((keyring or SystemKeyring)()),
        stores=_stores(stores or computer_stores),
        past=tuple(map(_past, last_events(own / "log", MOST_EVENTS))),
    )


def settled_in(policy: Policy) -> tuple[str, ...]:
    """Return the names of what is settled, with the value where it is one of a few words."""
    told = {
        "profile": policy.profile and "",
        "servers": ", ".join(policy.servers) or None,
        "proxy": policy.proxy and ("direct" if policy.proxy == "direct" else ""),
        "folder": policy.folder and "",
        "format": policy.file_format,
        "language": policy.language,
        "cloud_folders": None if policy.cloud_folders else "false",
        "keep_log": "true" if policy.keep_log else None,
    }
    return tuple(f"{name} = {value}" if value else name for name, value in told.items() if value is not None)


def _origin(settings: Settings) -> Origin:
    if settings.policy.profile is not None:
        return Origin.SETTLED
    return Origin.ASKED if settings.profile is not None else Origin.SHIPPED


def _journal(folder: Path) -> tuple[Counter[Stage] | None, int]:
    try:
        stages, unreadable = PendingFolder(folder, computer="").stages()
    except OSError:
        return None, 0
    return Counter(sorted(stages)), unreadable


def _state_of_own(folder: Path) -> FolderState:
    """Return the state of the program's own folder, or of the one in which it would be made."""
    there = next((place for place in (folder, *folder.absolute().parents) if place.exists()), folder)
    return DiskFolder(there).state()


def _works(keyring: Keyring) -> bool:
    works = keyring.keep(_PROBE, Secret("probe"))
    keyring.drop(_PROBE)
    return works


def _stores(stores: Callable[[], CertificateStores]) -> Counter[StoreKind] | None:
    """Return how many stores of each kind there are; None where they could not be looked through."""
    try:
        return Counter(store.info.kind for store in stores().find())
    except Exception:  # noqa: BLE001  a system that is half broken is just when a diagnosis is asked for
        return None


def _past(logged: LoggedEvent) -> PastEvent:
    return PastEvent(logged.at, f"{logged.at:%Y-%m-%d %H:%M:%S} {logged.event.words}")


def _written(told: str, place: Path) -> bool:
    """Write the report; never over a file that is there."""
    if place == STANDARD_OUTPUT:
        sys.stdout.write(_for_console(told, sys.stdout.encoding or "ascii"))
        return True
    from crypteo_desktop.adapters import disk  # noqa: PLC0415  standard output does without

    try:
        disk.write_new(place, told.encode())
    except FileExistsError:
        sys.stderr.write(f"crypteo-desktop: --diagnose: {place} is there already and is not replaced\n")
    except OSError as error:
        sys.stderr.write(f"crypteo-desktop: --diagnose: {place}: {error.strerror}\n")
    else:
        sys.stdout.write(f"{place}\n")
        return True
    return False


def _for_console(told: str, encoding: str) -> str:
    """Return the report in the signs that a console knows: an old one lacks the spaces of French, or its accents."""
    try:
        told.encode(encoding)
    except UnicodeEncodeError:
        plain = told.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")
        return plain.encode(encoding, errors="replace").decode(encoding)
    return told
