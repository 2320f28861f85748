"""Small keyrings that behave as systems do: one that works, one that refuses, one that lies, one that stands still."""

import threading
from dataclasses import dataclass, field
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

PATIENCE = 90.0


@dataclass
class WorkingKeyring(KeyringBackend):
    """Keeps what it is given, under the service and the name; `calls` are the names of what was asked."""

    priority: ClassVar[float] = 1
    entries: dict[tuple[str, str], str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def get_password(self, service: str, username: str) -> str | None:
        self.calls.append("get")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append("set")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.calls.append("delete")
        if (service, username) not in self.entries:
            raise PasswordDeleteError("Not found")
        del self.entries[service, username]


@dataclass
class RefusingKeyring(WorkingKeyring):
    """Raises, as a locked one does when its user closes the question; its words repeat what it was given."""

    def get_password(self, service: str, username: str) -> str | None:
        super().get_password(service, username)
        raise KeyringLocked("Failed to unlock the item!")

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        raise KeyringLocked(f"Failed to unlock the collection for {password}!")


@dataclass
class LyingKeyring(WorkingKeyring):
    """Gives back something else than it was given, from the `honest_for`-th reading on."""

    honest_for: int = 0

    def get_password(self, service: str, username: str) -> str | None:
        value = super().get_password(service, username)
        honest = self.calls.count("get") <= self.honest_for
        return value if honest or value is None else value[:-1]


@dataclass
class ForgettingKeyring(WorkingKeyring):
    """Takes everything and keeps nothing, as the library's null back end does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append("set")


@dataclass
class KeepingKeyring(WorkingKeyring):
    """Never lets go of what it has."""

    def delete_password(self, service: str, username: str) -> None:
        self.calls.append("delete")


@dataclass
class AskingKeyring(WorkingKeyring):
    """Asks its user before each writing while `asks`, and stands still until `answered`."""

    asks: bool = True
    answered: threading.Event = field(default_factory=threading.Event)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.asks:
            assert self.answered.wait(PATIENCE)
        super().set_password(service, username, password)
