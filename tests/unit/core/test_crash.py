"""What is told of a crash: kinds and places of this program, never a message, a value or a folder."""

import faulthandler
import sys
import threading
import weakref
from pathlib import Path
from types import TracebackType

import pytest

from crypteo_desktop.crash import Crash, Frame, Where, crash_of, native_crash
from crypteo_desktop.crash_hooks import CrashHooks
from crypteo_desktop.links import parse_link
from tests.support.samples import NOW, PASSWORD, PROFILE

DUMP = """Fatal Python error: Aborted

Thread 0x00007f0000000001 (most recent call first):
  File "/home/camille/crypteo_desktop/ui/jobs.py", line 1 in run

Current thread 0x00007f0000000002 (most recent call first):
  File "/usr/lib/python3.11/os.py", line 12 in abort
  File "/home/camille/crypteo_desktop/ui/translation.py", line 97 in _shown
  File "C:\\Users\\camille\\crypteo_desktop\\app.py", line 60 in <lambda>

Extension modules: PySide6.QtCore (total: 1)
"""


def raised() -> tuple[type[BaseException], BaseException, TracebackType | None]:
    try:
        parse_link(PASSWORD.reveal(), PROFILE)  # type: ignore[arg-type]  # a str has no reveal()
    except AttributeError as error:
        return type(error), error, error.__traceback__
    raise AssertionError


def test_an_exception_is_told_by_its_kind_and_the_calls_of_this_program():
    kind, _, traceback = raised()
    crash = crash_of(Where.WINDOW, kind, traceback)
    assert crash.kind == "AttributeError"
    assert (crash.frames[-1].module, crash.frames[-1].function) == ("crypteo_desktop.links", "parse_link")
    assert crash.others == 1
    assert crash.place == f"crypteo_desktop.links:{crash.frames[-1].line}"
    report = crash.report(NOW, "6.0.0")
    assert report.startswith("Crypteo Desktop 6.0.0, 2026-11-23T09:00:00Z\nAttributeError (window)\n  crypteo_desktop.")
    assert PASSWORD.reveal() not in report + repr(crash)


def test_a_kind_of_another_form_is_not_told():
    odd = type(PASSWORD.reveal() + " !", (Exception,), {})
    assert crash_of(Where.THREAD, odd, None) == Crash(Where.THREAD, "?", ())
    assert crash_of(Where.THREAD, odd, None).place == ""


def test_of_a_native_dump_the_crashed_thread_is_told_without_its_folders():
    crash = native_crash(DUMP)
    assert crash == Crash(
        Where.NATIVE,
        "Aborted",
        (Frame("crypteo_desktop.app", "<lambda>", 60), Frame("crypteo_desktop.ui.translation", "_shown", 97)),
        others=1,
    )
    assert "camille" not in crash.report(NOW, "6.0.0")


@pytest.mark.parametrize("dump", ["", "nothing of the kind", "Current thread 0x1"])
def test_where_nothing_crashed_nothing_is_told(dump: str):
    assert native_crash(dump) is None


def test_what_faulthandler_really_writes_is_read(tmp_path: Path):
    with (tmp_path / "dump").open("w+") as dump:
        dump.write("Fatal Python error: Segmentation fault\n\n")
        dump.flush()
        faulthandler.dump_traceback(dump, all_threads=True)
    crash = native_crash((tmp_path / "dump").read_text())
    assert crash is not None
    assert (crash.kind, crash.frames) == ("Segmentation_fault", ())
    assert crash.others > 3


def test_every_hook_leads_to_one_place(monkeypatch: pytest.MonkeyPatch):
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back afterwards
    heard: list[Crash] = []
    CrashHooks(heard.append).install()
    sys.excepthook(*raised())
    thread = threading.Thread(target=parse_link, args=(PASSWORD.reveal(), PROFILE))
    thread.start()
    thread.join()

    class Fails:
        def __del__(self) -> None:
            raise ValueError(PASSWORD.reveal())

    Fails()
    assert [(crash.where, crash.kind) for crash in heard] == [
        (Where.WINDOW, "AttributeError"),
        (Where.THREAD, "AttributeError"),
        (Where.ASIDE, "ValueError"),
    ]


def test_what_the_broken_calls_held_is_let_go(monkeypatch: pytest.MonkeyPatch):
    class Held:
        """Something that a call holds in a variable, such as a password."""

    held: list[weakref.ref[Held]] = []

    def hold() -> None:
        mine = Held()
        held.append(weakref.ref(mine))
        raise ValueError(PASSWORD.reveal())

    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    CrashHooks(lambda _: None).install()
    try:
        hold()
    except ValueError as error:
        sys.last_value = error  # as Python does before it calls the hook
        sys.excepthook(type(error), error, error.__traceback__)
    assert held[0]() is None
    assert not hasattr(sys, "last_value")


def test_leaving_is_no_crash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    heard: list[Crash] = []
    hooks = CrashHooks(heard.append)
    hooks.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    threading.Thread(target=sys.exit).start()
    assert heard == []
    hooks.remove()
    assert sys.excepthook is sys.__excepthook__
