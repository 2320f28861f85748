"""One call to the service and its answer, before anybody has looked inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Final, Protocol

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Moment

_MOST_SECONDS: Final = 3600


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How many seconds a call waits: for the connection, for the next bytes, for the whole answer.

    Slow proxies add 20 s to every answer, so a shorter patience would lose each of them. Cancelling is quick all the
    same: the call is hung up.
    """

    connect: float = 5.0
    read: float = 30.0
    whole: float = 45.0


@dataclass(frozen=True, slots=True)
class Call:
    """One request; `body` is JSON, kept from printing because it may hold a code or answers."""

    method: str
    url: str
    bearer: Secret | None = None
    body: Secret | None = None
    timeouts: Timeouts = Timeouts()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, header fields by their lower-case names, body, this computer's monotonic second.

    `certificate` is the server's, in DER, as it was trusted for this call; None without TLS.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    monotonic: float
    certificate: bytes | None = None

    @property
    def media_type(self) -> str:
        """The Content-Type without its parameters, in lower case; empty when there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def moment(self) -> Moment:
        """The service's clock; raise Problem(ANSWER_DAMAGED) without a readable Date (contract, first section)."""
        told = _date(self.headers.get("date", ""))
        if told is None:
            raise Problem(problem.ANSWER_DAMAGED)
        return Moment(told, self.monotonic)

    @property
    def retry_after(self) -> int | None:
        """The seconds of Retry-After, at most an hour; None when it is missing or cannot be read.

        A date there (RFC 9110, section 10.2.3) is counted from the answer's own Date, never from this computer's clock.
        """
        told = self.headers.get("retry-after", "").strip()
        if told.isascii() and told.isdigit() and len(told) <= 9:
            return min(int(told), _MOST_SECONDS)
        until, now = _date(told), _date(self.headers.get("date", ""))
        if until is None or now is None:
            return None
        return min(max(0, ceil((until - now).total_seconds())), _MOST_SECONDS)


def _date(told: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  the window comes first

    try:
        moment = parsedate_to_datetime(told)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


class Transport(Protocol):
    """Carries a call to the service and its answer back, whatever the status."""

    def send(self, call: Call, token: CancelToken) -> Answer:
        """Return the answer; raise Problem of the connection's kinds, or Cancelled before and after the exchange."""
        ...
