"""The demonstration's own addresses, outside the contract: more orders, and the mailbox."""

from types import MappingProxyType

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from crypteo_backend.clock import rfc3339
from crypteo_backend.demo.sample_agent import SampleAgent
from crypteo_backend.demo.sample_order import ANSWERS, DOCUMENT_NUMBER, begin_sample_journey, make_sample_order
from crypteo_backend.messages.mailbox import Mailbox
from crypteo_backend.messages.message import Message
from crypteo_backend.messages.moments import moment_in_words
from crypteo_backend.problems import Problem
from crypteo_backend.routes.entry import Here
from crypteo_backend.web.forms import Filled
from crypteo_backend.web.pages import Pages

_CHANNEL_NAMES = {"email": "E-mail", "sms": "SMS"}
# A letter brings its own styles, and is kept from everything else, as a mail program would keep it.
_LETTER_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; sandbox",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)


def demo_routes(mailbox: Mailbox, pages: Pages, agent: SampleAgent) -> APIRouter:
    """Return the routes under /demo."""
    router = APIRouter(prefix="/demo", include_in_schema=False)

    @router.post("/orders", status_code=201)
    def make_order(services: Here) -> dict[str, object]:
        order = make_sample_order(services)
        return {"link": order.link, "retrieval_code": order.retrieval_code, "answers": ANSWERS}

    @router.post("/journeys", status_code=303)
    def begin_journey(services: Here, _: Filled) -> Response:
        begin_sample_journey(services)
        return RedirectResponse("/demo/mailbox", 303)

    @router.get("/messages")
    def list_messages() -> dict[str, object]:
        return {"messages": [_as_json(number, message) for number, message in mailbox.newest_first()]}

    @router.get("/mailbox")
    def show_mailbox(request: Request) -> Response:
        messages = [_as_json(*kept) | _for_people(*kept) for kept in mailbox.newest_first()]
        return pages.show(request, "mailbox.html", messages=messages, agent=agent, document_number=DOCUMENT_NUMBER)

    @router.get("/messages/{number}")
    def show_html(number: int) -> Response:
        html = mailbox.html_of(number)
        if html is None:
            raise Problem("not-found")
        return HTMLResponse(html, headers=_LETTER_HEADERS)

    return router


def _as_json(number: int, message: Message) -> dict[str, object]:
    return {
        "id": number,
        "channel": message.channel,
        "to": message.recipient,
        "subject": message.subject,
        "body": message.text,
        "sent_at": rfc3339(message.created_at),
        "order": message.order_number,
    }


def _for_people(number: int, message: Message) -> dict[str, object]:
    return {
        "channel_name": _CHANNEL_NAMES[message.channel],
        "when": moment_in_words(message.created_at, "fr"),
        "html_url": f"/demo/messages/{number}" if message.html else None,
    }
