"""Makes the key pair in the background, from the moment that the password is set."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.session import KeyPolicy

_GLANCE: Final = 0.05  # seconds between two looks at work that cannot be interrupted


@dataclass(frozen=True, slots=True)
class _Making:
    """One key pair being made, or made."""

    policy: KeyPolicy
    pair: Future[KeyPair]

    @property
    def failed(self) -> bool:
        return self.pair.done() and self.pair.exception() is not None


class BackgroundKeys:
    """Keeps one key pair for one policy; implements `enrolment.KeySource`.

    `generate` takes bits and public exponent. It runs in a daemon thread, so that leaving the program never waits for
    it; what was begun for another policy or before `forget` is dropped when it comes.
    """

    def __init__(self, generate: Callable[[int, int], KeyPair]) -> None:
        self._generate = generate
        self._lock = threading.Lock()
        self._making: _Making | None = None

    def begin(self, policy: KeyPolicy) -> None:
        """Start making a key pair, unless one for this policy is made or being made."""
        self._begun(policy)

    def take(self, policy: KeyPolicy, token: CancelToken) -> KeyPair:
        """Return the key pair when it is ready, the same one until `forget`; raise what making it raised, or Cancelled.

        After a failure the next call begins anew.
        """
        making = self._begun(policy)
        while not making.pair.done():
            token.wait(_GLANCE)
        token.checkpoint()
        return making.pair.result()

    def forget(self) -> None:
        """Drop the key pair."""
        with self._lock:
            self._making = None

    def _begun(self, policy: KeyPolicy) -> _Making:
        with self._lock:
            making = self._making
            if making is None or making.policy != policy or making.failed:
                making = self._making = _Making(policy, Future())
                threading.Thread(target=self._make, args=(making,), name="key-pair", daemon=True).start()
            return making

    def _make(self, making: _Making) -> None:
        try:
            pair = self._generate(making.policy.bits, making.policy.public_exponent)
        except Exception as error:  # noqa: BLE001  whatever it is, `take` raises it where somebody waits
            making.pair.set_exception(error)
        else:
            making.pair.set_result(pair)
