"""The demonstration as a child process: started, asked, stopped, and never left behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from crypteo_desktop.adapters import demo_backend
from crypteo_desktop.adapters.demo_backend import DemoError, backend_command, start_demo_backend
from tests.support.scripted_server import Script, ScriptedServer, answer, reset

LINE = '{"base_url": "http://127.0.0.1:1", "link": "l", "retrieval_code": "c", "answers": ["a"], "mailbox_url": "m"}'
CHILD = "import sys; print(sys.argv[1], flush=True); sys.stdin.read()"
PATIENCE = 60


def test_the_real_demonstration_is_started_asked_and_stopped() -> None:
    demo = start_demo_backend()
    try:
        first = demo.messages()
        order = demo.new_order()
        later = demo.messages()
    finally:
        demo.stop()
    assert demo.link.reveal().startswith(demo.base_url)
    assert len(demo.answers) == len(order.answers) == 3
    assert order.link != demo.link
    assert len(later) > len(first) > 0
    assert {message.channel for message in later} <= {"email", "sms"}
    assert demo.retrieval_code.reveal() not in repr(first)
    with pytest.raises(DemoError, match="does not answer"):
        demo.messages()


def test_the_child_goes_when_its_parent_is_killed() -> None:
    parent = (
        "import sys; from crypteo_desktop.adapters.demo_backend import start_demo_backend as start;"
        "demo = start(sys.executable, ('-c', sys.argv[1], sys.argv[2])); print('ready', flush=True); sys.stdin.read()"
    )
    grandchild = "import sys; print(sys.argv[1], flush=True); sys.stdin.read(); sys.stderr.write('gone')"
    command = [sys.executable, "-c", parent, grandchild, LINE]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
        assert process.stderr.read() == "gone"  # ends only when the grandchild has


@pytest.mark.parametrize(
    ("program", "arguments", "words"),
    [
        ("/no/such/program", (), "cannot be run"),
        (sys.executable, ("-c", "pass"), "ended before it was ready"),
        (sys.executable, ("-c", CHILD, "garbage"), "something unexpected"),
        (sys.executable, ("-c", CHILD, "[]"), "something unexpected"),
        (sys.executable, ("-c", CHILD, "{}"), "something unexpected"),
    ],
)
def test_a_demonstration_that_does_not_start_says_why(program: str, arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(DemoError, match=words):
        start_demo_backend(program, arguments)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (answer(200, []), "something unexpected"),
        (answer(200, b"<html>"), "does not answer"),
        (reset, "does not answer"),
    ],
)
def test_a_demonstration_that_answers_strangely_is_told(script: Script, words: str) -> None:
    with ScriptedServer(script) as server:
        line = LINE.replace("http://127.0.0.1:1", server.url)
        demo = start_demo_backend(sys.executable, ("-c", CHILD, line))
        try:
            with pytest.raises(DemoError, match=words):
                demo.new_order()
        finally:
            demo.stop()


def test_a_demonstration_that_says_nothing_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_backend, "_START", 0.1)
    with pytest.raises(DemoError, match="was not ready"):
        start_demo_backend(sys.executable, ("-c", "import sys; sys.stdin.read()"))


def test_a_child_that_does_not_go_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_backend, "_STOP", 0.1)
    stubborn = f"import sys, threading; print(sys.argv[1], flush=True); threading.Event().wait({PATIENCE})"
    demo = start_demo_backend(sys.executable, ("-c", stubborn, LINE))
    demo.stop()
    assert demo._process.returncode not in {None, 0}


def test_an_installed_program_asks_the_path_for_a_backend(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DemoError, match="brings no backend"):
        backend_command()
    beside = tmp_path / "crypteo-backend"
    beside.touch(0o755)
    assert backend_command()[:2] == (str(beside), "demo")
