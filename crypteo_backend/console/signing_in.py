"""Signing in: a try is taken before anything is compared, and nobody learns what was wrong, nor whose name is known."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import case, or_, update

from crypteo_backend.audit import SERVICE, Event
from crypteo_backend.console.agent_rules import canonical_name
from crypteo_backend.console.agent_secrets import CodeWrong, PasswordHashes, PasswordWrong, step_of_code, unseal_seed
from crypteo_backend.console.agents import TRIES
from crypteo_backend.sealing import SealBroken
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.store.queries import changed_rows
from crypteo_backend.web.visits import Purpose, begin_visit

CLOSED_FOR = timedelta(minutes=15)
_LOG = logging.getLogger(__name__)


class SignInRefused(Exception):
    """The name, the password or the code is wrong, or the agent is locked out: it is never said which."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody signs in with."""

    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)


def sign_in(office: Office, hashes: PasswordHashes, told: Credentials, former: str | None = None) -> str:
    """Begin a visit for the agent with this name, password and one-time code, and return its cookie's value.

    The visit that the browser had before, known by its `former` cookie, is over. Raises SignInRefused.
    """
    agent = take_try(office, canonical_name(told.name))
    step = _compared(office, hashes, agent, told)
    cookie = _accept(office, agent, step, former) if agent is not None and step is not None else None
    if cookie is None:
        _note_refusal(office, agent)
        raise SignInRefused
    return cookie


def take_try(office: Office, name: str) -> AgentRow | None:
    """Take one of the tries and return the agent; None for a name that is unknown, shut out or out of tries.

    The last try closes the way in for a quarter of an hour; what is tried meanwhile makes it no longer.
    """
    now, left = office.clock(), AgentRow.tries_left
    may_try = (AgentRow.name == name, AgentRow.disabled_at.is_(None), or_(left > 0, AgentRow.locked_until <= now))
    taking = update(AgentRow).where(*may_try)
    taking = taking.values(
        tries_left=case((left > 0, left - 1), else_=TRIES - 1),
        locked_until=case((left == 1, now + CLOSED_FOR), else_=None),
    )
    with office.store.writing() as db:
        agent = db.scalar(taking.returning(AgentRow))
        if agent is None:
            # A commit that writes nothing is quicker, which would tell that the name is none to try.
            office.pace.add_one(db, "sign-in", "nobody")
        return agent


def _compared(office: Office, hashes: PasswordHashes, agent: AgentRow | None, told: Credentials) -> int | None:
    """Return the step of the right code beside the right password, else None; both are compared in any case."""
    try:
        hashes.verify(agent.password_hash if agent else None, told.password)
        is_right = True
    except PasswordWrong:
        is_right = False
    if agent is None:
        return None
    try:
        seed = unseal_seed(office.keys, agent.name, agent.totp_sealed)
        step = step_of_code(seed, told.code, office.clock(), agent.last_totp_step)
    except CodeWrong:
        return None
    except SealBroken:
        _LOG.warning("The seed of agent %s cannot be opened: `crypteo-backend agent reset` makes another", agent.name)
        return None
    return step if is_right else None


def _accept(office: Office, agent: AgentRow, step: int, former: str | None) -> str | None:
    """Spend the code, give the tries back and begin the visit; None when the code was spent or the agent changed."""
    unchanged = (
        AgentRow.id == agent.id,
        AgentRow.last_totp_step < step,
        AgentRow.disabled_at.is_(None),
        AgentRow.password_hash == agent.password_hash,
    )
    accepting = update(AgentRow).where(*unchanged)
    with office.store.writing() as db:
        if changed_rows(db, accepting.values(last_totp_step=step, tries_left=TRIES, locked_until=None)) != 1:
            return None
        cookie = begin_visit(office, db, Purpose.AGENT, agent_id=agent.id, former=former)
        db.flush()
        office.audit.record(db, Event.AGENT_SIGNED_IN, None, agent.name)
    return cookie


def _note_refusal(office: Office, agent: AgentRow | None) -> None:
    """Note the refusal; a name that nobody has is not kept, since a password may have been typed in its place."""
    facts: dict[str, str | int] = {"agent": agent.name, "tries": agent.tries_left} if agent else {}
    with office.store.writing() as db:
        office.audit.record(db, Event.AGENT_REFUSED, None, SERVICE, **facts)
