"""The settings that a Linux desktop tells programs of (xdg-desktop-portal), on a session bus of the tests' own.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from queue import Queue
from typing import Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Settings"
_NOT_FOUND: Final = "org.freedesktop.portal.Error.NotFound"
PATIENCE: Final = 30
_END: Final = "End"  # a method of the tests' own

Key = tuple[str, str]
Value = tuple[str, object]  # with its signature, as D-Bus has it


@contextmanager
def session_bus() -> Iterator[str]:
    """Run a session bus on which nobody else is, and yield its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class FakePortal:
    """Answers as long as its thread runs, or, if it is `silent`, hears and never answers."""

    def __init__(self, bus: str, settings: Mapping[Key, Value], *, silent: bool = False) -> None:
        self._bus = bus
        self._silent = silent
        self._settings = dict(settings)
        self._connection = open_dbus_connection(bus)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, name="fake-portal")
        self._asked: Queue[Key] = Queue()

    @contextmanager
    def running(self) -> Iterator["FakePortal"]:
        """Answer until the end of the block."""
        self._thread.start()
        try:
            yield self
        finally:
            with open_dbus_connection(self._bus) as other:
                other.send(new_method_call(DBusAddress(PATH, NAME, INTERFACE), _END))
            self._thread.join()
            self._connection.close()

    def asked(self) -> Key:
        """Wait until a setting is asked for, and return which."""
        return self._asked.get(timeout=PATIENCE)

    def change(self, key: Key, value: Value) -> None:
        """Change a setting, and tell of it as the portal does."""
        self._settings[key] = value
        told = new_signal(DBusAddress(PATH, interface=INTERFACE), "SettingChanged", "ssv", (*key, value))
        self._connection.send(told)

    def _serve(self) -> None:
        while (call := self._connection.receive()).header.fields.get(HeaderFields.member) != _END:
            if call.header.message_type is MessageType.method_call:
                answer = self._answer(call)
                if not self._silent:
                    self._connection.send(answer)
                self._asked.put(call.body)

    def _answer(self, call: Message) -> Message:
        value = self._settings.get(call.body)
        if value is None:
            return new_error(call, _NOT_FOUND, "s", ("Requested setting not found",))
        return new_method_return(call, "v", (("v", value),))
