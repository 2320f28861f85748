"""The diagnosis: what was found out of this program and this computer, as typed facts into which no secret fits.

A name of the holder, an address, a link or a path has no field here; docs/diagnosis.md lists what has.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from crypteo_desktop.pending import Stage
from crypteo_desktop.preflight import (
    ENOUGH_SPACE,
    Finding,
    FolderState,
    Light,
    of_clock,
    of_issuer,
    of_network,
    of_space,
)
from crypteo_desktop.problems import Fact, Problem, ProblemKind, file, pending
from crypteo_desktop.stores import StoreKind
from crypteo_desktop.support.remedies import IT_TEAM, remedy_of
from crypteo_desktop.surroundings import Network, Surroundings
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

# What may fill the sentence of a problem: names of machines that an IT team knows, never an address with a login in it.
_TOLD_FACTS: Final = ("proxy", "target", "schemes", "issuer")


class Origin(Enum):
    """Where the profile in force comes from."""

    SHIPPED = "shipped"
    ASKED = "asked"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class ServerLook:
    """One server of the profile: why it cannot be reached, or who vouches for it and how far this clock is ahead."""

    server_id: str
    problem: Problem | None = None
    vouched_by: tuple[str, ...] = ()
    usual_issuers: tuple[str, ...] = ()
    clock_ahead: timedelta | None = None


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One line of the log: when, and the words of `events.Event`."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Examined:
    """Everything that the report is made of.

    `libraries` are versions as their makers write them. `settled`: names of the policy, with a value where it is one of
    a few. `has_folder`: whether the folder for the certificate exists. `stages` counts the unfinished downloads; None
    where the journal cannot be read. `stores` counts certificate stores; None where they could not be looked through.
    `past` are the last events of the log.
    """

    surroundings: Surroundings
    commit: str
    libraries: tuple[str, ...]
    language: str
    authority: str
    profile: Origin
    settled: tuple[str, ...]
    servers: tuple[ServerLook, ...]
    saving: FolderState
    has_folder: bool
    own: FolderState
    stages: Mapping[Stage, int] | None
    unreadable: int
    keyring_works: bool
    stores: Mapping[StoreKind, int] | None
    past: tuple[PastEvent, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was checked; `code` belongs to what is red. `of` is the id of the server that it is about."""

    finding: Finding
    code: str = ""
    remedy: Text | None = None
    of: str = ""


_KEYRING_WORKS: Final = Finding(
    Light.GREEN, QT_TRANSLATE_NOOP("Diagnosis", "The system’s keyring can be used by this program")
)
_NO_KEYRING: Final = Finding(
    Light.AMBER,
    QT_TRANSLATE_NOOP("Diagnosis", "There is no keyring for this program here: the password alone protects the key"),
)
_ANSWERS: Final = Finding(Light.GREEN, QT_TRANSLATE_NOOP("Preflight", "The certificate service answers"))
_SAVING: Final = QT_TRANSLATE_NOOP("Diagnosis", "The certificate can be saved")
_NOT_SAVING: Final = QT_TRANSLATE_NOOP("Diagnosis", "Nothing may be written in the folder for the certificate")
_NO_FOLDER: Final = QT_TRANSLATE_NOOP("Diagnosis", "The folder for the certificate does not exist")
# Not the code's own remedy: it speaks of a certificate that there is already.
_OTHER_FOLDER: Final = QT_TRANSLATE_NOOP("Diagnosis", "At step 5, choose another folder when you are asked.")
_NO_PROXY: Final = Finding(
    Light.GREEN, QT_TRANSLATE_NOOP("Diagnosis", "No proxy is set on this computer for the certificate service")
)
_OWN: Final = QT_TRANSLATE_NOOP("Diagnosis", "The program can write its own files")
_NOT_OWN: Final = QT_TRANSLATE_NOOP("Diagnosis", "The program may not write its own files")
_JOURNAL: Final = QT_TRANSLATE_NOOP("Diagnosis", "The unfinished downloads can be read")
JOURNAL_CLOSED: Final = QT_TRANSLATE_NOOP("Diagnosis", "The folder of the unfinished downloads cannot be read")
_NO_JOURNAL: Final = QT_TRANSLATE_NOOP("Diagnosis", "Unfinished downloads that cannot be read: {number}")


def checks(examined: Examined) -> tuple[Checked, ...]:
    """Return what was checked, in the order in which it is told: the network, the disk, the rest."""
    return (
        Checked(_network(examined.surroundings.network)),
        *(check for look in examined.servers for check in _of_server(look)),
        _writable(examined.saving, _SAVING, *_not_saving(examined), _OTHER_FOLDER),
        _space(examined.saving),
        _writable(examined.own, _OWN, _NOT_OWN, pending.JOURNAL_REFUSED, IT_TEAM),
        _journal(examined),
        Checked(_KEYRING_WORKS if examined.keyring_works else _NO_KEYRING),
    )


def codes(checked: tuple[Checked, ...]) -> tuple[str, ...]:
    """Return the codes of what is red, each once."""
    return tuple(dict.fromkeys(check.code for check in checked if check.finding.light is Light.RED))


def _of_server(look: ServerLook) -> Iterator[Checked]:
    if look.problem is not None:
        kind = look.problem.kind
        facts = _told(look.problem.facts)
        yield Checked(Finding(Light.RED, kind.sentence, facts), kind.code, remedy_of(kind, facts), look.server_id)
        return
    yield Checked(_ANSWERS, of=look.server_id)
    for finding in of_issuer(look.vouched_by, look.usual_issuers):
        yield Checked(finding, of=look.server_id)
    if look.clock_ahead is not None:
        yield Checked(of_clock(look.clock_ahead), of=look.server_id)


def _told(facts: Mapping[str, Fact]) -> dict[str, str | int]:
    told = {name: facts[name] for name in _TOLD_FACTS if name in facts}
    shown = {name: ", ".join(fact) if isinstance(fact, tuple) else str(fact) for name, fact in told.items()}
    return {name: fact for name, fact in shown.items() if "@" not in fact}


def _network(network: Network) -> Finding:
    """Say whether a proxy is set; whether the network would need one is not known while nothing answers."""
    return _NO_PROXY if network is Network.DIRECT else of_network(network)


def _writable(folder: FolderState, yes: Text, no: Text, kind: ProblemKind, remedy: Text) -> Checked:
    if folder.is_writable:
        return Checked(Finding(Light.GREEN, yes))
    return Checked(Finding(Light.RED, no), kind.code, remedy)


def _not_saving(examined: Examined) -> tuple[Text, ProblemKind]:
    return (_NOT_SAVING, file.FOLDER_READ_ONLY) if examined.has_folder else (_NO_FOLDER, file.FOLDER_MISSING)


def _space(folder: FolderState) -> Checked:
    is_full = folder.free_bytes is not None and folder.free_bytes < ENOUGH_SPACE
    return Checked(of_space(folder.free_bytes), file.DISK_FULL.code if is_full else "")


def _journal(examined: Examined) -> Checked:
    if examined.stages is None:
        return Checked(Finding(Light.RED, JOURNAL_CLOSED), pending.JOURNAL_FAILED.code, IT_TEAM)
    if examined.unreadable:
        return Checked(Finding(Light.AMBER, _NO_JOURNAL, {"number": examined.unreadable}))
    return Checked(Finding(Light.GREEN, _JOURNAL))
