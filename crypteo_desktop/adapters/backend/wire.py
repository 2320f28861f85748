"""One call to the service and its answer, before anybody has looked inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final, Protocol

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Moment

_MOST_SECONDS: Final = 3600


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How many seconds a call waits: for the connection, for the next bytes, for the whole answer."""

    connect: float = 5.0
    read: float = 15.0
    whole: float = 30.0


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
    """What came back: status, header fields by their lower-case names, body, this computer's monotonic second."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    monotonic: float

    @property
    def media_type(self) -> str:
        """The Content-Type without its parameters, in lower case; empty when there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def moment(self) -> Moment:
        """The service's clock; raise Problem(ANSWER_DAMAGED) without a readable Date (contract, first section)."""
        try:
            told = parsedate_to_datetime(self.headers["date"])
            return Moment(told.replace(tzinfo=told.tzinfo or UTC).astimezone(UTC), self.monotonic)
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            raise Problem(problem.ANSWER_DAMAGED) from error

    @property
    def retry_after(self) -> int | None:
        """The seconds of Retry-After, at most an hour; None when it is missing or no number."""
        told = self.headers.get("retry-after", "").strip()
        return min(int(told), _MOST_SECONDS) if told.isascii() and told.isdigit() and len(told) <= 9 else None


class Transport(Protocol):
    """Carries a call to the service and its answer back, whatever the status."""

    def send(self, call: Call, token: CancelToken) -> Answer:
        """Return the answer; raise Problem of the connection's kinds, or Cancelled before and after the exchange."""
        ...
