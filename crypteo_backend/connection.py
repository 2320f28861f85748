"""One HTTP connection: what is no HTTP is refused with a problem, and a request has an end to its time."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from crypteo_backend.clock import Clock
from crypteo_backend.gate.answer_headers import answer_headers
from crypteo_backend.gate.refusals import refusal_for_programs
from crypteo_backend.problems import Problem

REQUEST_SECONDS = 30.0
_HALF_WAY = frozenset({h11.IDLE, h11.SEND_BODY})
_UNANSWERED = frozenset({h11.IDLE, h11.SEND_RESPONSE})


def connection_class(clock: Clock, request_seconds: float = REQUEST_SECONDS) -> type[asyncio.Protocol]:
    """Return the protocol of connections whose requests, head and body, must be whole within so many seconds."""

    class BoundConnection(Connection):
        """A connection with this clock and this patience."""

    BoundConnection.clock = staticmethod(clock)
    BoundConnection.request_seconds = request_seconds
    return BoundConnection


class Connection(H11Protocol):
    """Speaks HTTP/1.1; answers `malformed` and hangs up when the parser refuses what comes, or it comes too slowly."""

    clock: Clock
    request_seconds: float
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self.access_log = self.config.access_log  # uvicorn logs paths to whoever listens, whatever it was told
        self._start_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Handle what has come, then wait for the rest of a request that is not whole."""
        super().handle_events()
        if self.transport.is_closing() or self.conn.their_state not in _HALF_WAY:
            self._stop_waiting()
        elif self.conn.their_state is h11.SEND_BODY or self.conn.trailing_data[0]:
            self._start_waiting()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the problem says it
        """Refuse what the parser refused; uvicorn's own answer would be plain text."""
        self._refuse()

    def _start_waiting(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.request_seconds, self._refuse)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _refuse(self) -> None:
        """Answer, unless nothing was asked or an answer is out already, and hang up."""
        asked = self.conn.their_state is not h11.IDLE or self.conn.trailing_data[0]
        if asked and self.conn.our_state in _UNANSWERED:
            self._answer()
        if self.cycle is not None:
            # The application still waits for a body that will never be whole: it hears that the client has left.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def _answer(self) -> None:
        answer = refusal_for_programs(Problem("malformed", fields=[]))
        headers: list[tuple[Any, Any]] = [*answer.raw_headers, (b"connection", b"close")]
        headers += [(name.encode(), value.encode()) for name, value in answer_headers(self.clock).items()]
        # Our state has moved on from IDLE only when the head of a request is understood, so that it has a method.
        head_alone = self.conn.our_state is h11.SEND_RESPONSE and self.scope["method"] == "HEAD"
        for event in (
            h11.Response(status_code=answer.status_code, headers=headers),
            h11.Data(data=b"" if head_alone else bytes(answer.body)),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
