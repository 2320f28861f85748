"""One NSS store: a Firefox profile, or what Chromium reads on Linux."""

import fcntl
import hashlib
import os
import secrets
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters.system_stores.nss_tools import Nss, NssFailed, tools_are_there
from crypteo_desktop.crypto.p12 import OpenedFile, build_p12
from crypteo_desktop.crypto.roots import without_root
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence, StoreInfo, StoreKind, StoreRefused

_NOTHING: Final = Secret("")
_BAD_PASSWORD: Final = "SEC_ERROR_BAD_PASSWORD"  # noqa: S105  a name of NSS
_END: Final = "-----END CERTIFICATE-----"


class NssStore:
    """Implements `stores.CertificateStore` for the NSS database in the folder of `info`."""

    def __init__(self, info: StoreInfo, folder: Path) -> None:
        self._info = info
        self._folder = folder

    @property
    def info(self) -> StoreInfo:
        """Which store it is."""
        return self._info

    def obstacle(self) -> Obstacle | None:
        """Say what stands in the way now."""
        if not tools_are_there():
            return Obstacle.TOOLS_MISSING
        if not self._is_made():
            is_old = (self._folder / "cert8.db").exists()
            return Obstacle.UNREADABLE if is_old or self._info.kind is StoreKind.FIREFOX else None
        if self._info.kind is StoreKind.FIREFOX and _is_in_use(self._folder):
            return Obstacle.IN_USE
        if not os.access(self._folder / "cert9.db", os.W_OK) or not os.access(self._folder, os.W_OK):
            return Obstacle.READ_ONLY
        return _refusal(Nss(self._folder, _NOTHING))

    def presence(self, fingerprint_sha256: str, password: Secret) -> Presence:
        """Say what it holds of the certificate."""
        return self._found(fingerprint_sha256, password)[0]

    def install(self, opened: OpenedFile, friendly_name: str, password: Secret) -> Presence:
        """Put key, certificate and intermediates in, and return what is read back; what is there already stays."""
        fingerprint = _fingerprint(opened.certificate_pem)
        if not self._is_made():
            self._do(lambda: Nss(self._folder, _NOTHING).make())
        if self._info.kind is StoreKind.FIREFOX and _is_in_use(self._folder):
            raise StoreRefused(Obstacle.IN_USE)
        self._check_password(password)
        if self.presence(fingerprint, password) is not Presence.COMPLETE:
            once = Secret(secrets.token_urlsafe(24))
            parts = (opened.key, opened.certificate_pem, without_root(opened.chain_pem), once, friendly_name)
            content = build_p12(*parts, rounds=1)  # it lives in memory, for a moment
            self._do(lambda: Nss(self._folder, password).add_p12(content, once))
        return self.presence(fingerprint, password)

    def remove(self, fingerprint_sha256: str, password: Secret) -> Presence:
        """Remove the certificate and its key; refuse where another certificate has the same name."""
        if self._info.kind is StoreKind.FIREFOX and _is_in_use(self._folder):
            raise StoreRefused(Obstacle.IN_USE)
        self._check_password(password)
        _, nickname, alone = self._found(fingerprint_sha256, password)
        if nickname:
            if not alone:
                raise StoreRefused(Obstacle.NAME_IS_SHARED)
            self._do(lambda: Nss(self._folder, password).remove(nickname))
        return self.presence(fingerprint_sha256, password)

    def _is_made(self) -> bool:
        return (self._folder / "cert9.db").exists()

    def _found(self, fingerprint_sha256: str, password: Secret) -> tuple[Presence, str, bool]:
        """Return what is there, under which name, and whether it is the only certificate of that name."""
        if not self._is_made():
            return Presence.ABSENT, "", True
        nss = Nss(self._folder, password)
        try:
            for nickname, has_key in nss.nicknames():
                prints = [_fingerprint(pem + _END) for pem in nss.certificates(nickname).split(_END)[:-1]]
                if fingerprint_sha256 in prints:
                    presence = Presence.COMPLETE if has_key else Presence.WITHOUT_KEY
                    return presence, nickname, len(prints) == 1
        except NssFailed as failure:
            raise StoreRefused(_obstacle_of(failure)) from failure
        return Presence.ABSENT, "", True

    def _check_password(self, password: Secret) -> None:
        if (refusal := _refusal(Nss(self._folder, password))) is not None:
            raise StoreRefused(refusal)

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (NssFailed, OSError) as failure:
            told = _obstacle_of(failure) if isinstance(failure, NssFailed) else Obstacle.READ_ONLY
            raise StoreRefused(told) from failure


def _refusal(nss: Nss) -> Obstacle | None:
    try:
        nss.unlock()
    except NssFailed as failure:
        return _obstacle_of(failure)
    return None


def _obstacle_of(failure: NssFailed) -> Obstacle:
    if failure.error == _BAD_PASSWORD:
        return Obstacle.IS_LOCKED
    return Obstacle.READ_ONLY if failure.error == "SEC_ERROR_READ_ONLY" else Obstacle.UNREADABLE


def _is_in_use(profile: Path) -> bool:
    """Whether Firefox runs with this profile: it holds a lock on a file as long as it does."""
    try:
        descriptor = os.open(profile / ".parentlock", os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _fingerprint(pem: str) -> str:
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem.strip())).hexdigest()
