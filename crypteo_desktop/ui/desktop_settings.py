"""What a Linux desktop tells programs of its settings, and Qt does not pass on: its switch for less motion.

Qt 6.11 reads light, dark and contrast from the desktop's portal, and nothing else. Each desktop answers there, in
Flatpak's sandbox too: https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.belongings import keep
from crypteo_desktop.ui.stillness import WANTS_STILLNESS, Setting, Stillness

_PORTAL: Final = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_ON_CHANGED: Final = SLOT("_on_changed(QString,QString,QDBusVariant)")


class DesktopSettings(QObject):
    """Asks the portal once, and hears of every change; a desktop without one, or that is slow, holds up nothing."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        keep(app, self)
        self._stillness = Stillness.of(app)
        self._bus = QDBusConnection.sessionBus()
        self._bus.connect(*_PORTAL, "SettingChanged", self, _ON_CHANGED)  # type: ignore[call-overload]  # takes no bytes
        for setting in WANTS_STILLNESS:
            self._ask(setting)

    def _ask(self, setting: Setting) -> None:
        # `Read`, not the newer `ReadOne`: the portals of Debian 12 and Ubuntu 22.04 know no other.
        call = QDBusMessage.createMethodCall(*_PORTAL, "Read")
        call.setArguments(list(setting))
        asked = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        asked.finished.connect(lambda: self._on_answer(setting, asked))

    def _on_answer(self, setting: Setting, asked: QDBusPendingCallWatcher) -> None:
        if not asked.isError():
            for value in asked.reply().arguments():
                self._stillness.learn(setting, _plain(value))
        asked.deleteLater()

    @Slot(str, str, QDBusVariant)
    def _on_changed(self, namespace: str, key: str, value: QDBusVariant) -> None:
        if (namespace, key) in WANTS_STILLNESS:
            self._stillness.learn((namespace, key), _plain(value))


def follow_desktop(app: QApplication) -> None:
    """Hear of the desktop's settings from now on, where there is a session bus; Qt would start one otherwise."""
    if any(_session_buses()):
        DesktopSettings(app)


def _session_buses() -> Iterator[bool]:
    yield bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    folder = os.environ.get("XDG_RUNTIME_DIR")
    yield folder is not None and Path(folder, "bus").exists()


def _plain(value: object) -> object:
    """Return what is in a variant, which `Read` wraps twice."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
