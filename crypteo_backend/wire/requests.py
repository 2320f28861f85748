"""What clients send: exactly the members of the contract, with their shapes."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from crypteo_backend.messages.message import Channel
from crypteo_backend.wire.shapes import Base64, Digest

# Unicode's normalisation may take quadratic time, so an answer has an end.
Answer = Annotated[str, Field(min_length=1, max_length=1000)]
_ONE_LINE = r"^[^\x00-\x1f\x7f]+$"


class Body(BaseModel):
    """A JSON object without members that the contract does not know."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


class ClientBody(Body):
    """What the application says of itself."""

    version: Annotated[
        str, Field(pattern=r"^[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}([-+.a-z][0-9A-Za-z.+-]*)?$", max_length=64)
    ]
    os: Annotated[str, Field(pattern=_ONE_LINE, max_length=100)]
    locale: Annotated[str, Field(pattern=_ONE_LINE, max_length=35)]


class OpeningBody(Body):
    """Endpoint 2."""

    link_token: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{22,128}$")]
    client: ClientBody


class CodeBody(Body):
    """Endpoint 4."""

    code: Annotated[str, Field(pattern="^[0-9]{9}$")]


class ResendBody(Body):
    """Endpoint 5."""

    channel: Channel


class AnswerBody(Body):
    """One answer of endpoint 6."""

    id: str
    value: Answer


class AnswersBody(Body):
    """Endpoint 6."""

    answers: Annotated[list[AnswerBody], Field(min_length=3, max_length=3)]


class CertificateBody(Body):
    """Endpoint 7: PKCS#10 in DER, base64."""

    csr: Base64


class AcceptanceBody(Body):
    """Endpoints 9 and 13."""

    fingerprint_sha256: Digest


class RecoveryBody(Body):
    """Endpoint 11."""

    spki_sha256: Digest


class ProofBody(Body):
    """Endpoint 12: RSASSA-PSS signature, base64."""

    signature: Base64


Version = tuple[int, int, int]


def version_of(client: ClientBody) -> Version:
    """Return the three numbers of the client's version."""
    major, minor, rest = client.version.split(".", 2)
    digits = rest[: next((place for place, sign in enumerate(rest) if sign not in "0123456789"), len(rest))]
    return int(major), int(minor), int(digits)
