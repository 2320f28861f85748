"""Revoking a certificate for a holder who calls: a reason, one more one-time code, and it is final."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Request, Response

from crypteo_backend.console.agent_secrets import CodeWrong
from crypteo_backend.console.code_again import spend_code
from crypteo_backend.console.dossier import Dossier
from crypteo_backend.console.entry import ORDER, SignedIn, back_to, looked_at
from crypteo_backend.console.event_words import REASONS
from crypteo_backend.revocation import NotRevocable, RevocationPending, Standing, revoke, standing_of
from crypteo_backend.routes.entry import Here
from crypteo_backend.services import Services
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.store.queries import display_name
from crypteo_backend.web.forms import Filled, Form
from crypteo_backend.web.languages import Words, language_of
from crypteo_backend.web.pages import Pages

_REVOCATION: Final = ORDER + "/revocation"
_REASON_MISSING: Final = Words("Choisissez la raison.", "Choose the reason.")
_CODE_WRONG: Final = Words(
    "Ce code ne convient pas. Attendez le suivant\u00a0: un code ne sert qu’une fois.",
    "This code does not fit. Wait for the next one: a code works once.",
)
OUTCOMES: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "revoked": Words(
            "Le certificat est révoqué, et la liste de révocation le dit. Un e-mail le confirme au titulaire.",
            "The certificate is revoked, and the revocation list says so. An e-mail confirms it to the holder.",
        ),
        "revocation-asked": Words(
            "La révocation est notée. L’autorité ne répond pas\u00a0: le service réessaie jusqu’à ce que ce soit fait.",
            "The revocation is noted. The authority does not answer: the service keeps trying until it is done.",
        ),
    }
)


def is_revocable(dossier: Dossier) -> bool:
    """Tell whether there is a certificate that can be revoked."""
    return standing_of(dossier.issuance, dossier.now) is Standing.VALID


@dataclass(frozen=True, slots=True)
class RevokingPages:
    """The page that asks once more, and the act behind it."""

    pages: Pages

    def routes(self) -> APIRouter:
        """Return its routes."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route(_REVOCATION, self.ask, methods=["GET"])
        router.add_api_route(_REVOCATION, self.do, methods=["POST"])
        return router

    def ask(self, request: Request, agent: SignedIn, services: Here, number: str) -> Response:
        """Say what it means, and ask for the reason and a code."""
        return self._page(request, agent, looked_at(services, agent, number), 200, {}, {})

    def do(self, request: Request, agent: SignedIn, form: Filled, services: Here, number: str) -> Response:
        """Revoke the certificate, for a reason and against a code that was not used yet."""
        dossier, reason = looked_at(services, agent, number), form.text("reason")
        if not is_revocable(dossier):
            return back_to(number)
        faults = _faults(services, agent, form)
        if faults:
            return self._page(request, agent, dossier, 403 if "code" in faults else 422, faults, {"reason": reason})
        try:
            revoke(services, dossier.order.id, reason, agent.name)
        except NotRevocable:
            return back_to(number)  # somebody else was faster: the page says how it stands
        except RevocationPending:
            return back_to(number, "?done=revocation-asked")
        return back_to(number, "?done=revoked")

    def _page(
        self,
        request: Request,
        agent: AgentRow,
        dossier: Dossier,
        status: int,
        faults: Mapping[str, Words],
        values: Mapping[str, str],
    ) -> Response:
        if not is_revocable(dossier):
            return back_to(dossier.order.number)
        language = language_of(request)
        reasons = [(name, words.said_in(language).capitalize()) for name, words in REASONS.items()]
        told = {"agent": agent.name, "number": dossier.order.number, "holder": display_name(dossier.order)}
        asked = {"reasons": reasons, "faults": faults, "values": values}
        return self.pages.show(request, "console/revoke.html", status, **told, **asked)


def _faults(services: Services, agent: AgentRow, form: Form) -> dict[str, Words]:
    """Return what is wrong; a code is spent only beside a reason."""
    if form.text("reason") not in REASONS:
        return {"reason": _REASON_MISSING}
    try:
        spend_code(services, agent.name, form.text("code").replace(" ", ""))
    except CodeWrong:
        return {"code": _CODE_WRONG}
    return {}
