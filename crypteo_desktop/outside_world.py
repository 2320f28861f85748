"""The outside world of a download: each part of it is loaded, and made, when a step first asks for it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crypteo_desktop.adapters import clock
from crypteo_desktop.adapters.folders import data_folder, downloads_folder
from crypteo_desktop.late import late
from crypteo_desktop.services import Services
from crypteo_desktop.settings import NOTHING_SETTLED
from crypteo_desktop.this_computer import computer_mark, format_of, identity, surroundings

# ruff: noqa: PLC0415  that is what this file is for
if TYPE_CHECKING:
    from crypteo_desktop.adapters.backend.proxy_logins import ProxyLogins
    from crypteo_desktop.crypto.verification import Trust
    from crypteo_desktop.file_format import Format
    from crypteo_desktop.media import Keeping
    from crypteo_desktop.policy import Policy
    from crypteo_desktop.profile import Profile
    from crypteo_desktop.secret import Secret
    from crypteo_desktop.services import (
        Backend,
        CertificateFolder,
        Keyring,
        KeySource,
        PendingStore,
        SealSource,
    )
    from crypteo_desktop.session import Session
    from crypteo_desktop.settings import Places


def make_services(
    profile: Profile, places: Places, policy: Policy = NOTHING_SETTLED, *, has_keyring: bool = True
) -> Services:
    """Return the real outside world."""
    keyring = late(partial(_keyring, has_keyring=has_keyring))
    logins = late(partial(_logins, keyring))
    keeping = late(partial(_keeping, policy))
    form = format_of(profile, policy)
    open_folder = partial(_open_folder, policy, keeping)
    return Services(
        profile=profile,
        backend=late(partial(_backend, logins)),
        keys=late(_keys),
        seals=late(partial(_seals, form)),
        folder=late(lambda: open_folder(places.save_to or downloads_folder())),
        open_folder=open_folder,
        pending=late(partial(_pending, places)),
        keyring=keyring,
        proxies=logins,
        trust=partial(_trust, profile),
        surroundings=surroundings,
        import_on_trial=_try_to_import,
        file_format=form,
        keeping=keeping,
        write_for_owner=_write_for_owner,
        monotonic=clock.seconds,
    )


def _keyring(*, has_keyring: bool) -> Keyring:
    if not has_keyring:
        from crypteo_desktop.adapters.no_keyring import NoKeyring

        return NoKeyring()
    from crypteo_desktop.adapters.system_keyring import SystemKeyring

    return SystemKeyring()


def _logins(keyring: Keyring) -> ProxyLogins:
    from crypteo_desktop.adapters.backend.proxy_logins import ProxyLogins

    return ProxyLogins(keyring)


def _backend(logins: ProxyLogins) -> Backend:
    from crypteo_desktop.adapters.backend.client import ServiceClient, system_transport

    myself = identity()
    return ServiceClient(myself, partial(system_transport, myself, clock.seconds, logins))


def _keys() -> KeySource:
    from crypteo_desktop.adapters.background_keys import BackgroundKeys
    from crypteo_desktop.crypto.keys import generate_key_pair

    return BackgroundKeys(generate_key_pair)


def _seals(form: Format) -> SealSource:
    from crypteo_desktop.adapters.background_seals import BackgroundSeals
    from crypteo_desktop.crypto.p12 import new_seal

    return BackgroundSeals(partial(new_seal, form=form))


def _open_folder(policy: Policy, keeping: Keeping, folder: Path) -> CertificateFolder:
    if policy.cloud_folders:
        from crypteo_desktop.adapters.certificate_folder import DiskFolder

        return DiskFolder(folder)
    from crypteo_desktop.adapters.unshared_folder import UnsharedFolder

    return UnsharedFolder(folder, keeping.cloud_of)


def _pending(places: Places) -> PendingStore:
    from crypteo_desktop.adapters.pending_folder import PendingFolder

    return PendingFolder((places.data or data_folder()) / "pending", computer_mark())


def _keeping(policy: Policy) -> Keeping:
    """Return what copies of the file need."""
    from crypteo_desktop.adapters.cloud_folders import CloudFolders
    from crypteo_desktop.adapters.copy_folders import DiskCopies
    from crypteo_desktop.adapters.removable_media import removable_media
    from crypteo_desktop.adapters.unshared_copies import UnsharedCopies
    from crypteo_desktop.media import Keeping

    cloud_of = CloudFolders(os.environ, Path.home()).cloud_of
    copies = DiskCopies() if policy.cloud_folders else UnsharedCopies(cloud_of)
    return Keeping(removable_media(), copies, cloud_of, partial(datetime.now, UTC))


def _try_to_import(content: bytes, password: Secret) -> bool:
    """Have the saved file opened by another program, as `adapters.trial_import` says."""
    from crypteo_desktop.adapters.trial_import import import_on_trial

    return import_on_trial(content, password)


def _write_for_owner(place: Path, content: bytes) -> None:
    """Write or replace a file that only its owner may read."""
    from crypteo_desktop.adapters.disk import replace_whole

    replace_whole(place, content)


def _trust(profile: Profile, session: Session) -> Trust:
    """Say which roots the certificates of this session's server must lead to."""
    from crypteo_desktop.crypto.verification import Trust

    server = next(server for server in profile.servers if server.url == session.base_url)
    return Trust(server.roots, accept_any_root=server.is_demonstration)
