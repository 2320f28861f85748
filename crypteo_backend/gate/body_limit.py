"""Refuses bodies over 64 KiB, chunked ones too, before any route sees them."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crypteo_backend.gate.refusals import refusal
from crypteo_backend.problems import Problem

LIMIT = 64 * 1024
# A client that is still sending may not hear an answer, so some more is read and thrown away first.
DRAINED = 4 * 1024 * 1024


class BodyLimit:
    """Reads the whole body, then hands it on or answers `too-large`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _announced(scope) > DRAINED:
            await refusal(Request(scope), Problem("too-large"))(scope, receive, send)
            return
        body, total = await _read(receive)
        if body is None:
            return  # the client left in the middle; half a request must not act
        if total > LIMIT:
            await refusal(Request(scope), Problem("too-large"))(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


def _announced(scope: Scope) -> int:
    """Return the length that the request tells of its body, 0 when it tells none; the server checked its form."""
    told = Headers(scope=scope).get("content-length", "0")
    return int(told) if told.isdecimal() else 0


async def _read(receive: Receive) -> tuple[bytes | None, int]:
    """Return the body, as far as it is within the limit (None when it never ended), and how many bytes came in all."""
    parts: list[bytes] = []
    total = 0
    while total <= DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None, total
        part: bytes = message.get("body", b"")
        total += len(part)
        if total <= LIMIT:
            parts.append(part)
        if not message.get("more_body", False):
            break
    return b"".join(parts), total


def _replay(body: bytes, receive: Receive) -> Receive:
    pending = [body]

    async def next_message() -> Message:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return next_message
