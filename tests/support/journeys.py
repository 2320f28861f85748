"""The real client against the real service: what a whole walk needs, without a screen."""

import platform
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Self

from crypteo_desktop.adapters import clock, disk
from crypteo_desktop.adapters.backend.client import Identity, ServiceClient, system_transport
from crypteo_desktop.adapters.backend.proxy_logins import ProxyLogins
from crypteo_desktop.adapters.background_keys import BackgroundKeys
from crypteo_desktop.adapters.certificate_folder import DiskFolder
from crypteo_desktop.adapters.no_keyring import NoKeyring
from crypteo_desktop.adapters.pending_folder import PendingFolder
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import generate_key_pair
from crypteo_desktop.crypto.verification import Trust
from crypteo_desktop.enrolment import Enrolment, Known, Progress
from crypteo_desktop.file_format import Format
from crypteo_desktop.profile import Profile, Server
from crypteo_desktop.resources import resource
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.steps import STEPS
from crypteo_desktop.steps.retrieval_code import RetrievalCodeStep
from tests.support.cheap_seals import CheapSeals
from tests.support.hasty_token import HastyToken
from tests.support.media import keeping_of
from tests.support.samples import PASSWORD, PROFILE, SURROUNDINGS


def profile_for(base_url: str) -> Profile:
    """Return the demonstration's profile for a service on this computer."""
    return replace(PROFILE, servers=(Server("demo", base_url),))


def own_files(folder: Path) -> Path:
    """Return where the program that saves in `folder` keeps its own files."""
    return folder.with_name(f"{folder.name}-own")


def real_services(base_url: str, folder: Path) -> Services:
    """Return the real outside world for a demonstration service; its files cost a thief nothing, and tests no time."""
    identity = Identity("6.0.0", platform.system(), "fr-FR")
    return Services(
        profile=profile_for(base_url),
        backend=ServiceClient(identity, partial(system_transport, identity, clock.seconds)),
        keys=BackgroundKeys(generate_key_pair),
        seals=CheapSeals(),
        folder=DiskFolder(folder),
        open_folder=DiskFolder,
        pending=PendingFolder(own_files(folder) / "pending", "this computer"),
        keyring=NoKeyring(),
        proxies=ProxyLogins(NoKeyring()),
        trust=lambda session: Trust((), accept_any_root=True),
        surroundings=lambda: SURROUNDINGS,
        file_format=Format.MODERN,
        import_on_trial=lambda content, password: False,
        keeping=keeping_of(),
        write_for_owner=disk.replace_whole,
        monotonic=clock.seconds,
    )


@dataclass
class Walker:
    """A holder without a screen: runs one step after another and keeps what each reported and tried again."""

    services: Services
    enrolment: Enrolment
    news: list[Progress]
    retries: list[object] = field(default_factory=list)

    @classmethod
    def start(cls, base_url: str, folder: Path, link: str) -> Self:
        """Stand before step 1 with a link."""
        return cls(real_services(base_url, folder), Enrolment(typed_link=Secret(link)), [])

    def step(self, number: int, **typed: object) -> Enrolment:
        """Type what is given and do the work of step `number`."""
        filled = replace(self.enrolment, **typed)  # type: ignore[arg-type]  # names of Enrolment's fields
        self.enrolment = STEPS[number - 1].run(filled, self.services, self._token(), self.news.append)
        return self.enrolment

    def _token(self) -> CancelToken:
        return CancelToken(self._hear)

    def _hear(self, news: object) -> None:
        if isinstance(news, Known):
            self.enrolment = news.enrolment
        else:
            self.retries.append(news)

    def resend(self, channel: str) -> Enrolment:
        """Ask for a new code in step 3."""
        ask = RetrievalCodeStep().resend
        self.enrolment = ask(self.enrolment, self.services, self._token(), self.news.append, channel=channel)
        return self.enrolment

    def to_answers(self, code: str) -> Enrolment:
        """Do steps 1 to 3."""
        self.step(1)
        self.step(2, password=PASSWORD, confirmation=PASSWORD)
        return self.step(3, retrieval_code=Secret(code))

    def to_the_end(self, code: str, answers: list[str]) -> Enrolment:
        """Do all six steps."""
        self.to_answers(code)
        self.step(4, answers=tuple(Secret(answer) for answer in answers))
        self.step(5)
        return self.step(6, verification_password=PASSWORD)


@dataclass
class HastyWalker(Walker):
    """One who makes no pause where nothing happens meanwhile, and keeps in `waited` the seconds of each."""

    waited: list[float] = field(default_factory=list)

    def _token(self) -> CancelToken:
        return HastyToken(self._hear, self.waited)


def profile_file(base_url: str, folder: Path) -> Path:
    """Write the program's own profile into `folder`, with a service on this computer for its server."""
    file = folder / "profile.toml"
    whole = resource("profile.toml").read_text(encoding="utf-8")
    file.write_text(whole.replace("http://127.0.0.1:8765", base_url), encoding="utf-8")
    return file
