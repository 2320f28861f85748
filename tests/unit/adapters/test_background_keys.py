"""The key pair made in the background: once, for the policy told, and never in the way."""

import threading
from collections.abc import Callable
from typing import cast

import pytest

from crypteo_desktop.adapters.background_keys import BackgroundKeys
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.crypto.keys import KeyPair, generate_key_pair
from crypteo_desktop.session import KeyPolicy

POLICY = KeyPolicy(3072, 65537)
PATIENCE = 90.0


class Workshop:
    """Makes pairs that are only names, one when `allowed` is set; `fails` is raised instead."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.allowed = threading.Event()
        self.begun = threading.Event()
        self.fails: BaseException | None = None

    def __call__(self, bits: int, exponent: int) -> KeyPair:
        self.asked.append((bits, exponent))
        self.begun.set()
        assert self.allowed.wait(PATIENCE)
        if self.fails is not None:
            raise self.fails
        return cast("KeyPair", f"pair {len(self.asked)} of {bits}")


def keep(pair: KeyPair) -> None:
    """Keep nothing: what keeps is tried below."""


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


def test_a_pair_begun_early_is_the_one_taken(workshop: Workshop) -> None:
    keys = BackgroundKeys(workshop)
    keys.begin(POLICY, keep)
    keys.begin(POLICY, keep)
    workshop.allowed.set()
    assert keys.take(POLICY, CancelToken()) == "pair 1 of 3072"
    assert keys.take(POLICY, CancelToken()) == "pair 1 of 3072"
    assert workshop.asked == [(3072, 65537)]


def test_taking_what_nobody_has_begun_is_a_mistake(workshop: Workshop) -> None:
    with pytest.raises(RuntimeError):
        BackgroundKeys(workshop).take(POLICY, CancelToken())


def test_a_pair_is_taken_only_once_it_is_kept(workshop: Workshop) -> None:
    keys, kept, may_keep = BackgroundKeys(workshop), [], threading.Event()

    def slowly(pair: KeyPair) -> None:
        assert may_keep.wait(PATIENCE)
        kept.append(pair)

    keys.begin(POLICY, slowly)
    workshop.allowed.set()
    taken: list[KeyPair] = []
    taker = threading.Thread(target=lambda: taken.append(keys.take(POLICY, CancelToken())))
    taker.start()
    assert not taken
    may_keep.set()
    taker.join(PATIENCE)
    assert taken == kept == ["pair 1 of 3072"]


def test_what_keeping_raised_is_raised_and_then_tried_anew(workshop: Workshop) -> None:
    keys, outcomes = BackgroundKeys(workshop), [OSError("full"), None]

    def sometimes(pair: KeyPair) -> None:
        failure = outcomes.pop(0)
        if failure is not None:
            raise failure

    class AllowsWhenAwaited(CancelToken):
        """A failure before anybody waits is made good in silence, so it comes only now."""

        def wait(self, seconds: float) -> None:
            workshop.allowed.set()
            super().wait(seconds)

    keys.begin(POLICY, sometimes)
    with pytest.raises(OSError, match="full"):
        keys.take(POLICY, AllowsWhenAwaited())
    assert keys.take(POLICY, CancelToken()) == "pair 1 of 3072"
    assert outcomes == []


def test_another_password_has_the_same_pair_kept_once_more(workshop: Workshop) -> None:
    keys, kept = BackgroundKeys(workshop), []
    workshop.allowed.set()
    keys.begin(POLICY, lambda pair: kept.append("first"))
    keys.take(POLICY, CancelToken())
    keys.begin(POLICY, lambda pair: kept.append("second"))
    assert keys.take(POLICY, CancelToken()) == "pair 1 of 3072"
    assert kept == ["first", "second"]


def test_a_refused_pair_is_made_and_kept_anew(workshop: Workshop) -> None:
    keys, kept = BackgroundKeys(workshop), []
    workshop.allowed.set()
    keys.begin(POLICY, kept.append)
    keys.take(POLICY, CancelToken())
    keys.refuse()
    assert keys.pair() is None
    assert keys.take(POLICY, CancelToken()) == keys.pair() == "pair 2 of 3072"
    assert kept == ["pair 1 of 3072", "pair 2 of 3072"]


def test_a_pair_of_before_is_taken_as_it_is(workshop: Workshop) -> None:
    keys, kept = BackgroundKeys(workshop), []
    keys.put(POLICY, cast("KeyPair", "of before"), kept.append)
    assert keys.take(POLICY, CancelToken()) == keys.pair() == "of before"
    assert (workshop.asked, kept) == ([], [])


def test_beginning_does_not_wait_and_leaving_does_not_either(workshop: Workshop) -> None:
    before = set(threading.enumerate())
    BackgroundKeys(workshop).begin(POLICY, keep)
    assert workshop.begun.wait(PATIENCE)
    (worker,) = (thread for thread in set(threading.enumerate()) - before if thread.name == "key-pair")
    assert worker.daemon
    workshop.allowed.set()
    worker.join(PATIENCE)
    assert not worker.is_alive()


def test_a_cancel_ends_the_waiting_but_not_the_making(workshop: Workshop) -> None:
    keys, token = BackgroundKeys(workshop), CancelToken()
    keys.begin(POLICY, keep)
    token.cancel()
    with pytest.raises(Cancelled):
        keys.take(POLICY, token)
    workshop.allowed.set()
    assert keys.take(POLICY, CancelToken()) == "pair 1 of 3072"


def test_a_cancel_is_noticed_even_when_the_pair_is_ready(workshop: Workshop) -> None:
    keys, token = BackgroundKeys(workshop), CancelToken()
    keys.begin(POLICY, keep)
    workshop.allowed.set()
    keys.take(POLICY, CancelToken())
    token.cancel()
    with pytest.raises(Cancelled):
        keys.take(POLICY, token)


@pytest.mark.parametrize("kind", [MemoryError, SystemExit])
def test_a_failure_is_raised_where_somebody_waits_and_then_tried_anew(
    workshop: Workshop, kind: type[BaseException]
) -> None:
    keys = BackgroundKeys(workshop)
    workshop.fails = kind("too big")
    workshop.allowed.set()
    keys.begin(POLICY, keep)
    with pytest.raises(kind, match="too big"):
        keys.take(POLICY, CancelToken())
    workshop.fails = None
    assert keys.take(POLICY, CancelToken()) == f"pair {len(workshop.asked)} of 3072"


@pytest.mark.parametrize(
    "between",
    [lambda keys: keys.forget() or keys.begin(POLICY, keep), lambda keys: keys.begin(KeyPolicy(4096, 65537), keep)],
    ids=["forgotten", "another policy"],
)
def test_a_pair_that_is_no_longer_wanted_is_dropped(
    workshop: Workshop, between: Callable[[BackgroundKeys], None]
) -> None:
    keys = BackgroundKeys(workshop)
    workshop.allowed.set()
    keys.begin(POLICY, keep)
    keys.take(POLICY, CancelToken())
    between(keys)
    assert keys.take(POLICY, CancelToken()) != "pair 1 of 3072"


def test_the_real_generator_fits() -> None:
    keys, policy = BackgroundKeys(generate_key_pair), KeyPolicy(2048, 65537)
    keys.begin(policy, keep)
    pair = keys.take(policy, CancelToken())
    assert pair.private_key.key_size == 2048
