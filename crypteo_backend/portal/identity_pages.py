"""The identity check in the browser: the link, the document's number, the three questions, and what comes next."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Request, Response

from crypteo_backend.identity import (
    DocumentWrong,
    IdentityRefused,
    Refusal,
    check_document,
    check_may_go_on,
    open_questions_link,
    set_questions,
)
from crypteo_backend.identity_documents import LONGEST, SHORTEST, canonical_number
from crypteo_backend.messages.masking import masked
from crypteo_backend.portal.answer_fields import are_shown
from crypteo_backend.portal.entry import Sent
from crypteo_backend.portal.wording import DOCUMENT_FAULT, FAULTS, LINK_FAULT, document_wrong
from crypteo_backend.proposed_questions import PROPOSED
from crypteo_backend.question_rules import ChosenQuestions, Fault, QuestionsRefused
from crypteo_backend.routes.entry import Here
from crypteo_backend.services import Services
from crypteo_backend.store.queries import display_name
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.tokens import token_hash
from crypteo_backend.web.cookies import put_cookie, read_cookie
from crypteo_backend.web.forms import Form
from crypteo_backend.web.languages import Words, language_of
from crypteo_backend.web.pages import Pages
from crypteo_backend.web.visits import Purpose, VisitOver, begin_visit, recognise_visit

COOKIE: Final = "holder"
_START, _DOCUMENT, _QUESTIONS, _END = "/identite", "/identite/piece", "/identite/questions", "/identite/fin"
_FIRST_PAGES: Final = MappingProxyType({Purpose.IDENTITY: _DOCUMENT, Purpose.QUESTIONS: _QUESTIONS})
# A whole link, or its token alone; mail programs break long lines and put brackets around links.
_TOKEN: Final = re.compile(r"(?:https?://[^#]*#t=)?([A-Za-z0-9_-]{22,128})")
_FIELDS: Final = ("first", "answer1", "second", "answer2", "own", "answer3")
_NO_FAULTS: Mapping[str, Words] = MappingProxyType({})


class Elsewhere(Exception):
    """The visitor is not at this page, but at another one."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class IdentityPages:
    """The pages under /identite."""

    pages: Pages

    def routes(self) -> APIRouter:
        """Return their routes."""
        router = APIRouter()
        for path, show, take in (
            (_START, self.show_link, self.open_link),
            (_DOCUMENT, self.show_document, self.check_document),
            (_QUESTIONS, self.show_questions, self.set_questions),
        ):
            router.add_api_route(path, show, methods=["GET"])
            router.add_api_route(path, take, methods=["POST"])
        router.add_api_route(_END, self.show_end, methods=["GET"])
        return router

    def show_link(self, request: Request) -> Response:
        """Ask for the link; a script fills it in from the address."""
        return self._link_page(request, 200, _NO_FAULTS)

    def open_link(self, request: Request, form: Sent, services: Here) -> Response:
        """Begin a visit with the link."""
        match = _TOKEN.fullmatch(form.text("link").replace(" ", "").strip("<>"))
        if match is None:
            return self._link_page(request, 422, {"link": LINK_FAULT})
        limit = services.settings.figures.openings_a_minute
        services.pace.count("questions-link", token_hash(match[1]), limit)
        try:
            order = open_questions_link(services, match[1])
        except IdentityRefused as refused:
            if refused.refusal is not Refusal.LINK_UNKNOWN:
                raise
            return self._link_page(request, 404, {"link": LINK_FAULT})
        is_checked = order.identity_checked_at is not None
        return self._rise(request, services, order.id, Purpose.QUESTIONS if is_checked else Purpose.IDENTITY)

    def show_document(self, request: Request, services: Here) -> Response:
        """Ask for the number of the identity document."""
        order = _visitor(request, services, Purpose.IDENTITY)
        check_may_go_on(services, order)
        return self._document_page(request, order, 200, _NO_FAULTS)

    def check_document(self, request: Request, form: Sent, services: Here) -> Response:
        """Compare the number; a right one lets the visitor rise to the questions."""
        order = _visitor(request, services, Purpose.IDENTITY)
        number = form.text("document")
        if not SHORTEST <= len(canonical_number(number)) <= LONGEST:
            return self._document_page(request, order, 422, {"document": DOCUMENT_FAULT}, form)
        try:
            check_document(services, order.id, number)
        except DocumentWrong as wrong:
            if not wrong.attempts_left:
                raise IdentityRefused(Refusal.LOCKED) from wrong
            return self._document_page(request, order, 403, {"document": document_wrong(wrong.attempts_left)}, form)
        return self._rise(request, services, order.id, Purpose.QUESTIONS)

    def show_questions(self, request: Request, services: Here) -> Response:
        """Ask for the three questions and answers."""
        order = _visitor(request, services, Purpose.QUESTIONS)
        if order.questions_set_at is not None:
            return self.pages.lead_to(_END)
        check_may_go_on(services, order)
        return self._questions_page(request, order, 200, Form({}), _NO_FAULTS)

    def set_questions(self, request: Request, form: Sent, services: Here) -> Response:
        """Set them for good, or say what is wrong with them."""
        order = _visitor(request, services, Purpose.QUESTIONS)
        if form.has("show"):
            return self._questions_page(request, order, 200, form, _NO_FAULTS)
        services.pace.count("questions", order.number, services.settings.figures.openings_a_minute)
        try:
            set_questions(services, order.id, _chosen(form), language_of(request))
        except QuestionsRefused as refused:
            return self._questions_page(request, order, 422, form, _in_words(refused.faults))
        return self.pages.lead_to(_END)

    def show_end(self, request: Request, services: Here) -> Response:
        """Say what comes next."""
        order = _visitor(request, services, Purpose.QUESTIONS)
        if order.questions_set_at is None:
            return self.pages.lead_to(_QUESTIONS)
        sent_to = masked("email", order.email)
        return self.pages.show(request, "portal/identity-end.html", holder=_holder(order), sent_to=sent_to)

    def _link_page(self, request: Request, status: int, faults: Mapping[str, Words]) -> Response:
        return self.pages.show(request, "portal/identity-link.html", status, faults=faults)

    def _document_page(
        self, request: Request, order: OrderRow, status: int, faults: Mapping[str, Words], form: Form | None = None
    ) -> Response:
        values = {"document": form.text("document")} if form else {}
        told = {"holder": _holder(order), "faults": faults, "values": values}
        return self.pages.show(request, "portal/identity-document.html", status, **told)

    def _questions_page(
        self, request: Request, order: OrderRow, status: int, form: Form, faults: Mapping[str, Words]
    ) -> Response:
        language = language_of(request)
        options = [(name, texts[language]) for name, texts in PROPOSED.items()]
        values = {name: form.text(name) for name in _FIELDS}
        told = {"holder": _holder(order), "options": options, "values": values, "faults": faults}
        return self.pages.show(request, "portal/identity-questions.html", status, shown=are_shown(form), **told)

    def _rise(self, request: Request, services: Services, order_id: int, purpose: Purpose) -> Response:
        """Begin a visit with a cookie of its own, and lead to its first page."""
        former = read_cookie(request, services.settings, COOKIE)
        with services.store.writing() as db:
            cookie = begin_visit(services, db, purpose, order_id=order_id, former=former)
        response = self.pages.lead_to(_FIRST_PAGES[purpose])
        put_cookie(response, services.settings, COOKIE, cookie)
        return response


def _visitor(request: Request, services: Services, wanted: Purpose) -> OrderRow:
    visit = recognise_visit(services, read_cookie(request, services.settings, COOKIE), *_FIRST_PAGES)
    purpose = Purpose(visit.purpose)
    if purpose is not wanted:
        raise Elsewhere(_FIRST_PAGES[purpose])
    with services.store.reading() as db:
        order = db.get(OrderRow, visit.order_id)
    if order is None:
        raise VisitOver
    return order


def _holder(order: OrderRow) -> dict[str, str]:
    return {
        "name": display_name(order),
        "organisation": order.organisation,
        "number": order.number,
        "product": order.product,
    }


def _chosen(form: Form) -> ChosenQuestions:
    answers = (form.text("answer1"), form.text("answer2"), form.text("answer3"))
    return ChosenQuestions(form.text("first"), form.text("second"), form.text("own"), answers)


def _in_words(faults: Mapping[str, Fault]) -> Mapping[str, Words]:
    """Return the faults as sentences, in the order of the fields."""
    return {name: FAULTS[faults[name]] for name in _FIELDS if name in faults}
