"""The look before the start: what could stop the download later on, found out while it still costs nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from typing import Final

from crypteo_desktop.session import Session
from crypteo_desktop.surroundings import Network, Surroundings
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

ENOUGH_SPACE: Final = 10 * 1024 * 1024  # bytes; the files need a hundredth of it
CLOCK_TOLERANCE: Final = timedelta(minutes=5)
_SOON: Final = timedelta(hours=1)
_VERY_SOON: Final = timedelta(minutes=10)
_FOLDER_MISSING: Final = QT_TRANSLATE_NOOP(
    "Preflight", "The folder {folder} does not exist: at step 5, choose another folder when you are asked"
)


class Light(Enum):
    """Green: in order. Amber: it works all the same, for the reason said. Red: the holder should do what is said."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class FolderState:
    """The folder where the certificate will be saved; `free_bytes` is None where the system does not tell."""

    name: str
    is_writable: bool
    free_bytes: int | None
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    light: Light
    text: Text
    facts: Mapping[str, str | int] = field(default_factory=dict)


def findings(
    session: Session,
    folder: FolderState,
    surroundings: Surroundings,
    monotonic: float,
    usual_issuers: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """Return what was found, in the order in which it is told; the session was just opened, so the service answers.

    `usual_issuers`: who usually vouches for its TLS certificate; without any, nothing is said of them.
    """
    service_time = session.told_at.now(monotonic)
    return (
        Finding(Light.GREEN, QT_TRANSLATE_NOOP("Preflight", "The certificate service answers")),
        *of_issuer(session.vouched_by, usual_issuers),
        of_network(surroundings.network),
        of_clock(surroundings.now - service_time),
        _folder(folder),
        of_space(folder.free_bytes),
        _link(session.link_expires_at - service_time),
    )


def is_usual(vouched_by: tuple[str, ...], usual: tuple[str, ...]) -> bool:
    """Return whether nothing is to be said of who vouches for the service."""
    return not vouched_by or not usual or bool(set(vouched_by) & set(usual))


def of_issuer(vouched_by: tuple[str, ...], usual: tuple[str, ...]) -> tuple[Finding, ...]:
    """Name who vouches for the service where it is not the usual one: the system trusts them all the same."""
    if is_usual(vouched_by, usual):
        return ()
    text = QT_TRANSLATE_NOOP(
        "Preflight",
        "The secure connection is vouched for by {issuer}, not by the usual authority: your company inspects it; it "
        "works all the same",
    )
    return (Finding(Light.AMBER, text, {"issuer": ", ".join(vouched_by)}),)


def of_network(network: Network) -> Finding:
    """Say whether a proxy stands in between."""
    if network is Network.PROXY:
        return Finding(
            Light.AMBER,
            QT_TRANSLATE_NOOP("Preflight", "A proxy of your company stands in between; it works all the same"),
        )
    return Finding(Light.GREEN, QT_TRANSLATE_NOOP("Preflight", "The network needs no proxy"))


def of_clock(ahead: timedelta) -> Finding:
    """Say whether this computer's clock agrees with the service's; it is `ahead` of it."""
    if abs(ahead) <= CLOCK_TOLERANCE:
        return Finding(Light.GREEN, QT_TRANSLATE_NOOP("Preflight", "The clock of this computer is right"))
    hours, minutes = hours_and_minutes(ahead)
    if not hours:
        text = QT_TRANSLATE_NOOP(
            "Preflight", "The clock of this computer is {minutes} min wrong; the clock of the service counts"
        )
        return Finding(Light.AMBER, text, {"minutes": minutes})
    text = QT_TRANSLATE_NOOP(
        "Preflight", "The clock of this computer is {hours} h {minutes} min wrong; the clock of the service counts"
    )
    return Finding(Light.AMBER, text, {"hours": hours, "minutes": minutes})


def hours_and_minutes(ahead: timedelta) -> tuple[int, int]:
    """Return how far a clock is off, ahead or behind, in words that one can say."""
    return divmod(round(abs(ahead).total_seconds() / 60), 60)


def _folder(folder: FolderState) -> Finding:
    if folder.is_writable:
        return Finding(
            Light.GREEN,
            QT_TRANSLATE_NOOP("Preflight", "The certificate can be saved in {folder}"),
            {"folder": folder.name},
        )
    if not folder.is_there:
        return Finding(Light.RED, _FOLDER_MISSING, {"folder": folder.name})
    return Finding(
        Light.RED,
        QT_TRANSLATE_NOOP(
            "Preflight", "Nothing may be written in {folder}: at step 5, choose another folder when you are asked"
        ),
        {"folder": folder.name},
    )


def of_space(free_bytes: int | None) -> Finding:
    """Say whether the disk has room; None where the system does not tell."""
    if free_bytes is None or free_bytes >= ENOUGH_SPACE:
        return Finding(Light.GREEN, QT_TRANSLATE_NOOP("Preflight", "There is enough space on the disk"))
    return Finding(
        Light.RED,
        QT_TRANSLATE_NOOP("Preflight", "The disk is almost full ({free} kB free): free some space before you go on"),
        {"free": free_bytes // 1024},
    )


def _link(left: timedelta) -> Finding:
    minutes = max(0, int(left.total_seconds()) // 60)
    facts = {"hours": minutes // 60, "minutes": minutes % 60}
    if left >= _SOON:
        return Finding(
            Light.GREEN, QT_TRANSLATE_NOOP("Preflight", "Your link is valid for {hours} h {minutes} min more"), facts
        )
    if left >= _VERY_SOON:
        return Finding(
            Light.AMBER,
            QT_TRANSLATE_NOOP("Preflight", "Your link is valid for {minutes} min more: enough if you begin now"),
            facts,
        )
    return Finding(
        Light.RED,
        QT_TRANSLATE_NOOP("Preflight", "Your link is valid for {minutes} min more: begin now, or ask for another one"),
        facts,
    )
