"""Runs the real application in a process of its own: forked, since importing everything takes longer than a walk.

It has the real window (offscreen), the real service over HTTP and the real disk; but its keys come from a pool, what it
writes is noted down, and one of its acts may be its doom.
"""

import ctypes
import json
import os
import re
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtWidgets import QApplication
from urllib3.util import connection

from crypteo_desktop import app as application
from crypteo_desktop.adapters.backend.transport import HttpTransport
from crypteo_desktop.adapters.backend.wire import Call
from crypteo_desktop.adapters.system_keyring import SystemKeyring
from crypteo_desktop.crypto import keys
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.profile import Server, read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import Places
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder, Until
from crypteo_desktop.ui.demo.scripts import DEMO_PASSWORD
from tests.faults.client_acts import ANSWER, DROP, KEEP, REQUEST, Course, Doom, begin
from tests.faults.client_holder import Holder, Memory, Stuck, WasAccepted
from tests.faults.client_keys import PrimePool

# Imported by a running application one after another; here already, so that each forked one need not.
PRELOADED = (
    "argon2",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.argon2",
    "crypteo_desktop.adapters.backend.client",
    "crypteo_desktop.adapters.certificate_folder",
    "crypteo_desktop.adapters.pending_folder",
    "crypteo_desktop.crypto.pkcs12",
    "crypteo_desktop.steps.generating",
    "crypteo_desktop.steps.opening",
    "crypteo_desktop.steps.sending_answers",
    "crypteo_desktop.steps.sending_code",
    "crypteo_desktop.steps.verifying",
    "crypteo_desktop.ui.pages",
    "keyring.backends.SecretService",
    "secretstorage",
    "zxcvbn",
)
FINISHED, ACCEPTED, STUCK = 0, 10, 11
PASSWORD = DEMO_PASSWORD
_PATIENCE = 90.0
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_ID = re.compile(r"/[A-Za-z0-9_-]{22}(?=/|$)")


@dataclass(frozen=True, slots=True)
class Order:
    """One order ready to download."""

    base_url: str
    link: str
    code: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one walk happens: what is the holder's and the program's, and beside it the notes about it."""

    folder: Path

    @property
    def walk(self) -> Path:
        """The folder under which every act is a point."""
        return self.folder / "walk"

    @property
    def saved(self) -> Path:
        """The holder's folder."""
        return self.walk / "saved"

    @property
    def own(self) -> Path:
        """The program's own folder."""
        return self.walk / "own"

    def note(self, name: str) -> Path:
        """Return a file of the notes: course, written, secrets, told, stderr."""
        return self.folder / name

    def make(self) -> None:
        """Make the folders that are there before the program first starts."""
        self.saved.mkdir(parents=True)


@dataclass(frozen=True, slots=True)
class Launch:
    """One start of the application: where, for which order, with which keys, and what befalls it."""

    place: Place
    order: Order
    keys: PrimePool
    first_key: int
    doom: Doom | None = None
    keyring: Mapping[str, str] | None = None
    with_link: bool = True


@dataclass(frozen=True, slots=True)
class Ending:
    """How the application ended: its status, or killed by its doom; and what the holder saw."""

    status: int
    killed: bool = False
    told: tuple[str, ...] = ()

    def __str__(self) -> str:
        names = {FINISHED: "finished", ACCEPTED: "already accepted", STUCK: "stuck"}
        ended = "killed" if self.killed else names.get(self.status, f"status {self.status}")
        return f"{ended} after {' > '.join(self.told)}"


def run(launch: Launch) -> Ending:
    """Run the application until it ends."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reader)
        _child(launch)
    os.close(writer)
    ended, _, _ = select.select([reader], [], [], _PATIENCE)
    os.close(reader)
    if not ended:
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    told = launch.place.note("told")
    seen = tuple(told.read_text(encoding="utf-8").splitlines()) if told.exists() else ()
    if not ended:
        return Ending(STUCK, told=(*seen, "no end"))
    if os.WIFSIGNALED(status):
        return Ending(STUCK, killed=os.WTERMSIG(status) == signal.SIGKILL, told=seen)
    return Ending(os.waitstatus_to_exitcode(status), told=seen)


def _child(launch: Launch) -> None:
    """Be the application and never return into the process that it was copied from."""
    status = STUCK
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        os.dup2(os.open(launch.place.note("stderr"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
        os.environ.update({**(launch.keyring or {}), "QT_QPA_PLATFORM": "offscreen"})
        status = _play(launch)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(status)


def _play(launch: Launch) -> int:
    place, order = launch.place, launch.order
    course = Course(place.walk, place.note("course"), place.note("written"), launch.doom)
    _seam(launch, _Notes(place.note("secrets")), course)
    begin(course)
    profile = replace(read_profile(resource("profile.toml")), servers=(Server("demo", order.base_url),))
    app = application.make_application("fr")
    window = application.make_window(
        profile,
        Secret(order.link if launch.with_link else ""),
        Places(place.saved, place.own),
        demo=launch.keyring is None,
    )
    memory = Memory(Secret(order.link), Secret(order.code), tuple(map(Secret, order.answers)), PASSWORD)
    holder = Holder(Hands(window), memory)
    acts = ScriptedHolder(_to_the_end(holder, app), window)
    acts.gave_up.connect(lambda what: _give_up(app, holder, what))
    window.left.connect(app.exit)
    window.show()
    window.activateWindow()
    acts.start()
    try:
        return app.exec()
    finally:
        place.note("told").write_text("\n".join(holder.told), encoding="utf-8")


def _to_the_end(holder: Holder, app: QApplication) -> Iterator[Until]:
    try:
        yield from holder.script()
    except WasAccepted:
        app.exit(ACCEPTED)
    except Stuck:
        app.exit(STUCK)


def _give_up(app: QApplication, holder: Holder, what: str) -> None:
    holder.told.append(f"waited in vain for {what}")
    app.exit(STUCK)


@dataclass(frozen=True, slots=True)
class _Notes:
    """What must be found in no byte that is written."""

    file: Path
    _known: set[str] = field(default_factory=set)

    def add(self, kind: str, what: Any) -> None:
        line = json.dumps([kind, what])
        if line not in self._known:
            self._known.add(line)
            with self.file.open("a", encoding="utf-8") as notes:
                notes.write(f"{line}\n")


def _seam(launch: Launch, notes: _Notes, course: Course) -> None:
    """Take keys from the pool, and make points of the requests and of what is kept in the keyring."""
    numbers = iter(range(launch.first_key, launch.first_key + 1000))

    def generate(bits: int, public_exponent: int) -> KeyPair:
        number = next(numbers)
        notes.add("key", number)
        return KeyPair(launch.keys.key(number))

    keys.generate_key_pair = generate
    _come_from(f"127.{launch.first_key >> 16 & 255}.{launch.first_key >> 8 & 255}.{launch.first_key & 255 or 1}")
    _mine_requests(course, notes)
    for act, owner in ((KEEP, "keep"), (DROP, "drop")):
        _mine_keyring(course, act, owner)


def _come_from(address: str) -> None:
    """Call from an address of this walk's own: the service counts the calls of each."""
    connect = connection.create_connection

    def from_there(*told: Any, **named: Any) -> Any:
        return connect(*told, **{**named, "source_address": (address, 0)})

    connection.create_connection = from_there


def _mine_requests(course: Course, notes: _Notes) -> None:
    send, getresponse = HttpTransport.send, HTTPConnection.getresponse
    current: list[str] = [""]  # one request at a time

    def mined_send(transport: HttpTransport, call: Call, *told: Any) -> Any:
        current[0] = f"{call.method} {_ID.sub('/#', urlsplit(call.url).path.removeprefix('/v1'))}"
        if call.bearer is not None:
            notes.add("token", call.bearer.reveal())
        with course.point(REQUEST, current[0]):
            return send(transport, call, *told)

    def mined_getresponse(connection: HTTPConnection, *told: Any, **named: Any) -> Any:
        with course.point(ANSWER, current[0]):
            return getresponse(connection, *told, **named)

    HttpTransport.send = mined_send  # type: ignore[method-assign]
    HTTPConnection.getresponse = mined_getresponse  # type: ignore[method-assign]


def _mine_keyring(course: Course, act: str, owner: str) -> None:
    real: Callable[..., Any] = getattr(SystemKeyring, owner)

    def mined(keyring: SystemKeyring, name: str, *told: Any) -> Any:
        with course.point(act, f"{name.rpartition('/')[2]} in the keyring"):
            return real(keyring, name, *told)

    setattr(SystemKeyring, owner, mined)
