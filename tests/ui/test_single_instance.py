"""What a second start says to the first: a link over a socket for one user, bounded, answered, and nothing else."""

import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.links import MAX_LENGTH
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui import single_instance
from crypteo_desktop.ui.single_instance import LONGEST_MESSAGE, FirstInstance, Reply, hand_over
from tests.support.samples import LINK

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks with Unix sockets")

PATIENCE = 60


@pytest.fixture
def address() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="crypteo-") as folder:  # the path of a socket must be short
        yield Path(folder) / "first"


@pytest.fixture
def first(address: Path, qtbot: QtBot) -> Iterator[FirstInstance]:
    listening = FirstInstance(str(address))
    listening.listen()
    yield listening
    listening.close()
    listening.deleteLater()


@contextmanager
def visitor(address: Path, words: bytes) -> Iterator[socket.socket]:
    """Say something to the first instance, as any program of this user might."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        connection.connect(str(address))
        connection.sendall(words)
        yield connection


def message(link: object, version: int = 1) -> bytes:
    return json.dumps({"crypteo": version, "link": link}).encode() + b"\n"


@pytest.mark.parametrize("link", [LINK, Secret(""), Secret("x" * (MAX_LENGTH - 1))])
def test_a_link_is_taken_and_told(first: FirstInstance, address: Path, qtbot: QtBot, link: Secret) -> None:
    with visitor(address, message(link.reveal())) as second:
        with qtbot.waitSignal(first.handed_over) as heard:
            pass
        assert heard.args == [link]
        assert second.makefile().read() == "taken\n"


def test_a_file_is_taken_and_told(first: FirstInstance, address: Path, qtbot: QtBot) -> None:
    words = json.dumps({"crypteo": 1, "file": "/usb/José \udcff.p12"}).encode() + b"\n"
    with visitor(address, words) as second:
        with qtbot.waitSignal(first.handed_over) as heard:
            pass
        assert heard.args == [Path("/usb/José \udcff.p12")]
        assert second.makefile().read() == "taken\n"


def test_it_may_come_in_pieces_and_from_several(first: FirstInstance, address: Path, qtbot: QtBot) -> None:
    heard: list[Secret] = []
    first.handed_over.connect(heard.append)
    words = message("one")
    with visitor(address, words[:9]) as slow, visitor(address, message("two")):
        qtbot.waitUntil(lambda: heard == [Secret("two")])
        slow.sendall(words[9:])
        qtbot.waitUntil(lambda: heard == [Secret("two"), Secret("one")])


@pytest.mark.parametrize(
    "words",
    [
        b"\n",
        b"hello\n",
        b"\xff\xfe\n",
        b"[" * 2000 + b"\n",
        b'["crypteo"]\n',
        message("x", version=2),
        message(None),
        message(["x"]),
        json.dumps({"crypteo": 1, "file": "a.p12"}).encode() + b"\n",
        json.dumps({"crypteo": 1, "file": "/a.p12", "link": "x"}).encode() + b"\n",
        json.dumps({"crypteo": 1, "file": 7}).encode() + b"\n",
        message("x" * LONGEST_MESSAGE),
        b"x" * (LONGEST_MESSAGE + 1),
        b"x" * 1_000_000,
    ],
    ids=range(14),
)
def test_anything_else_is_ignored_with_a_line_in_the_log(
    first: FirstInstance, address: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, words: bytes
) -> None:
    heard: list[Secret] = []
    first.handed_over.connect(heard.append)

    def speak() -> None:
        try:
            with visitor(address, words) as stranger:
                answers.append(stranger.recv(100))
        except OSError:
            answers.append(b"")

    answers: list[bytes] = []
    speaking = threading.Thread(target=speak)
    speaking.start()
    qtbot.waitUntil(lambda: bool(answers))
    speaking.join()
    assert answers == [b""]
    assert heard == []
    assert "a message of another kind was ignored" in caplog.text
    with visitor(address, message("still here")), qtbot.waitSignal(first.handed_over):
        pass


def test_who_connects_and_says_nothing_is_shown_the_door(
    first: FirstInstance, address: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 50)
    with visitor(address, b"") as silent:
        silent.setblocking(False)

        def is_out() -> bool:
            try:
                return silent.recv(1) == b""
            except BlockingIOError:
                return False

        qtbot.waitUntil(is_out)


def test_who_left_before_the_answer_has_opened_its_link_by_itself(
    first: FirstInstance, address: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Secret] = []
    first.handed_over.connect(heard.append)
    with visitor(address, message("one")):
        pass
    qtbot.waitUntil(lambda: "did not wait" in caplog.text)
    assert heard == []


def test_once_closed_nobody_is_heard(first: FirstInstance, address: Path, qtbot: QtBot) -> None:
    heard: list[Secret] = []
    first.handed_over.connect(heard.append)
    with visitor(address, b"") as early:
        qtbot.waitUntil(lambda: bool(first._server.findChildren(single_instance.QLocalSocket)))
        first.close()
        assert early.recv(1) == b""
    assert not address.exists()
    assert hand_over(str(address), LINK, 100) is Reply.ABSENT
    assert heard == []


def test_the_socket_is_the_user_s_alone_and_replaces_a_dead_one(address: Path, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(address))
    first = FirstInstance(str(address))
    first.listen()
    assert stat.S_IMODE(address.stat().st_mode) == 0o700
    with visitor(address, message("x")), qtbot.waitSignal(first.handed_over):
        pass
    first.close()


def test_an_address_that_cannot_be_listened_at_is_said_in_the_log(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    first = FirstInstance("/nonexistent/folder/first")
    first.listen()
    assert "second starts cannot be heard" in caplog.text


# In place of the first instance: as `user`, read one line of one visitor, answer it, and wait until it leaves.
FIRST = """
import os, socket, sys
address, answer, user = sys.argv[1], bytes.fromhex(sys.argv[2]), int(sys.argv[3])
if user != os.geteuid():
    os.setresuid(user, user, user)
server = socket.socket(socket.AF_UNIX); server.bind(address); server.listen()
print("ready", flush=True)
connection, _ = server.accept()
print(connection.makefile("rb").readline(), flush=True)
connection.sendall(answer)
connection.recv(1)
"""


@contextmanager
def listening(address: Path, answer: bytes, user: int | None = None) -> Iterator[IO[str]]:
    """Have a process listen at `address`; give the line that it received, as Python writes it.

    Not a thread: Qt's waiting lets no other thread of Python run.
    """
    command = [sys.executable, "-c", FIRST, str(address), answer.hex(), str(os.geteuid() if user is None else user)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.stdout
        process.wait(PATIENCE)


def test_a_second_start_is_told_that_its_link_was_taken(address: Path) -> None:
    with listening(address, b"taken\n") as received:
        assert hand_over(str(address), LINK) is Reply.TAKEN
        assert received.readline() == f"{message(LINK.reveal())!r}\n"


def test_a_second_start_hands_its_file_over(address: Path) -> None:
    file = Path("/usb/José.p12")
    with listening(address, b"taken\n") as received:
        assert hand_over(str(address), file) is Reply.TAKEN
        told = json.dumps({"crypteo": 1, "file": str(file)}).encode() + b"\n"
        assert received.readline() == f"{told!r}\n"


@pytest.mark.parametrize("words", [b"\n", b"no\n", b"taken", b"taken, but\n"])
def test_any_other_answer_is_none(address: Path, words: bytes) -> None:
    with listening(address, words):
        assert hand_over(str(address), LINK, 500) is Reply.SILENT


def test_a_first_that_does_not_answer_is_not_waited_for(address: Path) -> None:
    with listening(address, b""):
        began = time.monotonic()
        assert hand_over(str(address), LINK, 200) is Reply.SILENT
        assert 0.15 < time.monotonic() - began < PATIENCE / 2


def test_nobody_there_is_known_at_once(address: Path) -> None:
    began = time.monotonic()
    assert hand_over(str(address), LINK, 20_000) is Reply.ABSENT
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(address))
    assert hand_over(str(address), LINK, 20_000) is Reply.ABSENT
    assert time.monotonic() - began < 15


def test_what_is_too_long_is_not_sent(first: FirstInstance, address: Path) -> None:
    assert hand_over(str(address), Secret("x" * (LONGEST_MESSAGE + 1))) is Reply.SILENT


def test_a_link_is_never_sent_to_another_user(address: Path, caplog: pytest.LogCaptureFixture) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may be somebody else on Linux")
    address.parent.chmod(0o777)
    with listening(address, b"taken\n", user=65534) as received:
        assert hand_over(str(address), LINK) is Reply.SILENT
        assert received.readline() == "b''\n"
    assert "another user listens" in caplog.text
    assert LINK.reveal() not in caplog.text
