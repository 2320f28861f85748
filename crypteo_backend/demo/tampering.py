"""Changes certificates on their way out, as a broken line or a proxy would."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, whole."""

    status: int
    content_type: str
    body: bytes


class Tampering:
    """Lets the application answer, and changes successful answers of the certificate's endpoint."""

    def __init__(
        self, app: ASGIApp, change: Callable[[Reply], Reply], method: str, *, times: int | None = None
    ) -> None:
        self._app = app
        self._change = change
        self._method = method
        self._times = times

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != self._method or not scope["path"].endswith("/certificate"):
            await self._app(scope, receive, send)
            return
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, keep)
        if not self._wants(messages):
            for message in messages:
                await send(message)
            return
        reply = self._change(_reply(messages))
        await Response(reply.body, reply.status, media_type=reply.content_type)(scope, receive, send)

    def _wants(self, messages: list[Message]) -> bool:
        if messages[0]["status"] not in {200, 201} or self._times == 0:
            return False
        if self._times is not None:
            self._times -= 1
        return True


def _reply(messages: list[Message]) -> Reply:
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return Reply(messages[0]["status"], "application/json", body)
