"""What the backend answers; members that are optional are left out, never null."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


LEFT_OUT = Field(json_schema_extra=_without_default)


class Answer(BaseModel):
    """A JSON object of the contract."""

    model_config = ConfigDict(frozen=True)


class SupportOut(Answer):
    """Where holders find help."""

    phone: str
    price: str
    hours: str
    email: str
    url: str


class NoticeOut(Answer):
    """A sentence in both languages."""

    text_fr: str
    text_en: str


class ServiceOut(Answer):
    """Endpoint 1."""

    service: Literal["crypteo"]
    contract: Literal[1]
    minimum_client: str
    support: SupportOut
    notices: list[NoticeOut]


class HolderOut(Answer):
    """Whose certificate it is."""

    display_name: str
    organisation: str


class OrderOut(Answer):
    """The order as its holder knows it."""

    number: str
    product: str
    expires_at: str


class ChannelOut(Answer):
    """One way to send a code."""

    id: str
    masked: str


class CodeOut(Answer):
    """The code in force."""

    length: Literal[9] = 9
    sent_at: str
    sent_to: str
    attempts_left: int
    next_resend_at: Annotated[str | SkipJsonSchema[None], LEFT_OUT] = None
    resends_left: int
    channels: list[ChannelOut]


class TriesOut(Answer):
    """What is left of the tries for the answers."""

    attempts_left: int


class PasswordPolicyOut(Answer):
    """The rule for the certificate's password; the password itself never comes here."""

    min_length: int = 8
    max_length: int = 20
    alphabet: str = "A-Za-z0-9"
    require: list[str] = ["upper", "lower", "digit"]


class KeyPolicyOut(Answer):
    """The key that the client has to make."""

    algorithm: Literal["RSA"] = "RSA"
    bits: int
    public_exponent: int


class QuestionOut(Answer):
    """One of the three questions."""

    id: str
    text: str


class EnrolmentOut(Answer):
    """What the certificate request must hold: subject (base64 DER), e-mail, nonce (base64url)."""

    subject_der: str
    email: str
    nonce: str


class SessionOut(Answer):
    """The Session of the contract."""

    session_id: str
    state: str
    expires_at: str
    link_expires_at: str
    support_reference: str
    holder: HolderOut
    order: OrderOut
    code: CodeOut
    answers: TriesOut
    password_policy: PasswordPolicyOut
    key_policy: KeyPolicyOut
    questions: Annotated[list[QuestionOut] | SkipJsonSchema[None], LEFT_OUT] = None
    enrolment: Annotated[EnrolmentOut | SkipJsonSchema[None], LEFT_OUT] = None


class OpenedSessionOut(SessionOut):
    """Endpoint 2: the Session and the token for all that follows."""

    session_token: str


class ResendOut(Answer):
    """Endpoint 5."""

    sent_to: str
    sent_at: str
    next_resend_at: Annotated[str | SkipJsonSchema[None], LEFT_OUT] = None
    resends_left: int


class CertificateOut(Answer):
    """The Certificate of the contract; `chain` has the issuing authority first and the root last."""

    certificate: str
    chain: list[str]
    serial_number: str
    fingerprint_sha256: str
    not_before: str
    not_after: str


class WorkingOut(Answer):
    """Nothing yet: the authority is still at work."""


class RecoveryOut(Answer):
    """Endpoint 11."""

    recovery_id: str
    nonce: str
    expires_at: str


class ProblemOut(Answer):
    """A refusal (RFC 9457); clients key on `code` alone."""

    model_config = ConfigDict(extra="allow", title="Problem")

    type: str
    title: str
    status: int
    detail: str
    code: str
    trace_id: str
