"""An order's page, its addresses in full, and each act behind a page that asks once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Request, Response

from crypteo_backend.console import order_view
from crypteo_backend.console.acts import ACTS, Act, ActRefused, Hand, offered, perform
from crypteo_backend.console.condition import condition_of
from crypteo_backend.console.dossier import Dossier
from crypteo_backend.console.entry import ORDER, SignedIn, back_to, looked_at
from crypteo_backend.console.event_words import ADDRESSES
from crypteo_backend.console.revoking_pages import OUTCOMES, is_revocable
from crypteo_backend.console.timeline import timeline_of
from crypteo_backend.correspondence import addresses_of
from crypteo_backend.messages.masking import masked
from crypteo_backend.problems import Problem
from crypteo_backend.routes.entry import Here
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.store.queries import display_name
from crypteo_backend.support_desk import OrderUnknown
from crypteo_backend.web.forms import Filled
from crypteo_backend.web.languages import Words, language_of
from crypteo_backend.web.pages import Pages

_ADDRESSES: Final = ORDER + "/addresses"
_ACT: Final = ORDER + "/acts/{name}/{seen}"
_DONE: Final[Mapping[str, Words]] = MappingProxyType({**{name: act.done for name, act in ACTS.items()}, **OUTCOMES})


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands above the order: that an act is done, or why it was not."""

    text: str
    is_refusal: bool = False


def order_pages(pages: Pages) -> APIRouter:
    """Return the routes that show."""
    router = APIRouter(include_in_schema=False)

    @router.get(ORDER)
    def show(request: Request, agent: SignedIn, services: Here, number: str) -> Response:
        dossier = looked_at(services, agent, number)
        done = _DONE.get(request.query_params.get("done", ""))
        remark = Remark(done.said_in(language_of(request))) if done else None
        return _show(pages, request, agent, dossier, remark)

    # Masked addresses are enough to tell one from another; whether the caller's is the right one takes all of it, and
    # that somebody looked at all of it is written down.
    @router.post(_ADDRESSES)
    def show_addresses(request: Request, agent: SignedIn, _: Filled, services: Here, number: str) -> Response:
        dossier = looked_at(services, agent, number, kind=ADDRESSES)
        return _show(pages, request, agent, dossier, in_full=True)

    @router.get(_ADDRESSES)
    def show_again(_: SignedIn, number: str) -> Response:
        return back_to(number)

    return router


def act_pages(pages: Pages) -> APIRouter:
    """Return the routes that act; `seen` is the newest entry of the log that stood on the order's page."""
    router = APIRouter(include_in_schema=False)

    @router.get(_ACT)
    def ask(request: Request, agent: SignedIn, services: Here, number: str, name: str, seen: int) -> Response:
        act, dossier = _act(name), looked_at(services, agent, number)
        if not act.applies(dossier):
            return back_to(number)
        language, addresses = language_of(request), _masked(dossier)
        return pages.show(
            request,
            "console/act.html",
            agent=agent.name,
            number=number,
            holder=display_name(dossier.order),
            act=act.name.said_in(language),
            will=act.will.said_in(language).format(**addresses),
            address=_ACT.format(number=number, name=name, seen=seen),
        )

    @router.post(_ACT)
    def do(request: Request, agent: SignedIn, _: Filled, services: Here, number: str, name: str, seen: int) -> Response:
        _act(name)
        try:
            perform(services, name, number, Hand(agent.name, seen))
        except ActRefused as refusal:
            remark = Remark(refusal.said_in(language_of(request)), is_refusal=True)
            return _show(pages, request, agent, looked_at(services, agent, number), remark)
        except OrderUnknown as unknown:
            raise Problem("not-found") from unknown
        return back_to(number, f"?done={name}")

    return router


def _act(name: str) -> Act:
    if name not in ACTS:
        raise Problem("not-found")
    return ACTS[name]


def _show(
    pages: Pages,
    request: Request,
    agent: AgentRow,
    dossier: Dossier,
    remark: Remark | None = None,
    *,
    in_full: bool = False,
) -> Response:
    language = language_of(request)
    return pages.show(
        request,
        "console/order.html",
        409 if remark and remark.is_refusal else 200,
        agent=agent.name,
        number=dossier.order.number,
        seen=dossier.last_position,
        remark=remark,
        in_full=in_full,
        condition=condition_of(dossier),
        acts={name: act.name.said_in(language) for name, act in offered(dossier).items()},
        can_be_revoked=is_revocable(dossier),
        who=order_view.who(dossier, language, in_full=in_full),
        tries=order_view.tries(dossier, language),
        deadlines=order_view.deadlines(dossier, language),
        session=order_view.live_session(dossier, language),
        certificate=order_view.certificate(dossier, language),
        messages=list(order_view.messages(dossier, language)),
        days=timeline_of(dossier, language),
    )


def _masked(dossier: Dossier) -> dict[str, str]:
    addresses = {channel: masked(channel, to) for channel, to in addresses_of(dossier.order).items()}
    return {"email": addresses["email"], "mobile": addresses.get("sms", "")}
