"""What the backend answers; members that are optional are left out, never null."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from crypteo_backend.messages.message import Channel
from crypteo_backend.sessions import State
from crypteo_backend.wire.shapes import (
    Base64,
    Base64Url,
    Count,
    Digest,
    Pem,
    SerialNumber,
    SessionToken,
    SupportReference,
    Time,
    Version,
)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


LEFT_OUT = Field(json_schema_extra=_without_default)
Email = Annotated[str, Field(json_schema_extra={"format": "email"})]


class Answer(BaseModel):
    """A JSON object of the contract."""

    model_config = ConfigDict(frozen=True)


class SupportOut(Answer):
    """Where holders find help."""

    phone: str
    price: str
    hours: str
    email: Email
    url: Annotated[str, Field(json_schema_extra={"format": "uri"})]


class NoticeOut(Answer):
    """A sentence in both languages."""

    text_fr: str
    text_en: str


class ServiceOut(Answer):
    """Endpoint 1."""

    service: Literal["crypteo"]
    contract: Literal[1]
    minimum_client: Version
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
    expires_at: Time


class ChannelOut(Answer):
    """One way to send a code."""

    id: Channel
    masked: str


class CodeOut(Answer):
    """The code in force."""

    length: Literal[9]
    sent_at: Time
    sent_to: str
    attempts_left: Count
    next_resend_at: Annotated[Time | SkipJsonSchema[None], LEFT_OUT] = None
    resends_left: Count
    channels: Annotated[list[ChannelOut], Field(min_length=1, max_length=2)]


class TriesOut(Answer):
    """What is left of the tries for the answers."""

    attempts_left: Count


class PasswordPolicyOut(Answer):
    """The rule for the certificate's password; the password itself never comes here."""

    min_length: Count
    max_length: Count
    alphabet: str
    require: list[Literal["upper", "lower", "digit"]]


class KeyPolicyOut(Answer):
    """The key that the client has to make."""

    algorithm: Literal["RSA"]
    bits: Count
    public_exponent: Count


class QuestionOut(Answer):
    """One of the three questions."""

    id: str
    text: str


ThreeQuestions = Annotated[list[QuestionOut], Field(min_length=3, max_length=3)]


class EnrolmentOut(Answer):
    """What the certificate request must hold: subject (base64 DER), e-mail, nonce (base64url)."""

    subject_der: Base64
    email: Email
    nonce: Base64Url


class SessionOut(Answer):
    """The Session of the contract."""

    session_id: str
    state: State
    expires_at: Time
    link_expires_at: Time
    support_reference: SupportReference
    holder: HolderOut
    order: OrderOut
    code: CodeOut
    answers: TriesOut
    password_policy: PasswordPolicyOut
    key_policy: KeyPolicyOut
    questions: Annotated[ThreeQuestions | SkipJsonSchema[None], LEFT_OUT] = None
    enrolment: Annotated[EnrolmentOut | SkipJsonSchema[None], LEFT_OUT] = None


class OpenedSessionOut(SessionOut):
    """Endpoint 2: the Session and the token for all that follows."""

    session_token: SessionToken


class ResendOut(Answer):
    """Endpoint 5."""

    sent_to: str
    sent_at: Time
    next_resend_at: Annotated[Time | SkipJsonSchema[None], LEFT_OUT] = None
    resends_left: Count


class CertificateOut(Answer):
    """The Certificate of the contract; `chain` has the issuing authority first and the root last."""

    certificate: Pem
    chain: Annotated[list[Pem], Field(min_length=1)]
    serial_number: SerialNumber
    fingerprint_sha256: Digest
    not_before: Time
    not_after: Time


class WorkingOut(Answer):
    """Nothing yet: the authority is still at work."""


class RecoveryOut(Answer):
    """Endpoint 11."""

    recovery_id: str
    nonce: Base64Url
    expires_at: Time
