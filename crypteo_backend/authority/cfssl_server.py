"""What CFSSL is asked over its API: what a profile is, to sign, to revoke."""

import base64
import hmac
import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority.engine_line import Answer, EngineLine
from crypteo_backend.authority.interface import AuthorityUnavailable, CertificateRequest

_API = "/api/v1/cfssl"
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", re.ASCII)


class CfsslError(Exception):
    """CFSSL says no; `code` is its own number for why."""

    def __init__(self, code: int) -> None:
        super().__init__(f"CFSSL answers with its error {code}")
        self.code = code


@dataclass(frozen=True, slots=True)
class CfsslProfile:
    """Which profile signs, and the key shared with it (the bytes, not their hexadecimal)."""

    name: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What CFSSL really does for a profile's name: who signs, for which usages (its own spelling), for how long."""

    issuer: x509.Certificate
    usages: frozenset[str]
    length: timedelta


class CfsslServer:
    """One CFSSL, asked for one profile. Every method may raise AuthorityUnavailable."""

    def __init__(self, line: EngineLine, profile: CfsslProfile) -> None:
        self._line = line
        self._profile = profile

    def describe(self) -> ProfileFacts:
        """Return what the profile is; for a name that CFSSL does not know, what its default is."""
        try:
            told = self._post("info", {"label": "", "profile": self._profile.name})
            return ProfileFacts(
                issuer=x509.load_pem_x509_certificate(told["certificate"].encode()),
                usages=frozenset(told["usages"]),
                length=_duration(told["expiry"]),
            )
        except (CfsslError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise AuthorityUnavailable("the engine does not describe the profile") from error

    def sign(self, request: CertificateRequest) -> None:
        """Have the request signed under its serial number, which puts it into the records; raises CfsslError."""
        csr = x509.load_der_x509_csr(request.csr_der).public_bytes(Encoding.PEM).decode()
        body = {
            "certificate_request": csr,
            "profile": self._profile.name,
            "hosts": [request.email],
            "serial": request.serial_number,
        }
        content = json.dumps(body).encode()
        token = hmac.digest(self._profile.key, content, "sha256")
        self._post("authsign", {"token": _base64(token), "request": _base64(content)})

    def revoke(self, serial_number: int, authority_key_id: str, reason: str) -> None:
        """Revoke the certificate as of now; what was revoked before gets this reason and date. Raises CfsslError."""
        told = {"serial": str(serial_number), "authority_key_id": authority_key_id, "reason": reason}
        self._post("revoke", told)

    def _post(self, endpoint: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._line.ask("POST", f"{_API}/{endpoint}", body)
        result = answer.told.get("result")
        if answer.status == 200 and answer.told.get("success") is True and isinstance(result, dict):
            return result
        raise CfsslError(_code_in(answer))


def _code_in(answer: Answer) -> int:
    try:
        return int(answer.told["errors"][0]["code"])
    except (KeyError, IndexError, TypeError, ValueError) as error:
        message = f"the engine answers with status {answer.status} and no reason"
        raise AuthorityUnavailable(message) from error


def _duration(told: str) -> timedelta:
    """Read a duration as Go writes it, such as 26304h or 8760h30m0s."""
    read = _DURATION.fullmatch(told)
    if read is None:
        raise ValueError("not a duration")
    hours, minutes, seconds = (int(part or 0) for part in read.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
