"""The system's keyring: what works is used after one round trip, what does not is done without, nothing is awaited."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend

from crypteo_desktop.adapters.system_keyring import LONGEST, PROTECTING, SystemKeyring, protecting_backend
from crypteo_desktop.secret import Secret
from tests.support.keyrings import (
    PATIENCE,
    AskingKeyring,
    ForgettingKeyring,
    KeepingKeyring,
    LyingKeyring,
    RefusingKeyring,
    WorkingKeyring,
)
from tests.support.private_keyring import private_keyring

SECRET = Secret("correct-horse-battery-staple")
BRIEF = 0.05
ROOT = Path(__file__).parents[3]


def over(backend: KeyringBackend, patience: float = PATIENCE) -> SystemKeyring:
    return SystemKeyring(lambda: backend, patience)


def quiet() -> None:
    """Wait until no call of the keyring runs any more."""
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(PATIENCE)
            assert not thread.is_alive()


def test_a_working_keyring_keeps_and_drops_under_the_service_name() -> None:
    backend = WorkingKeyring()
    keyring = over(backend)
    assert keyring.keep("a name", SECRET)
    assert backend.entries == {("Crypteo Desktop", "a name"): SECRET.reveal()}
    assert keyring.kept("a name") == SECRET
    assert keyring.kept("another name") is None
    keyring.drop("a name")
    keyring.drop("a name")
    assert keyring.kept("a name") is None
    assert backend.entries == {}


def test_a_second_secret_takes_the_place_of_the_first() -> None:
    keyring = over(WorkingKeyring())
    assert keyring.keep("a name", SECRET)
    assert keyring.keep("a name", Secret("another"))
    assert keyring.kept("a name") == Secret("another")


@pytest.mark.parametrize("length", [0, LONGEST + 1])
def test_what_not_every_system_could_keep_is_refused_before_it_is_asked(length: int) -> None:
    backend = WorkingKeyring()
    assert not over(backend).keep("a name", Secret("x" * length))
    assert backend.calls == []


def test_the_longest_secret_is_kept() -> None:
    assert over(WorkingKeyring()).keep("a name", Secret("x" * LONGEST))


@pytest.mark.parametrize("backend", [RefusingKeyring, LyingKeyring, ForgettingKeyring, KeepingKeyring])
def test_a_keyring_that_fails_its_round_trip_is_never_given_a_secret(backend: Callable[[], WorkingKeyring]) -> None:
    system = backend()
    keyring = over(system)
    assert not keyring.keep("a name", SECRET)
    assert keyring.kept("a name") is None
    keyring.drop("a name")
    assert SECRET.reveal() not in system.entries.values()
    assert system.calls.count("set") == 1  # and its user is asked once


def test_a_secret_that_reads_back_differently_is_taken_away_again() -> None:
    probe = WorkingKeyring()
    over(probe).kept("a name")
    backend = LyingKeyring(honest_for=probe.calls.count("get") - 1)
    assert not over(backend).keep("a name", SECRET)
    assert backend.entries == {}


def test_without_a_keyring_nothing_is_kept() -> None:
    keyring = SystemKeyring(lambda: None)
    assert not keyring.keep("a name", SECRET)
    assert keyring.kept("a name") is None
    keyring.drop("a name")


def test_a_library_that_cannot_even_be_loaded_is_no_keyring() -> None:
    def broken() -> KeyringBackend:
        raise ImportError("no library here")

    keyring = SystemKeyring(broken)
    assert not keyring.keep("a name", SECRET)
    assert keyring.kept("a name") is None


def test_who_asks_at_once_does_not_meet_the_former_question_s_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring, may_end, set_result = over(WorkingKeyring()), threading.Event(), Future.set_result

    def answer_and_stay(future: Future[Any], result: Any) -> None:
        set_result(future, result)
        may_end.wait(PATIENCE)

    monkeypatch.setattr(Future, "set_result", answer_and_stay)
    assert keyring.keep("a name", SECRET)
    assert keyring.kept("a name") == SECRET
    may_end.set()
    quiet()


def test_a_question_that_nobody_answers_is_given_up_and_not_waited_for_twice() -> None:
    backend = AskingKeyring()
    keyring = over(backend, BRIEF)
    before, began = set(threading.enumerate()), time.monotonic()
    assert not keyring.keep("a name", SECRET)
    (worker,) = (thread for thread in set(threading.enumerate()) - before if thread.name == "keyring")
    assert worker.daemon
    keyring.drop("a name")
    assert keyring.kept("a name") is None
    assert time.monotonic() - began < PATIENCE / 2
    backend.answered.set()
    quiet()
    assert backend.entries == {}


def test_a_question_answered_late_makes_the_keyring_work_from_then_on() -> None:
    backend = AskingKeyring()
    keyring = over(backend, BRIEF)
    assert keyring.kept("a name") is None
    backend.answered.set()
    quiet()
    keyring._patience = PATIENCE
    assert keyring.keep("a name", SECRET)
    assert keyring.kept("a name") == SECRET


def test_what_a_given_up_call_wrote_all_the_same_is_taken_away() -> None:
    backend = AskingKeyring(asks=False)
    keyring = over(backend, BRIEF)
    assert keyring.kept("a name") is None
    quiet()
    backend.asks = True
    assert not keyring.keep("a name", SECRET)
    asked = list(backend.calls)
    keyring.drop("a name")
    assert keyring.kept("a name") is None
    assert backend.calls == asked  # nobody else stands in line behind the question
    backend.answered.set()
    quiet()
    assert backend.calls[-1] == "delete"
    assert backend.entries == {}


def test_no_secret_is_told_to_the_log_or_by_the_keyring_itself(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for backend in (WorkingKeyring(), RefusingKeyring(), LyingKeyring(honest_for=3)):
        keyring = over(backend)
        keyring.keep("a name", SECRET)
        keyring.kept("a name")
        assert SECRET.reveal() not in repr(keyring)
    assert "the keyring refuses (KeyringLocked)" in caplog.text
    assert SECRET.reveal() not in caplog.text


def test_only_keyrings_that_protect_are_ever_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    assert protecting_backend() is None
    assert not any(word in name for name in PROTECTING for word in ("null", "fail", "chainer", "alt"))


def test_the_library_is_loaded_by_the_first_call_alone() -> None:
    program = """
import sys
from crypteo_desktop.adapters.system_keyring import SystemKeyring
keyring = SystemKeyring()
assert "keyring" not in sys.modules
keyring.kept("a name")
assert "keyring" in sys.modules
"""
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)


def test_the_keyring_of_a_real_desktop_keeps_across_processes(tmp_path: Path) -> None:
    program = """
import sys
from crypteo_desktop.adapters.system_keyring import LONGEST, SystemKeyring
from crypteo_desktop.secret import Secret
keyring, secret = SystemKeyring(), Secret("é" * LONGEST)
acts = {
    "keep": lambda: keyring.keep("a name", secret), "kept": lambda: keyring.kept("a name") == secret,
    "drop": lambda: keyring.drop("a name") is None, "gone": lambda: keyring.kept("a name") is None,
    "refused": lambda: not keyring.keep("a name", secret),
}
sys.exit(0 if acts[sys.argv[1]]() else "not so: " + sys.argv[1])
"""
    with private_keyring(tmp_path) as session:

        def does(*acts: str) -> None:
            for act in acts:
                session.run([sys.executable, "-c", program, act], ROOT)

        does("gone", "keep", "kept", "kept", "drop", "gone")
        session.lock()
        does("refused", "gone")
