"""Puts `Date` on every answer, and `Cache-Control: no-store` unless a file is to be kept."""

from email.utils import format_datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crypteo_backend.clock import Clock


def answer_headers(clock: Clock) -> dict[str, str]:
    """Return the headers of an answer given now, dated with the clock that also judges deadlines."""
    return {"Date": format_datetime(clock(), usegmt=True), "Cache-Control": "no-store"}


class AnswerHeaders:
    """Gives the headers to all that the application answers, so that the client can compare clocks."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        self._app = app
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in answer_headers(self._clock).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
