"""Who may use the console: an agent who has signed in, 20 minutes since the last page and 10 hours at most."""

from datetime import timedelta
from typing import Annotated, Final

from fastapi import Depends, Request
from starlette.responses import RedirectResponse, Response

from crypteo_backend.console.dossier import Dossier, note_look, open_dossier
from crypteo_backend.problems import Problem
from crypteo_backend.routes.entry import Here
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.support_desk import OrderUnknown
from crypteo_backend.web.cookies import read_cookie
from crypteo_backend.web.visits import Purpose, VisitOver, recognise_visit

COOKIE: Final = "agent"
ORDER: Final = "/support/orders/{number}"
IDLE: Final = timedelta(minutes=20)
LOOKS_A_MINUTE: Final = 60  # searches and orders together: more than an agent on the phone needs, less than a robot


class SignInNeeded(Exception):
    """Nobody is signed in, or not any more; `was_in` tells whether the browser still has a cookie of a visit."""

    def __init__(self, *, was_in: bool) -> None:
        super().__init__()
        self.was_in = was_in


def _agent(request: Request, services: Here) -> AgentRow:
    cookie = read_cookie(request, services.settings, COOKIE)
    try:
        visit = recognise_visit(services, cookie, Purpose.AGENT, idle=IDLE)
    except VisitOver as over:
        raise SignInNeeded(was_in=cookie is not None) from over
    with services.store.reading() as db:
        agent = db.get(AgentRow, visit.agent_id)
    if agent is None or agent.disabled_at is not None:
        raise SignInNeeded(was_in=True)
    return agent


SignedIn = Annotated[AgentRow, Depends(_agent)]


def count_look(office: Office, agent: AgentRow) -> None:
    """Count a search or a look at an order; raises too-many-requests until the minute is over."""
    office.pace.count("agent-look", agent.name, LOOKS_A_MINUTE)


def looked_at(office: Office, agent: AgentRow, number: str, **facts: str) -> Dossier:
    """Return the order's dossier after counting the look and writing it down; raises not-found."""
    count_look(office, agent)
    try:
        dossier = open_dossier(office, number)
    except OrderUnknown as unknown:
        raise Problem("not-found") from unknown
    note_look(office, number, agent.name, **facts)
    return dossier


def back_to(number: str, query: str = "") -> Response:
    """Return the answer that leads to the order's page, with what it shall remark."""
    return RedirectResponse(ORDER.format(number=number) + query, 303)
