"""The system's keyring, through the library `keyring`: only where it really protects, and never waited for long."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from crypteo_desktop.secret import Secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Crypteo Desktop"
# Windows takes 2,560 bytes of UTF-16, 1,280 characters (CRED_MAX_CREDENTIAL_BLOB_SIZE), and raises over them.
LONGEST: Final = 1_000
PATIENCE: Final = 10.0  # seconds; a system may first ask its user to unlock the keyring
# The first that works here is used. What is not named is never even loaded: no plain file, no null, nothing that a
# variable or a settings file of the library could put in its place.
PROTECTING: Final = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
)

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_Act = Callable[["KeyringBackend"], _T]


def protecting_backend() -> KeyringBackend | None:
    """Return this system's keyring, or None; takes a quarter of a second, most of it to import the library."""
    from keyring.core import load_keyring  # noqa: PLC0415  the window comes first

    for name in PROTECTING:
        try:
            return load_keyring(name)
        except Exception as refusal:  # noqa: BLE001  whatever a system answers, there may be another keyring
            _log.debug("%s does not work here (%s)", name, type(refusal).__name__)
    return None


class SystemKeyring:
    """Keeps small secrets of this user; implements `services.Keyring`, so it never raises.

    A keyring is trusted after one round trip. Each call runs in a daemon thread and is given up after `patience`
    seconds: while that thread stands still (a question that nobody answers) every other call keeps nothing, at once.
    What a given-up call has written all the same is removed when it comes back.
    """

    def __init__(
        self, find: Callable[[], KeyringBackend | None] = protecting_backend, patience: float = PATIENCE
    ) -> None:
        self._find = find
        self._patience = patience
        self._backend: KeyringBackend | None = None
        self._is_tried = False
        self._one_at_a_time = threading.Lock()
        self._running: threading.Thread | None = None

    def keep(self, name: str, secret: Secret) -> bool:
        """Keep `secret` under `name`; say whether it could be read back. An empty or too long one is refused."""
        if not 0 < len(secret) <= LONGEST:
            return False
        return self._ask(partial(_keep, name=name, value=secret), otherwise=False, undo=partial(_drop, name=name))

    def kept(self, name: str) -> Secret | None:
        """Return what is kept under `name`, or None."""
        return self._ask(partial(_kept, name=name), otherwise=None)

    def drop(self, name: str) -> None:
        """Keep nothing under `name` any more; where the keyring stands still, what is there stays."""
        self._ask(partial(_drop, name=name), otherwise=None)

    def _ask(self, act: _Act[_T], otherwise: _T, undo: _Act[None] | None = None) -> _T:
        """Return what `act` returns, or `otherwise` where there is no keyring, it refuses or it does not answer."""
        with self._one_at_a_time:  # Windows' back end moves entries about and must not meet itself
            if self._running is not None and self._running.is_alive():
                return otherwise
            outcome: Future[_T] = Future()
            arguments = (act, otherwise, undo, outcome)
            self._running = threading.Thread(target=self._work, args=arguments, name="keyring", daemon=True)
            self._running.start()
            try:
                result = outcome.result(self._patience)
            except TimeoutError:
                _log.info("the keyring does not answer")
                if outcome.cancel():
                    return otherwise
                result = outcome.result()
            self._running = None  # it has answered, although its thread may be on its way out for a moment more
            return result

    def _work(self, act: _Act[_T], otherwise: _T, undo: _Act[None] | None, outcome: Future[_T]) -> None:
        result = self._attempt(act, otherwise)
        if outcome.set_running_or_notify_cancel():
            outcome.set_result(result)
        elif undo is not None:
            self._attempt(undo, None)

    def _attempt(self, act: _Act[_T], otherwise: _T) -> _T:
        try:
            backend = self._tried_backend()
            return otherwise if backend is None else act(backend)
        except Exception as refusal:  # noqa: BLE001  back ends raise whatever their system does; only its kind is told
            _log.info("the keyring refuses (%s)", type(refusal).__name__)
            return otherwise

    def _tried_backend(self) -> KeyringBackend | None:
        """Return the keyring if its one round trip succeeded; asks its user for nothing a second time."""
        if not self._is_tried:
            self._is_tried = True
            found = self._find()
            if found is not None and _answers_truly(found):
                self._backend = found
            _log.info("the keyring in use: %s", type(self._backend).__module__ if self._backend else "none")
        return self._backend


def _answers_truly(backend: KeyringBackend) -> bool:
    value = Secret(secrets.token_hex())
    name = f"probe-{secrets.token_hex(8)}"  # two programs that try at the same time must not meet
    answers = _keep(backend, name, value)
    _drop(backend, name)
    return answers and _kept(backend, name) is None


def _keep(backend: KeyringBackend, name: str, value: Secret) -> bool:
    backend.set_password(SERVICE, name, value.reveal())
    if _kept(backend, name) == value:
        return True
    _drop(backend, name)
    return False


def _kept(backend: KeyringBackend, name: str) -> Secret | None:
    value = backend.get_password(SERVICE, name)
    return None if value is None else Secret(value)


def _drop(backend: KeyringBackend, name: str) -> None:
    if backend.get_password(SERVICE, name) is not None:
        backend.delete_password(SERVICE, name)
