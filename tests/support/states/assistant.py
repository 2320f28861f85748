"""The window of the install assistant at any of its screens, for the states; its stores are in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Final

from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.install_steps.installation import InstallServices
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Presence, StoreInfo, StoreKind
from crypteo_desktop.ui.install_assistant.destinations_page import DestinationsPage
from crypteo_desktop.ui.install_assistant.password_page import PasswordPage
from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from tests.support.install_fakes import (
    FILE_PASSWORD,
    NOW,
    FakeStore,
    MemoryList,
    install_services,
    read_in,
    small_authority,
)
from tests.support.samples import PROFILE, SURROUNDINGS
from tests.support.states.state import Showing, come_up, wait_until

GIVEN: Final = Path("/media/camille/CLE_USB/Camille_MARTIN_540206.p12")
_SERIAL: Final = 0x4A1F09C27E1405BD8A3B6D92F0175C3E
AUTHORITY: Final = small_authority(NOW - timedelta(days=60), 1095, _SERIAL)
FIREFOX: Final = StoreInfo("firefox", StoreKind.FIREFOX)
WORK_PROFILE: Final = StoreInfo("firefox-2", StoreKind.FIREFOX, "bureau")
CHROMIUM: Final = StoreInfo("chromium", StoreKind.CHROMIUM)
WINDOWS: Final = StoreInfo("windows", StoreKind.WINDOWS)
MACOS: Final = StoreInfo("macos", StoreKind.MACOS)


@dataclass
class SlowStore(FakeStore):
    """A store whose installation does not end before `go_on`."""

    _may_go_on: Event = field(default_factory=Event)

    def go_on(self) -> None:
        """Let what waits go on."""
        self._may_go_on.set()

    def install(self, opened: OpenedFile, friendly_name: str, password: Secret) -> Presence:
        self._may_go_on.wait(60)
        return super().install(opened, friendly_name, password)


@dataclass(frozen=True)
class Assistant:
    """One open window of the assistant."""

    window: AssistantWindow
    end: Callable[[], None]

    @property
    def password_page(self) -> PasswordPage:
        page = self.window.stage.page
        assert isinstance(page, PasswordPage)
        return page

    @property
    def destinations_page(self) -> DestinationsPage:
        page = self.window.stage.page
        assert isinstance(page, DestinationsPage)
        return page

    def proceed(self) -> None:
        """Choose the primary button, without waiting for what it does."""
        self.window.stage.proceed()

    def wait(self) -> None:
        """Wait until nothing runs."""
        wait_until(lambda: not self.window.walk.is_busy)

    def open_with(self, password: str) -> None:
        """Type the password and have the file opened."""
        self.password_page.field.edit.insert(password)
        self.password_page.changed.emit()
        self.proceed()
        self.wait()

    def remove(self) -> None:
        """Have the certificate removed from where it is."""
        self.ask_before_removing()
        question = self.destinations_page.question
        assert question is not None
        question.accept()
        self.wait()

    def ask_before_removing(self) -> None:
        """Choose the button that removes."""
        button = self.destinations_page.remove_button
        assert button is not None
        button.click()

    def showing(self) -> Showing:
        return Showing(self.window, self.end)


def services_of(*stores: FakeStore, **changes: object) -> InstallServices:
    """Return the outside world with the file on its stick, and these stores."""
    usual: dict[str, object] = {"read": read_in({GIVEN: AUTHORITY.content})}
    return install_services(*stores, authority=AUTHORITY, **(usual | changes))


def given(outside: InstallServices | None = None, end: Callable[[], None] = lambda: None) -> Assistant:
    """Open the assistant, and wait until the file is read or refused."""
    outside = outside or services_of(FakeStore(FIREFOX))
    window = AssistantWindow(GIVEN, outside, PROFILE, version="6.0.0", surroundings=lambda: SURROUNDINGS)
    window.offer_report(lambda: "")
    come_up(window)
    assistant = Assistant(window, end)
    assistant.wait()
    return assistant


def at_password(outside: InstallServices | None = None) -> Assistant:
    """Open it and go on to the password."""
    assistant = given(outside)
    assistant.proceed()
    return assistant


def opened(*stores: FakeStore, **changes: object) -> Assistant:
    """Open it, and the file with its password: the choice of destinations, unless something stands in the way."""
    assistant = at_password(services_of(*(stores or (FakeStore(FIREFOX), FakeStore(CHROMIUM))), **changes))
    assistant.open_with(FILE_PASSWORD.reveal())
    return assistant


def installed(*stores: FakeStore, **changes: object) -> Assistant:
    """Open it and install in all stores that can be chosen."""
    assistant = opened(*stores, **changes)
    assistant.proceed()
    assistant.wait()
    return assistant


def ours(store: FakeStore) -> dict[str, object]:
    """Put the certificate into a store, and return what notes that this program did."""
    store.held[AUTHORITY.fingerprint] = Presence.COMPLETE
    return {"installed": MemoryList({(store.info.id, AUTHORITY.fingerprint)})}
