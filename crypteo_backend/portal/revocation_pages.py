"""Revocation in the browser: the order's number, the three answers, one more question, and what came of it."""

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Request, Response

from crypteo_backend.answers import canonical
from crypteo_backend.issuer import stored_certificate
from crypteo_backend.messages.moments import day_in_words
from crypteo_backend.portal.answer_fields import are_shown
from crypteo_backend.portal.entry import Sent
from crypteo_backend.portal.wording import (
    ANSWER_MISSING,
    NUMBER_FAULT,
    OTHER_QUESTION,
    QUESTION_MISSING,
    QUESTION_TWICE,
    REASON_MISSING,
    answers_wrong,
)
from crypteo_backend.proposed_questions import PROPOSED
from crypteo_backend.revocation import REASONS, NotRevocable, RevocationPending, revoke, standing_of
from crypteo_backend.revocation_check import (
    RevocationDenied,
    RevocationLocked,
    ToldAnswers,
    prove_right_to_revoke,
)
from crypteo_backend.routes.entry import Here
from crypteo_backend.services import Services
from crypteo_backend.store.queries import display_name, issuance_of
from crypteo_backend.store.schema import IssuanceRow, OrderRow
from crypteo_backend.web.cookies import put_cookie, read_cookie
from crypteo_backend.web.forms import Form
from crypteo_backend.web.languages import Words, language_of
from crypteo_backend.web.pages import Pages
from crypteo_backend.web.visits import Purpose, VisitOver, begin_visit, recognise_visit

COOKIE: Final = "revocation"
_START, _QUESTIONS, _CERTIFICATE = "/revocation", "/revocation/questions", "/revocation/certificat"
_NUMBER: Final = re.compile(r"[0-9]{1,20}")
_CHOICES: Final = ("first", "second")
_ANSWERS: Final = ("answer1", "answer2", "answer3")
_OF_ONE_S_OWN: Final = "other"  # a question that was set elsewhere
_NO_FAULTS: Mapping[str, Words] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RevocationPages:
    """The pages under /revocation; the number is carried by the forms, so that it stands in no address."""

    pages: Pages

    def routes(self) -> APIRouter:
        """Return their routes."""
        router = APIRouter()
        router.add_api_route(_START, self.show_number, methods=["GET"])
        router.add_api_route(_START, self.take_number, methods=["POST"])
        router.add_api_route(_QUESTIONS, self.go_to_start, methods=["GET"])
        router.add_api_route(_QUESTIONS, self.take_answers, methods=["POST"])
        router.add_api_route(_CERTIFICATE, self.show_certificate, methods=["GET"])
        router.add_api_route(_CERTIFICATE, self.revoke, methods=["POST"])
        return router

    def show_number(self, request: Request) -> Response:
        """Ask for the order's number."""
        return self.pages.show(request, "portal/revocation-number.html", faults=_NO_FAULTS, values={})

    def take_number(self, request: Request, form: Sent) -> Response:
        """Ask for the questions and answers of the number, which no order may have."""
        number = _number(form)
        if number is None:
            told = {"faults": {"number": NUMBER_FAULT}, "values": {"number": form.text("number")}}
            return self.pages.show(request, "portal/revocation-number.html", 422, **told)
        return self._questions_page(request, 200, number, Form({}), _NO_FAULTS)

    def go_to_start(self) -> Response:
        """Lead whoever reloads the questions back to the number."""
        return self.pages.lead_to(_START)

    def take_answers(self, request: Request, form: Sent, services: Here) -> Response:
        """Compare the answers; right ones begin a visit."""
        number = _number(form)
        if number is None:
            return self.pages.lead_to(_START)
        if form.has("show"):
            return self._questions_page(request, 200, number, form, _NO_FAULTS)
        faults = _faults_of(form)
        if faults:
            return self._questions_page(request, 422, number, form, faults)
        try:
            order_id = prove_right_to_revoke(services, number, _told(form))
        except RevocationDenied as denied:
            if not denied.attempts_left:
                raise RevocationLocked from denied
            faults = {"answers": answers_wrong(denied.attempts_left)}  # of all three: nobody learns which
            return self._questions_page(request, 403, number, form, faults)
        return self._let_in(request, services, order_id)

    def show_certificate(self, request: Request, services: Here) -> Response:
        """Say how the certificate stands, and ask once more before it is revoked for good."""
        return self._certificate_page(request, services, 200, _NO_FAULTS)

    def revoke(self, request: Request, form: Sent, services: Here) -> Response:
        """Revoke the certificate, at once if the authority is there, and show how it stands."""
        order, _ = _visitor(request, services)
        reason = form.text("reason")
        if reason not in REASONS:
            return self._certificate_page(request, services, 422, {"reason": REASON_MISSING})
        with contextlib.suppress(NotRevocable, RevocationPending):  # the page says how it stands
            revoke(services, order.id, reason)
        return self.pages.lead_to(_CERTIFICATE)

    def _questions_page(
        self, request: Request, status: int, number: str, form: Form, faults: Mapping[str, Words]
    ) -> Response:
        language = language_of(request)
        options = [(name, texts[language]) for name, texts in PROPOSED.items()]
        options.append((_OF_ONE_S_OWN, OTHER_QUESTION.said_in(language)))
        values = {name: form.text(name) for name in (*_CHOICES, *_ANSWERS)}
        told = {"number": number, "options": options, "values": values, "faults": faults, "shown": are_shown(form)}
        return self.pages.show(request, "portal/revocation-questions.html", status, **told)

    def _certificate_page(
        self, request: Request, services: Services, status: int, faults: Mapping[str, Words]
    ) -> Response:
        order, issuance = _visitor(request, services)
        told = {
            "standing": standing_of(issuance, services.clock()),
            "certificate": _certificate(request, order, issuance),
            "order_number": order.number,
            "faults": faults,
        }
        return self.pages.show(request, "portal/revocation-certificate.html", status, **told)

    def _let_in(self, request: Request, services: Services, order_id: int) -> Response:
        former = read_cookie(request, services.settings, COOKIE)
        with services.store.writing() as db:
            cookie = begin_visit(services, db, Purpose.REVOCATION, order_id=order_id, former=former)
        response = self.pages.lead_to(_CERTIFICATE)
        put_cookie(response, services.settings, COOKIE, cookie)
        return response


def _number(form: Form) -> str | None:
    match = _NUMBER.fullmatch(form.text("number").replace(" ", ""))
    return match[0] if match else None


def _faults_of(form: Form) -> dict[str, Words]:
    """Return what is missing, in the order of the fields; none of it costs a try."""
    faults = {}
    for place, name in enumerate(_ANSWERS):
        if place < len(_CHOICES) and form.text(_CHOICES[place]) not in (*PROPOSED, _OF_ONE_S_OWN):
            faults[_CHOICES[place]] = QUESTION_MISSING
        if not canonical(form.text(name)):
            faults[name] = ANSWER_MISSING
    first, second = map(form.text, _CHOICES)
    if first == second and first in PROPOSED:
        faults["second"] = QUESTION_TWICE
    return faults


def _told(form: Form) -> ToldAnswers:
    first, second = ("" if form.text(name) == _OF_ONE_S_OWN else form.text(name) for name in _CHOICES)
    return ToldAnswers(first, second, (form.text("answer1"), form.text("answer2"), form.text("answer3")))


def _visitor(request: Request, services: Services) -> tuple[OrderRow, IssuanceRow | None]:
    visit = recognise_visit(services, read_cookie(request, services.settings, COOKIE), Purpose.REVOCATION)
    with services.store.reading() as db:
        order = db.get(OrderRow, visit.order_id)
        if order is None:
            raise VisitOver
        return order, issuance_of(db, order.id)


def _certificate(request: Request, order: OrderRow, issuance: IssuanceRow | None) -> dict[str, str] | None:
    """Return what the page tells of the certificate, if there is one."""
    issued = stored_certificate(issuance) if issuance else None
    if issued is None:
        return None
    return {
        "product": order.product,
        "holder": display_name(order),
        "organisation": order.organisation,
        "serial_number": issued.serial_number,
        "until": day_in_words(issued.not_after, language_of(request)),
    }
