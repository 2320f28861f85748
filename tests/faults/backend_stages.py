"""The stages of a whole journey: each begins where the one before it ended, so that no walk repeats another's way."""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import httpx

from crypteo_backend.audit import Event, entries
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, SAMPLE
from crypteo_backend.support_desk import send_another_link
from tests.faults.backend_holder import NUMBER, AlreadyAccepted, Holder, Unexpected, expect
from tests.faults.backend_launcher import OFFICE_TOKEN, Place
from tests.faults.backend_truth import signed
from tests.faults.backend_walk import Walk
from tests.support.cluster import office_in
from tests.support.console_client import ConsoleClient
from tests.support.contract_client import ContractClient, other_code
from tests.support.support_desk_house import Agent
from tests.support.visitor import ANSWERS

_ORDER = {name: value for name, value in asdict(SAMPLE).items() if value is not None} | {
    "number": NUMBER,
    "document_number": DOCUMENT_NUMBER,
}


def order(holder: Holder) -> None:
    """The registration office makes the order, the holder proves who they are, and all three messages go out."""
    walk, bearer = holder.walk, {"Authorization": f"Bearer {OFFICE_TOKEN}"}
    made = walk.again(lambda: walk.post("/office/orders", json=_ORDER, headers=bearer))
    expect(made, 201, *holder.or_done("order-exists"))
    walk.settle()
    walk.again(holder.prove_identity)
    walk.settle()


def certificate(holder: Holder) -> None:
    """The holder errs, asks for another code, and gets the certificate, the same one every time."""
    former = holder.code
    expect(holder.within("code", lambda client: client.read()), 200)
    expect(holder.within("code", lambda client: client.code(other_code(former))), "code-wrong")
    holder.walk.place.clock.advance(seconds=30)
    expect(holder.within("code", lambda client: client.resend()), 202, *holder.or_done("resend-too-soon"))
    holder.walk.settle()
    expect(holder.within("code", lambda client: client.code(former)), "code-superseded")
    expect(holder.within("code", lambda client: client.code(holder.code)), 200, *holder.or_done("wrong-state"))
    expect(holder.within("answers", lambda client: client.wrong_answers()), "answers-wrong")
    expect(holder.within("answers", lambda client: client.answers(*ANSWERS)), 200, *holder.or_done("wrong-state"))
    keep(holder, holder.certify())
    keep(holder, expect(holder.within("authenticated", ContractClient.fetch), 200).json())


def acceptance(holder: Holder) -> None:
    """The holder comes back, fetches the certificate, accepts it twice and leaves."""
    with suppress(AlreadyAccepted):
        told = expect(holder.within("authenticated", ContractClient.fetch), 200).json()
        keep(holder, told)
        for _ in range(2):
            accepting = holder.within("authenticated", lambda client: client.accept(told["fingerprint_sha256"]))
            expect(accepting, 204)
        ending = holder.within("authenticated", lambda client: client.request("DELETE"))
        expect(ending, 204, *holder.or_done("session-invalid"))


def recovery(holder: Holder) -> None:
    """The holder has lost everything but the key, gets the certificate back with it, and accepts it."""
    walk = holder.walk
    place, brought = walk.again(holder.recover)
    told = expect(brought, 200).json()
    keep(holder, told)
    body = {"fingerprint_sha256": told["fingerprint_sha256"]}
    expect(walk.again(lambda: walk.post(f"{place}/acceptance", json=body)), 204)


def revocation(holder: Holder) -> None:
    """The holder errs, then has the certificate revoked, and is told so."""
    holder.walk.again(holder.err_at_revocation)
    holder.walk.again(holder.revoke)
    holder.walk.settle()


def engine(holder: Holder) -> None:
    """The holder gets a certificate of an engine and has it revoked."""
    keep(holder, holder.certify())
    revocation(holder)


def dead_link(holder: Holder) -> None:
    """The link dies while the certificate is made: what was signed the key alone brings back, else support helps."""
    expect(holder.within("authenticated", ContractClient.read), 200)
    asked = holder.walk.again(lambda: holder.put(holder.client), instead=lambda: _come_back_late(holder))
    keep(holder, expect(asked, 200, 201).json())
    holder.walk.settle()


def _come_back_late(holder: Holder) -> httpx.Response:
    place = holder.walk.place
    place.clock.advance(hours=25)
    _, brought = holder.recover()
    if signed(place):
        return brought
    expect(brought, "recovery-unknown")
    with place.opened() as store:
        send_another_link(office_in(place.folder, store, place.clock), NUMBER, "support")
    holder.walk.settle()
    holder.forget()
    return holder.within("authenticated", holder.put)


def support(holder: Holder) -> None:
    """The holder errs until the order is locked; an agent unlocks it, and sends another code and another link."""
    holder.forgetful = False  # no session can be opened while the order is locked
    for _ in range(3):
        expect(holder.within("answers", ContractClient.wrong_answers), "answers-wrong", *holder.or_done("order-locked"))
    for act in _ACTS:
        holder.walk.again(partial(_have_done, holder.walk.place, holder.walk, act))
    holder.walk.settle()
    holder.forget()
    expect(holder.within("answers", ContractClient.read), 200)


def _have_done(place: Place, walk: Walk, act: str) -> None:
    """Have the agent do the act, unless it stands in the log already."""
    place.clock.advance(seconds=30)  # a one-time code is good for once
    with walk.browser() as browser:
        agent = Agent("alix", (place.folder.parent / "agent-seed").read_text(encoding="ascii"))
        console = ConsoleClient(browser).sign_in(agent, agent.code(place.clock)).open(f"/support/orders/{NUMBER}")
        with place.opened() as store:
            done = [entry.event for entry in entries(store)]
        if _ACTS[act] not in done:
            expect(console.follow(act).confirm().page, 200)


def keep(holder: Holder, told: dict[str, Any]) -> None:
    """Keep the certificate; raises Unexpected when it is another than the one that was kept before."""
    kept = holder.walk.place.certificate
    if kept.exists() and json.loads(kept.read_text(encoding="utf-8")) != told:
        raise Unexpected("another certificate came for the same key")
    kept.write_text(json.dumps(told), encoding="utf-8")


# What a process does when it starts, and once an hour, is the same in every stage: it is tried in the first one.
_AT_EVERY_START = frozenset({"store.versions.prepare", "pace.forget", "retention.round"})
_AROUND_SIGNING = ("issuer.", "claims.", "issuance.", "revocation.", "authority.")
_ACTS = MappingProxyType({"unlock": Event.UNLOCKED, "code-email": Event.CODE_RENEWED, "link": Event.LINK_RENEWED})


@dataclass(frozen=True, slots=True)
class Stage:
    """What is walked, the stage that it begins after, and whether another engine signs.

    Where functions are named, the others' points are those of another stage and tried there; and one database is
    enough, since those others show that the two do not differ.
    """

    walk: Callable[[Holder], None]
    after: str | None = None
    engine: bool = False
    functions: tuple[str, ...] = ()

    def tries(self, function: str) -> bool:
        """Tell whether the points of the function are tried in this stage."""
        if self.functions:
            return function.startswith(self.functions)
        return self.after is None or function not in _AT_EVERY_START


STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        "order": Stage(order),
        "certificate": Stage(certificate, "order"),
        "acceptance": Stage(acceptance, "certificate"),
        "recovery": Stage(recovery, "certificate"),
        "dead link": Stage(dead_link, "order", functions=_AROUND_SIGNING),
        "revocation": Stage(revocation, "acceptance"),
        "support": Stage(support, "order", functions=("support_desk.", "console.")),
        "engine": Stage(engine, "order", engine=True, functions=_AROUND_SIGNING),
    }
)


def before_and_at(stages: Collection[str]) -> set[str]:
    """Return these stages and all that they begin after."""
    found = set(stages)
    while more := {STAGES[stage].after for stage in found} - found - {None}:
        found |= more  # type: ignore[arg-type]  # None is taken away
    return found
