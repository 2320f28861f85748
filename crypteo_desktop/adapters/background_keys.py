"""Makes the key pair in the background, from the moment that the password is set."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

from crypteo_desktop.adapters.background import start
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.services import Keep
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


@dataclass(frozen=True, slots=True)
class _Keeping:
    """One key pair being kept, or kept; `keep` may be called again when it failed."""

    making: _Making
    keep: Keep
    done: Future[None]


class BackgroundKeys:
    """Makes one key pair for one policy and has it kept; implements `enrolment.KeySource`.

    `generate` takes bits and public exponent. It runs in a daemon thread, so that leaving the program never waits for
    it; what was begun for another policy or before `forget` is dropped when it comes.
    """

    def __init__(self, generate: Callable[[int, int], KeyPair]) -> None:
        self._generate = generate
        self._lock = threading.Lock()
        self._one_keeps = threading.Lock()
        self._making: _Making | None = None
        self._keeping: _Keeping | None = None

    def begin(self, policy: KeyPolicy, keep: Keep) -> None:
        """Start making a key pair, unless one for this policy is made or being made, and have it kept by `keep`."""
        with self._lock:
            self._begin_keeping(self._begun(policy), keep)

    def take(self, policy: KeyPolicy, token: CancelToken) -> KeyPair:
        """Return the key pair when it is made and kept, the same one until `forget`.

        Raise what making or keeping it raised, or Cancelled; after a failure the next call does it anew.
        """
        keeping = self._awaited(policy)
        while not keeping.done.done():
            token.wait(_GLANCE)
        token.checkpoint()
        keeping.done.result()
        return keeping.making.pair.result()

    def put(self, policy: KeyPolicy, pair: KeyPair, keep: Keep) -> None:
        """Take a key pair that was made and kept before; `keep` is for another one, should it be refused."""
        made: Future[KeyPair] = Future()
        made.set_result(pair)
        kept: Future[None] = Future()
        kept.set_result(None)
        with self._lock:
            self._making = _Making(policy, made)
            self._keeping = _Keeping(self._making, keep, kept)

    def pair(self) -> KeyPair | None:
        """Return the key pair if it is made."""
        with self._lock:
            making = self._making
        return making.pair.result() if making is not None and making.pair.done() and not making.failed else None

    def refuse(self) -> None:
        """Drop the key pair: the next `take` makes another one and has it kept in the same way."""
        with self._lock:
            self._making = None

    def forget(self) -> None:
        """Drop the key pair and how it is kept."""
        with self._lock:
            self._making = self._keeping = None

    def forget_for_good(self) -> None:
        """Drop them, and return when nothing is being kept any more, which may take half a second."""
        self.forget()
        with self._one_keeps:
            return

    def _awaited(self, policy: KeyPolicy) -> _Keeping:
        with self._lock:
            keeping = self._keeping
            if keeping is None:
                raise RuntimeError("nobody has said yet how the key is kept")
            failed = keeping.done.done() and keeping.done.exception() is not None
            if failed or keeping.making is not self._making or keeping.making.policy != policy:
                keeping = self._begin_keeping(self._begun(policy), keeping.keep)
            return keeping

    def _begun(self, policy: KeyPolicy) -> _Making:
        making = self._making
        if making is None or making.policy != policy or making.failed:
            making = self._making = _Making(policy, Future())
            start("key-pair", lambda: self._generate(policy.bits, policy.public_exponent), making.pair)
        return making

    def _begin_keeping(self, making: _Making, keep: Keep) -> _Keeping:
        self._keeping = keeping = _Keeping(making, keep, Future())
        start("key-keeping", lambda: self._keep(keeping), keeping.done)
        return keeping

    def _keep(self, keeping: _Keeping) -> None:
        pair = keeping.making.pair.result()
        with self._one_keeps:  # never two key derivations at once, and the last one begun is the last one written
            with self._lock:
                is_last = keeping is self._keeping
            if is_last:
                keeping.keep(pair)
