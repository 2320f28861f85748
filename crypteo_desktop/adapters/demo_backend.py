"""Runs the reference backend's demonstration as a child of this program, with an order ready to download."""

import json
import queue
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any, Final
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from crypteo_desktop.secret import Secret

_START: Final = 90.0
_STOP: Final = 5.0
_ANSWER: Final = 10.0
_COMMAND: Final = ("demo", "--json", "--port", "0", "--exit-with-stdin")


class DemoError(RuntimeError):
    """The demonstration did not start or does not answer; the message says why, in English."""


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """An order ready to download; `answers` are in the order of the questions."""

    link: Secret
    retrieval_code: Secret
    answers: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class DemoMessage:
    """One message of the demonstration's mailbox; `channel` is "email" or "sms"."""

    id: int
    channel: str
    to: str
    subject: str
    body: str = field(repr=False)
    sent_at: datetime
    order: str


class DemoBackend:
    """A running demonstration; `stop` ends it, and so does the end of this program, however it ends."""

    def __init__(self, process: "subprocess.Popen[str]", ready: dict[str, Any]) -> None:
        self._process = process
        self.base_url: str = ready["base_url"]
        self.mailbox_url: str = ready["mailbox_url"]
        order = _order(ready)
        self.link, self.retrieval_code, self.answers = order.link, order.retrieval_code, order.answers

    def messages(self) -> tuple[DemoMessage, ...]:
        """Return the mailbox, newest first; raise DemoError."""
        return tuple(_message(entry) for entry in _asked(f"{self.base_url}/demo/messages", "GET")["messages"])

    def new_order(self) -> DemoOrder:
        """Make one more order ready to download; raise DemoError."""
        return _order(_asked(f"{self.base_url}/demo/orders", "POST"))

    def stop(self) -> None:
        """End the demonstration: it goes when its input ends, and is killed when it does not go."""
        _end(self._process)


def backend_command() -> tuple[str, ...]:
    """Return how the backend's demonstration is run; raise DemoError where there is none.

    An installed program is no interpreter, and never brings the backend: it may be installed beside.
    """
    if not getattr(sys, "frozen", False):
        return (sys.executable, "-m", "crypteo_backend", *_COMMAND)
    installed = shutil.which("crypteo-backend")
    if installed is None:
        raise DemoError("the installed program brings no backend, and there is no crypteo-backend on the PATH")
    return (installed, *_COMMAND)


def start_demo_backend(program: str | None = None, arguments: tuple[str, ...] = ()) -> DemoBackend:
    """Start the demonstration on a free port and wait until it is ready, 90 seconds at most; raise DemoError.

    The child holds the other end of a pipe as its input: when this program goes, even by a crash, the pipe ends and
    the child with it. (prctl's PDEATHSIG would be Linux alone.)
    """
    command = backend_command() if program is None else (program, *arguments)
    try:
        process = subprocess.Popen(  # noqa: S603  our own backend
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
    except OSError as error:
        raise DemoError(f"the demonstration's backend cannot be run: {error.strerror}") from error
    try:
        return DemoBackend(process, json.loads(_first_line(process)))
    except (ValueError, KeyError, TypeError) as error:
        _end(process)
        raise DemoError("the demonstration's backend said something unexpected") from error
    except DemoError:
        _end(process)
        raise


def _first_line(process: "subprocess.Popen[str]") -> str:
    """Return the line that says that the child is ready; a thread reads it, since a pipe cannot be waited for."""
    lines: queue.Queue[str] = queue.Queue()
    output = _pipe(process.stdout)
    threading.Thread(target=lambda: lines.put(output.readline()), name="demo-ready", daemon=True).start()
    try:
        line = lines.get(timeout=_START)
    except queue.Empty:
        raise DemoError(f"the demonstration's backend was not ready within {_START:.0f} s") from None
    if not line:
        raise DemoError("the demonstration's backend ended before it was ready: is the extra “backend” installed?")
    return line


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("the child was started without its pipes")
    return stream


def _end(process: "subprocess.Popen[str]") -> None:
    _pipe(process.stdin).close()
    try:
        process.wait(_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _pipe(process.stdout).close()


def _asked(url: str, method: str) -> dict[str, Any]:
    """Return the JSON of one answer from loopback, past any proxy."""
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(Request(url, method=method), timeout=_ANSWER) as response:  # noqa: S310  http on loopback
            told = json.load(response)
    except (URLError, OSError, ValueError) as error:
        raise DemoError("the demonstration's backend does not answer") from error
    if not isinstance(told, dict):
        raise DemoError("the demonstration's backend said something unexpected")
    return told


def _order(told: dict[str, Any]) -> DemoOrder:
    answers = tuple(Secret(answer) for answer in told["answers"])
    return DemoOrder(Secret(told["link"]), Secret(told["retrieval_code"]), answers)


def _message(told: dict[str, Any]) -> DemoMessage:
    sent_at = datetime.strptime(told["sent_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return DemoMessage(
        told["id"], told["channel"], told["to"], told["subject"], told["body"], sent_at, told.get("order", "")
    )
