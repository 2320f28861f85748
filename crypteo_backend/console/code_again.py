"""Asking an agent who is signed in for a fresh one-time code, before what cannot be undone."""

from sqlalchemy import update

from crypteo_backend.audit import SERVICE, Event
from crypteo_backend.console.agent_secrets import CodeWrong, step_of_code, unseal_seed
from crypteo_backend.console.agents import TRIES
from crypteo_backend.console.signing_in import take_try
from crypteo_backend.sealing import SealBroken
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.store.queries import changed_rows


def spend_code(office: Office, name: str, code: str) -> None:
    """Spend a one-time code of the agent; raises CodeWrong, also for one that was accepted before.

    A try of the agent's is taken before the comparison, as when signing in, and given back for a right code.
    """
    agent = take_try(office, name)
    try:
        _compare(office, agent, code)
    except (CodeWrong, SealBroken) as refusal:
        facts: dict[str, str | int] = {"agent": name, "tries": agent.tries_left if agent else 0}
        with office.store.writing() as db:
            office.audit.record(db, Event.AGENT_REFUSED, None, SERVICE, **facts)
        raise CodeWrong from refusal


def _compare(office: Office, agent: AgentRow | None, code: str) -> None:
    if agent is None:
        raise CodeWrong
    seed = unseal_seed(office.keys, agent.name, agent.totp_sealed)
    step = step_of_code(seed, code, office.clock(), agent.last_totp_step)
    unspent = (AgentRow.id == agent.id, AgentRow.last_totp_step < step, AgentRow.disabled_at.is_(None))
    accepting = update(AgentRow).where(*unspent).values(last_totp_step=step, tries_left=TRIES, locked_until=None)
    with office.store.writing() as db:
        if changed_rows(db, accepting) != 1:
            raise CodeWrong
