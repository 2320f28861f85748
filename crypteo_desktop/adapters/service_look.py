"""Looks whether a service answers: endpoint 1 of the contract, which spends nothing and needs no link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from crypteo_desktop.adapters.backend.client import Identity, system_transport
from crypteo_desktop.adapters.backend.wire import Call, Timeouts
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.support.diagnosis import ServerLook

if TYPE_CHECKING:
    from crypteo_desktop.adapters.backend.wire import Answer, Transport
    from crypteo_desktop.profile import Server

_TIMEOUTS: Final = Timeouts(connect=5.0, read=10.0, whole=15.0)
_OK: Final = 200
_NAME: Final = b'"crypteo"'


@dataclass(frozen=True, slots=True)
class ServiceLook:
    """Looks at servers, each over a connection of its own; `now` is this computer's clock."""

    identity: Identity
    monotonic: Callable[[], float]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def look(self, server: Server) -> ServerLook:
        """Return how it answers; never raise a Problem."""
        from crypteo_desktop.adapters.backend.foreign_issuer import issuers_of_certificate  # noqa: PLC0415  needs ssl

        try:
            answer = _asked(system_transport(self.identity, self.monotonic), server.url)
            ahead = self.now() - answer.moment.now(self.monotonic())
        except Problem as refusal:
            return ServerLook(server.id, refusal)
        return ServerLook(
            server.id,
            vouched_by=issuers_of_certificate(answer.certificate),
            usual_issuers=server.tls_issuers,
            clock_ahead=ahead,
        )


def _asked(transport: Transport, url: str) -> Answer:
    answer = transport.send(Call("GET", f"{url}/v1/service", timeouts=_TIMEOUTS), CancelToken())
    if answer.status != _OK or _NAME not in answer.body:
        from crypteo_desktop.adapters.backend.problem_json import problem_of  # noqa: PLC0415  only then

        raise problem_of(answer) if answer.status != _OK else Problem(problem.NOT_THE_SERVICE)
    return answer
