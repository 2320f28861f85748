"""Step 3, Installation: puts the certificate into the chosen stores one by one, and takes out only what it put in."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.install_steps.installation import Deed, Destination, Installation, InstallServices, Report
from crypteo_desktop.install_steps.looking import look_into, problem_with, refused
from crypteo_desktop.install_steps.password import holder_of
from crypteo_desktop.problems import Problem, installing
from crypteo_desktop.stores import Presence, StoreRefused
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

_NOTHING_CHOSEN: Final = QT_TRANSLATE_NOOP("InstallMissing", "Choose where to install")
_STORE_PASSWORD: Final = QT_TRANSLATE_NOOP("InstallMissing", "Enter the primary password")
_LOCKS: Final = frozenset({installing.STORE_LOCKED, installing.STORE_PASSWORD_WRONG})

Act = Callable[[Destination, Installation, InstallServices], Destination]


class DestinationsStep:
    """Shows what the certificate says, and installs it where the holder wants it."""

    info = StepInfo(
        id="destinations",
        number=3,
        title=QT_TRANSLATE_NOOP("InstallStep", "Installation"),
        short_title=QT_TRANSLATE_NOOP("InstallStep", "Installation"),
        help=QT_TRANSLATE_NOOP("InstallStep", "Check that this is your certificate, then choose where to install it."),
        support_code="7",
        can_go_back=True,
    )

    def missing(self, installation: Installation) -> tuple[Text, ...]:
        """Name what keeps from installing: no store chosen, a primary password not typed."""
        if self.is_finished(installation):
            return ()
        chosen = [destination for destination in installation.destinations if destination.is_chosen]
        if not chosen:
            return (_NOTHING_CHOSEN,)
        return (_STORE_PASSWORD,) if any(needs_password(it) and not it.password for it in chosen) else ()

    def is_finished(self, installation: Installation) -> bool:
        """Whether the stores were written or need nothing, so that the primary button ends."""
        return installation.was_tried or all(it.has_certificate for it in installation.destinations)

    def run(
        self, installation: Installation, services: InstallServices, token: CancelToken, report: Report
    ) -> Installation:
        """Install in each chosen store; what fails in one keeps nobody from the next."""
        chosen = [it for it in installation.destinations if it.is_chosen]
        return _in_each(chosen, _installed, (installation, services, token, report))


def needs_password(destination: Destination) -> bool:
    """Whether the store's primary password is asked for."""
    return destination.problem is not None and destination.problem.kind in _LOCKS


def try_again(store_id: str) -> Callable[[Installation, InstallServices, CancelToken, Report], Installation]:
    """Return work that does once more what was last tried in one store, or only looks there."""

    def work(installation: Installation, services: InstallServices, token: CancelToken, report: Report) -> Installation:
        again = [it for it in installation.destinations if it.store.info.id == store_id]
        return _in_each(again, _done_again, (installation, services, token, report))

    return work


def _done_again(destination: Destination, installation: Installation, services: InstallServices) -> Destination:
    acts: dict[Deed | None, Act] = {Deed.INSTALL: _installed, Deed.REMOVE: _removed, None: look_into}
    was_stopped = installation.was_tried and destination.is_waiting
    return acts[Deed.INSTALL if was_stopped else destination.tried](destination, installation, services)


def remove(installation: Installation, services: InstallServices, token: CancelToken, report: Report) -> Installation:
    """Take the certificate out of each store where this program put it, and of no other."""
    kept = (replace(it, is_chosen=False) for it in installation.destinations)
    installation = replace(installation, destinations=tuple(kept))
    ours = [it for it in installation.destinations if it.is_ours]
    return _in_each(ours, _removed, (installation, services, token, report))


def can_remove(installation: Installation) -> bool:
    """Whether this program put the certificate into any store."""
    return any(destination.is_ours for destination in installation.destinations)


def _in_each(
    destinations: list[Destination], act: Act, at: tuple[Installation, InstallServices, CancelToken, Report]
) -> Installation:
    installation, services, token, report = at
    for destination in destinations:
        token.checkpoint()
        installation = installation.with_destination(act(destination, installation, services))
        report(installation)
    return installation


def _installed(destination: Destination, installation: Installation, services: InstallServices) -> Destination:
    """Install in one store, read it back, and note that it was this program."""
    if destination.problem is not None and destination.problem.kind is installing.NOT_NOTED:
        return _noted(destination, installation.certificate.fingerprint_sha256, services)
    seen = replace(look_into(destination, installation, services), tried=Deed.INSTALL, is_chosen=True)
    if seen.problem is not None or seen.has_certificate:
        return seen
    info, certificate = seen.store.info, installation.certificate
    try:
        presence = seen.store.install(installation.file, holder_of(certificate), seen.password)
    except StoreRefused as refusal:
        return refused(seen, refusal.obstacle)
    if presence is not Presence.COMPLETE:
        return replace(seen, presence=presence, problem=problem_with(info, installing.STORE_DID_NOT_KEEP))
    return _noted(replace(seen, presence=presence), certificate.fingerprint_sha256, services)


def _noted(installed: Destination, fingerprint: str, services: InstallServices) -> Destination:
    try:
        services.installed.add(installed.store.info.id, fingerprint)
    except OSError:
        return replace(installed, problem=problem_with(installed.store.info, installing.NOT_NOTED))
    return replace(installed, is_ours=True, problem=None)


def _removed(destination: Destination, installation: Installation, services: InstallServices) -> Destination:
    info, fingerprint = destination.store.info, installation.certificate.fingerprint_sha256
    try:
        presence = destination.store.remove(fingerprint, destination.password)
    except StoreRefused as refusal:
        return refused(replace(destination, tried=Deed.REMOVE), refusal.obstacle)
    if presence is not Presence.ABSENT:
        problem: Problem = problem_with(info, installing.STORE_DID_NOT_REMOVE)
        return replace(destination, tried=Deed.REMOVE, presence=presence, problem=problem)
    with suppress(OSError):  # noted still, it is offered to be removed once more, which then changes nothing
        services.installed.drop(info.id, fingerprint)
    is_ours = fingerprint in services.installed.installed(info.id)
    gone = replace(destination, tried=Deed.REMOVE, presence=presence, problem=None)
    return replace(gone, is_ours=is_ours, is_chosen=False)
