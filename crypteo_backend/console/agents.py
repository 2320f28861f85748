"""The list of agents: added, shut out, let in again, and given new secrets; each change ends their visits."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from crypteo_backend.audit import Event
from crypteo_backend.console.agent_rules import canonical_name, check_name, check_password
from crypteo_backend.console.agent_secrets import PasswordHashes, new_seed, seal_seed
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.web.visits import end_visits_of_agent

TRIES = 5


class AgentUnknown(LookupError):
    """No agent has this name."""


class AgentKnown(Exception):
    """An agent of this name is in the list already."""


def all_agents(office: Office) -> list[AgentRow]:
    """Return every agent, by name."""
    with office.store.reading() as db:
        return list(db.scalars(select(AgentRow).order_by(AgentRow.name)))


def add_agent(office: Office, hashes: PasswordHashes, told_name: str, password: str, actor: str) -> str:
    """Add the agent and return the seed of their one-time codes, which exists in clear only now.

    Raises NameRefused, PasswordRefused and AgentKnown.
    """
    name = canonical_name(told_name)
    check_name(name)
    check_password(name, password)
    seed, encoded = new_seed(office.random), hashes.hash(password)
    with office.store.writing() as db:
        if _found(db, name) is not None:
            raise AgentKnown(name)
        agent = AgentRow(name=name, created_at=office.clock())
        _give(office, agent, encoded, seed)
        db.add(agent)
        office.audit.record(db, Event.AGENT_ADDED, None, actor, agent=name)
    return seed


def reset_agent(office: Office, hashes: PasswordHashes, told_name: str, password: str, actor: str) -> str:
    """Give the agent another password and seed, and return the seed; raises AgentUnknown and PasswordRefused."""
    name = canonical_name(told_name)
    check_password(name, password)
    seed, encoded = new_seed(office.random), hashes.hash(password)
    with office.store.writing() as db:
        agent = _known(db, name)
        _give(office, agent, encoded, seed)
        _changed(office, db, agent, actor, "secrets")
    return seed


def disable_agent(office: Office, told_name: str, actor: str) -> None:
    """Shut the agent out at once; raises AgentUnknown."""
    with office.store.writing() as db:
        agent = _known(db, canonical_name(told_name))
        agent.disabled_at = agent.disabled_at or office.clock()
        _changed(office, db, agent, actor, "disabled")


def enable_agent(office: Office, told_name: str, actor: str) -> None:
    """Let the agent in again, with all tries; raises AgentUnknown."""
    with office.store.writing() as db:
        agent = _known(db, canonical_name(told_name))
        agent.disabled_at, agent.tries_left, agent.locked_until = None, TRIES, None
        _changed(office, db, agent, actor, "enabled")


def _give(office: Office, agent: AgentRow, encoded: str, seed: str) -> None:
    agent.password_hash, agent.totp_sealed = encoded, seal_seed(office.keys, agent.name, seed, office.random)
    agent.last_totp_step, agent.tries_left, agent.locked_until = 0, TRIES, None


def _changed(office: Office, db: Session, agent: AgentRow, actor: str, state: str) -> None:
    end_visits_of_agent(office, db, agent.id)
    office.audit.record(db, Event.AGENT_CHANGED, None, actor, agent=agent.name, state=state)


def _known(db: Session, name: str) -> AgentRow:
    agent = _found(db, name)
    if agent is None:
        raise AgentUnknown(name)
    return agent


def _found(db: Session, name: str) -> AgentRow | None:
    return db.scalar(select(AgentRow).where(AgentRow.name == name).with_for_update())
