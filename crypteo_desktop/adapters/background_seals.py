"""Derives the keys of the certificate file in the background, so that step 5 does not wait for their cost."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from crypteo_desktop.adapters.background import start
from crypteo_desktop.crypto.pkcs12.seal import Seal
from crypteo_desktop.secret import Secret


@dataclass(frozen=True, slots=True)
class _Deriving:
    """One seal being derived, or derived."""

    password: Secret
    seal: Future[Seal] = field(default_factory=Future)


class BackgroundSeals:
    """Keeps at most one seal ready, and gives each to one file; implements `services.SealSource`.

    `derive` makes a new seal of a password. It runs in a daemon thread; what was begun for another password or before
    `forget` is dropped when it comes.
    """

    def __init__(self, derive: Callable[[Secret], Seal]) -> None:
        self._derive = derive
        self._lock = threading.Lock()
        self._deriving: _Deriving | None = None

    def begin(self, password: Secret) -> None:
        """Start deriving a seal, unless one of this password waits to be taken."""
        with self._lock:
            if self._deriving is not None and self._deriving.password == password:
                return
            self._deriving = deriving = _Deriving(password)
        start("file-seal", lambda: self._derive(password), deriving.seal)

    def take(self, password: Secret) -> Seal:
        """Return the seal that was begun for this password once it is there, or a new one."""
        with self._lock:
            deriving, self._deriving = self._deriving, None
        if deriving is None or deriving.password != password or deriving.seal.exception() is not None:
            return self._derive(password)
        return deriving.seal.result()

    def forget(self) -> None:
        """Drop the seal."""
        with self._lock:
            self._deriving = None
