"""What the service told about one order: the contract's Session and Certificate, as frozen values."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from crypteo_desktop.secret import Secret


class State(Enum):
    """Where the order stands at the service (contract, States)."""

    CODE = "code"
    ANSWERS = "answers"
    AUTHENTICATED = "authenticated"
    ISSUED = "issued"
    ACCEPTED = "accepted"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Holder:
    """For whom the certificate is made."""

    display_name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered; `number` is what support asks for."""

    number: str
    product: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to send a code: `id` is "email" or "sms", `masked` is the address as one may show it."""

    id: str
    masked: str


@dataclass(frozen=True, slots=True)
class CodeSending:
    """What is known of the withdrawal codes of the order; `next_resend_at` is None when none is left."""

    length: int
    attempts_left: int
    resends_left: int
    channels: tuple[Channel, ...]
    sent_at: datetime | None
    sent_to: str | None
    next_resend_at: datetime | None

    @property
    def can_be_resent(self) -> bool:
        """Whether the holder may still ask for a new one, be it in some seconds; if not, support alone sends one."""
        return self.resends_left > 0 and self.next_resend_at is not None


@dataclass(frozen=True, slots=True)
class KeyPolicy:
    """The key that the service accepts: RSA, `bits` of modulus, its public exponent."""

    bits: int
    public_exponent: int


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions of the identity check, in the holder's own words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CertificateOrder:
    """What the request must hold: `subject_der` (a DER Name, byte for byte), the e-mail, the nonce as sent."""

    subject_der: bytes
    email: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The service's clock when it answered, beside this computer's monotonic seconds at that time.

    Deadlines are judged by the service's clock alone: a wrong clock of this computer changes nothing.
    """

    server_time: datetime
    monotonic: float

    def now(self, monotonic: float) -> datetime:
        """Return the service's time at this computer's `monotonic` second."""
        return self.server_time + timedelta(seconds=monotonic - self.monotonic)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the authority wants to be read before the start, such as a version to come, in both languages."""

    text_fr: str
    text_en: str


UNKNOWN_MOMENT = Moment(datetime.fromtimestamp(0, UTC), 0.0)


@dataclass(frozen=True, slots=True)
class Session:
    """The contract’s Session; no questions before `answers`, no `certificate_order` before `authenticated`.

    `vouched_by` names who issued the server's TLS certificate when the link was opened; nobody without TLS.
    """

    session_id: str
    session_token: Secret
    base_url: str
    state: State
    expires_at: datetime
    link_expires_at: datetime
    support_reference: str
    holder: Holder
    order: Order
    code: CodeSending
    answer_attempts_left: int
    key_policy: KeyPolicy
    questions: tuple[Question, ...]
    certificate_order: CertificateOrder | None
    told_at: Moment
    vouched_by: tuple[str, ...] = ()

    @property
    def reopens_until(self) -> datetime:
        """Until when the link can be opened: it ends with its order, if that comes first."""
        return min(self.link_expires_at, self.order.expires_at)

    @property
    def idle_limit(self) -> timedelta | None:
        """After how long without a request it ends; None where the service told no end before the link's."""
        told = self.expires_at - self.told_at.server_time
        return told if timedelta() < told and self.expires_at < self.reopens_until else None


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """The contract's Certificate: PEM texts; `chain` has the issuing authority first and the root last.

    `told_at` is the service's clock, by which the dates of the certificate are judged.
    """

    certificate_pem: str
    chain_pem: tuple[str, ...]
    fingerprint_sha256: str
    told_at: Moment


@dataclass(frozen=True, slots=True)
class StillWorking:
    """The authority has not finished; ask again after so many seconds."""

    retry_after: float


@dataclass(frozen=True, slots=True)
class RecoveredCertificate:
    """A certificate that was fetched by proof of its key alone (contract, endpoints 11 to 13).

    `recovery_id` is what accepts it, for ten minutes; after that the key has to be proved once more.
    """

    recovery_id: str
    base_url: str
    issued: IssuedCertificate
