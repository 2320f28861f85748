"""The support card: what an agent asks for first, in rows; nothing secret can be on it, for no row can hold one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.preflight import CLOCK_TOLERANCE, hours_and_minutes
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.session import Session, State
from crypteo_desktop.surroundings import Network, Surroundings
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

Fact = str | int | datetime | Text

_REFERENCE: Final = QT_TRANSLATE_NOOP("SupportCard", "Support reference")
_SCREEN: Final = QT_TRANSLATE_NOOP("SupportCard", "Screen")
_SCREEN_AND_STEP: Final = QT_TRANSLATE_NOOP("SupportCard", "{screen} ({step})")
_CODE: Final = QT_TRANSLATE_NOOP("SupportCard", "Last error code")
_NO_CODE: Final = QT_TRANSLATE_NOOP("SupportCard", "none")
_CODE_GONE: Final = QT_TRANSLATE_NOOP("SupportCard", "{value} (no longer on the screen)")
_CODE_TRIES: Final = QT_TRANSLATE_NOOP("SupportCard", "Tries left for the code")
_ANSWER_TRIES: Final = QT_TRANSLATE_NOOP("SupportCard", "Tries left for the answers")
_LINK: Final = QT_TRANSLATE_NOOP("SupportCard", "Link")
_LINK_LASTS: Final = QT_TRANSLATE_NOOP("SupportCard", "valid for {hours} h {minutes} min more")
_LINK_IS_OVER: Final = QT_TRANSLATE_NOOP("SupportCard", "no longer valid")
_PROGRAM: Final = QT_TRANSLATE_NOOP("SupportCard", "Versions")
_VERSIONS: Final = QT_TRANSLATE_NOOP("SupportCard", "Crypteo Desktop {program}, Qt {qt}, {openssl}")
_SYSTEM: Final = QT_TRANSLATE_NOOP("SupportCard", "System")
_CLOCK: Final = QT_TRANSLATE_NOOP("SupportCard", "Clock of this computer")
_CLOCK_RIGHT: Final = QT_TRANSLATE_NOOP("SupportCard", "right")
_CLOCK_AHEAD: Final = QT_TRANSLATE_NOOP("SupportCard", "{minutes} min ahead; this changes nothing here")
_CLOCK_BEHIND: Final = QT_TRANSLATE_NOOP("SupportCard", "{minutes} min behind; this changes nothing here")
_CLOCK_FAR_AHEAD: Final = QT_TRANSLATE_NOOP("SupportCard", "{hours} h {minutes} min ahead; this changes nothing here")
_CLOCK_FAR_BEHIND: Final = QT_TRANSLATE_NOOP("SupportCard", "{hours} h {minutes} min behind; this changes nothing here")
_NETWORK: Final = QT_TRANSLATE_NOOP("SupportCard", "Network")
_NETWORKS: Final = {
    Network.DIRECT: QT_TRANSLATE_NOOP("SupportCard", "without a proxy"),
    Network.PROXY: QT_TRANSLATE_NOOP("SupportCard", "by way of a proxy"),
}
_AS_IT_IS: Final = QT_TRANSLATE_NOOP("SupportCard", "{value}")
_USED_UP: Final = frozenset({identity.CODE_EXHAUSTED, identity.ORDER_LOCKED})


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row: what it is, and its value with the facts that fill it; a fact that is a Text is said as well."""

    label: Text
    value: Text
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def error_code(self) -> str:
        """The code of an error that this row tells, or nothing."""
        return str(self.facts.get("value", "")) if self.label is _CODE else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the holder is: screen as it is said ("3-1"), step, the last problem if there was one.

    `stands`: whether that problem is still to be dealt with.
    """

    screen: str
    step: Text
    problem: Problem | None
    stands: bool = True

    @property
    def standing(self) -> Problem | None:
        """The problem, unless it was dealt with: the tries that it told are old news then."""
        return self.problem if self.stands else None


def support_card(
    enrolment: Enrolment, place: Place, surroundings: Surroundings, monotonic: float
) -> tuple[CardRow, ...]:
    """Return the rows, what the agent asks for first coming first; `monotonic` is this computer's second."""
    session = enrolment.session
    if session is None:
        return plain_card(place, surroundings)
    return (
        _plain(_REFERENCE, session.support_reference),
        *_of_place(place),
        *_of_session(session, place.standing, surroundings.now, monotonic),
        *_of_computer(surroundings),
    )


def plain_card(place: Place, surroundings: Surroundings) -> tuple[CardRow, ...]:
    """Return the rows where no order is known."""
    return (*_of_place(place), *_of_computer(surroundings))


def _of_place(place: Place) -> tuple[CardRow, ...]:
    where = CardRow(_SCREEN, _SCREEN_AND_STEP, {"screen": place.screen, "step": place.step})
    if place.problem is None:
        return (where, CardRow(_CODE, _NO_CODE))
    return (where, CardRow(_CODE, _AS_IT_IS if place.stands else _CODE_GONE, {"value": place.problem.kind.code}))


def _of_computer(surroundings: Surroundings) -> tuple[CardRow, ...]:
    versions: dict[str, Fact] = {
        "program": surroundings.program,
        "qt": surroundings.qt,
        "openssl": surroundings.openssl,
    }
    return (
        CardRow(_NETWORK, _NETWORKS[surroundings.network]),
        _plain(_SYSTEM, surroundings.system),
        CardRow(_PROGRAM, _VERSIONS, versions),
    )


def _of_session(session: Session, problem: Problem | None, now: datetime, monotonic: float) -> list[CardRow]:
    service_time = session.told_at.now(monotonic)
    rows = []
    if session.state is State.CODE:
        rows.append(_plain(_CODE_TRIES, _left(problem, session.code.attempts_left)))
    if session.state is State.ANSWERS:
        rows.append(_plain(_ANSWER_TRIES, _left(problem, session.answer_attempts_left)))
    return [*rows, _link_row(session.link_expires_at - service_time), _clock_row(now - service_time)]


def _left(problem: Problem | None, told: int) -> int:
    """Return what the standing problem says, for it may be newer than what the session told."""
    if problem is not None and problem.kind in _USED_UP:
        return 0
    left = problem.facts.get("attempts_left") if problem is not None else None
    return left if isinstance(left, int) else told


def _link_row(left: timedelta) -> CardRow:
    if left <= timedelta(0):
        return CardRow(_LINK, _LINK_IS_OVER)
    minutes = int(left.total_seconds()) // 60
    return CardRow(_LINK, _LINK_LASTS, {"hours": minutes // 60, "minutes": minutes % 60})


def _clock_row(ahead: timedelta) -> CardRow:
    if abs(ahead) <= CLOCK_TOLERANCE:
        return CardRow(_CLOCK, _CLOCK_RIGHT)
    hours, minutes = hours_and_minutes(ahead)
    is_ahead = ahead > timedelta(0)
    if not hours:
        return CardRow(_CLOCK, _CLOCK_AHEAD if is_ahead else _CLOCK_BEHIND, {"minutes": minutes})
    text = _CLOCK_FAR_AHEAD if is_ahead else _CLOCK_FAR_BEHIND
    return CardRow(_CLOCK, text, {"hours": hours, "minutes": minutes})


def _plain(label: Text, value: Fact) -> CardRow:
    return CardRow(label, _AS_IT_IS, {"value": value})
