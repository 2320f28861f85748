"""A screen reader as a program: it knows a window by the accessibility tree of AT-SPI alone, over D-Bus."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from jeepney import DBusAddress, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE: Final = 60
_A_WHILE: Final = 1.0  # not everything that changes in a window is told
_REGISTRY: Final = "org.a11y.atspi.Registry"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_EVENT: Final = "org.a11y.atspi.Event.Object"
_FOCUSED, _SENSITIVE, _SHOWING = 12, 24, 25
_Found = TypeVar("_Found")


class Gone(Exception):
    """What was asked is no longer in the tree."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that shows: what it is ("push button"), how it is called, and what is said of it."""

    bus: str
    path: str
    role: str
    name: str
    description: str
    is_enabled: bool
    has_focus: bool


class ScreenReader:
    """Listens to all programs on one accessibility bus."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._events: deque[Message] = deque(maxlen=1)
        self._said: deque[Message] = deque()
        everything = MatchRule(type="signal", interface=_EVENT)
        announcements = MatchRule(type="signal", interface=_EVENT, member="Announcement")
        self._handles = (
            connection.filter(everything, queue=self._events),
            connection.filter(announcements, queue=self._said),
        )
        connection.send_and_get_reply(message_bus.AddMatch(everything))
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, "org.a11y.atspi.Registry")
        for event in ("object:", "window:"):
            self._send(registry, "RegisterEvent", "sass", event, [], "")

    def things(self) -> list[Thing]:
        """Return what shows now, in the order of the tree."""
        (programs,) = self._ask(_REGISTRY, _ROOT, _ACCESSIBLE, "GetChildren")
        return [thing for bus, path in programs for thing in self._walk(bus, path, is_program=True)]

    def wait_for(self, role: str, name: str, *, enabled: bool = True) -> Thing:
        """Return the first thing of this role whose name begins so, as soon as it shows and works."""

        def look() -> Thing | None:
            named = (it for it in self.things() if it.role == role and it.name.startswith(name))
            return next((it for it in named if it.is_enabled or not enabled), None)

        return self.wait_until(look, f"{role} {name!r}")

    def wait_until(self, look: Callable[[], _Found | None], what: str) -> _Found:
        """Look again whenever something happens, until something is found."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := look():
                    return found
            except Gone:
                continue
            self._listen(_A_WHILE)
        shown = "\n".join(f"{it.role} {it.name!r}" for it in self.things())
        raise TimeoutError(f"there was no {what}; there was:\n{shown}")

    def press(self, thing: Thing) -> None:
        """Do the first thing that one can do with it."""
        action = DBusAddress(thing.path, thing.bus, "org.a11y.atspi.Action")
        (name,) = self._send(action, "GetName", "i", 0)
        assert name in {"Press", "Toggle", "ShowMenu"}, f"{thing} can only be {name!r}"
        assert self._send(action, "DoAction", "i", 0) == (True,)

    def write(self, thing: Thing, text: str) -> None:
        """Put this text in place of what stands there."""
        line = DBusAddress(thing.path, thing.bus, "org.a11y.atspi.EditableText")
        assert self._send(line, "SetTextContents", "s", text) == (True,)

    def text(self, thing: Thing) -> str:
        """Return what stands in a field, as it may be read out."""
        (text,) = self._ask(thing.bus, thing.path, "org.a11y.atspi.Text", "GetText", "ii", 0, -1)
        return str(text)

    def said(self) -> list[str]:
        """Return what programs have asked to be said so far."""
        return [str(message.body[3][1]) for message in self._said]

    def _listen(self, seconds: float) -> None:
        try:
            self._connection.recv_until_filtered(self._events, timeout=seconds)
        except TimeoutError:
            return

    def _walk(self, bus: str, path: str, *, is_program: bool = False) -> Iterator[Thing]:
        low, high = self._ask(bus, path, _ACCESSIBLE, "GetState")[0]
        states = low | high << 32
        if not is_program:
            if not states >> _SHOWING & 1:
                return
            yield Thing(
                bus,
                path,
                self._ask(bus, path, _ACCESSIBLE, "GetRoleName")[0],
                self._property(bus, path, "Name"),
                self._property(bus, path, "Description"),
                bool(states >> _SENSITIVE & 1),
                bool(states >> _FOCUSED & 1),
            )
        for child_bus, child in self._ask(bus, path, _ACCESSIBLE, "GetChildren")[0]:
            yield from self._walk(child_bus, child)

    def _property(self, bus: str, path: str, name: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        return str(self._ask(bus, path, properties, "Get", "ss", _ACCESSIBLE, name)[0][1])

    def _ask(self, bus: str, path: str, interface: str, method: str, signature: str = "", *body: object) -> Any:
        return self._send(DBusAddress(path, bus, interface), method, signature, *body)

    def _send(self, address: DBusAddress, method: str, signature: str = "", *body: object) -> Any:
        call = new_method_call(address, method, signature or None, body)
        reply = self._connection.send_and_get_reply(call, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise Gone(f"{method}: {reply.body}")
        return reply.body


@contextmanager
def screen_reader(session_bus: str) -> Iterator[ScreenReader]:
    """Listen on the accessibility bus that this session bus tells of, for as long as the context lasts."""
    with open_dbus_connection(session_bus) as session:
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = session.send_and_get_reply(new_method_call(status, "GetAddress"), timeout=PATIENCE).body
    with open_dbus_connection(address) as connection:
        yield ScreenReader(connection)
