"""EJBCA as the authority, over its REST API: `pkcs10enroll`, certificate search, revocation, revocation lists.

Tested against a recorded server only: answers written after EJBCA's published API and source (8.x and 9.x), never
against a running EJBCA. Try it against your own before you rely on it; the operator's part of the configuration, its
end entity and certificate profiles above all, is in docs/adr/0008-authority-engines.md.

EJBCA chooses serial numbers by itself. What ties a certificate to its request is the end entity's name, made of the
serial number that was kept with the request, so that what was signed can be found again.
"""

import base64
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority.engine_line import Answer, EngineLine
from crypteo_backend.authority.interface import (
    AuthorityUnavailable,
    CertificateRequest,
    HolderNames,
    IssuanceRefused,
    IssuedCertificate,
    Leeway,
    RevocationReason,
    RevocationRefused,
)
from crypteo_backend.authority.issuer_chain import IssuerChain
from crypteo_backend.authority.names import holder_subject

# The dates are sent (`start_time`, `end_time`), and a profile that allows no override puts its own, as of now.
LEEWAY = Leeway(
    earlier_start=timedelta(minutes=10),
    later_start=timedelta(days=62),
    length=timedelta(days=2),
    chooses_serial_number=True,
)
_API = "/ejbca/ejbca-rest-api/v1"
_REASONS = {
    RevocationReason.UNSPECIFIED: "UNSPECIFIED",
    RevocationReason.KEY_COMPROMISE: "KEY_COMPROMISE",
    RevocationReason.AFFILIATION_CHANGED: "AFFILIATION_CHANGED",
    RevocationReason.SUPERSEDED: "SUPERSEDED",
    RevocationReason.CESSATION_OF_OPERATION: "CESSATION_OF_OPERATION",
    RevocationReason.PRIVILEGE_WITHDRAWN: "PRIVILEGES_WITHDRAWN",
}
_UNKNOWN, _ALREADY_REVOKED = 404, 409
_SUCCESS = frozenset({200, 201})
_SEQUENCE = b"\x30"


@dataclass(frozen=True, slots=True)
class EjbcaProfiles:
    """The names under which EJBCA knows its authority and two profiles.

    `issuer_dn` is the issuing authority's subject as EJBCA's own list of authorities (`GET /v1/ca`) spells it.
    """

    authority: str
    issuer_dn: str
    certificate: str
    end_entity: str


class EjbcaAuthority:
    """An EJBCA reached over mutual TLS; tested against a recorded server only."""

    leeway = LEEWAY

    def __init__(self, line: EngineLine, profiles: EjbcaProfiles, chain: IssuerChain) -> None:
        self._line = line
        self._profiles = profiles
        self._chain = chain
        self._issuer = quote(profiles.issuer_dn, safe="")

    def subject(self, holder: HolderNames) -> bytes:
        """Return the whole subject, which the certificate profile takes from the request as it is."""
        return holder_subject(**asdict(holder))

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Enrol an end entity of its own for the request; raises IssuanceRefused when EJBCA will not."""
        answer = self._line.ask("POST", f"{_API}/certificate/pkcs10enroll", self._enrolment(request))
        if answer.status != 201:
            found = self.find(request)
            if found is not None:
                return found
            message = f"the engine refuses the request (status {answer.status})"
            raise IssuanceRefused(message)
        return self._delivered(answer.told)

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        """Return the certificate of the request's end entity and key, or None."""
        criterion = {"property": "QUERY", "value": _end_entity(request), "operation": "EQUAL"}
        question = {"max_number_of_results": 10, "criteria": [criterion]}
        answer = _accepted(self._line.ask("POST", f"{_API}/certificate/search", question))
        ours = (
            told
            for told in answer.told.get("certificates", [])
            if _key_of(_certificate_in(told)) == request.public_key_der
        )
        first = next(ours, None)
        return None if first is None else self._delivered(first)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:  # noqa: ARG002
        """Revoke the certificate as of EJBCA's own clock, and have a new list signed; the first revocation stands.

        Raises RevocationRefused.
        """
        number = f"{issued.certificate.serial_number:x}"
        answer = self._line.ask("PUT", f"{_API}/certificate/{self._issuer}/{number}/revoke?reason={_REASONS[reason]}")
        if answer.status == _UNKNOWN:
            raise RevocationRefused("the engine never signed this certificate")
        if answer.status != _ALREADY_REVOKED:
            _accepted(answer)
        _accepted(self._line.ask("POST", f"{_API}/ca/{self._issuer}/createcrl?deltacrl=false"))

    def chain(self) -> tuple[str, ...]:
        """Return the issuing authority's certificate and those above it, PEM."""
        return self._chain.pem

    def latest_not_after(self) -> datetime:
        """Return the end of the issuing authority, which no certificate may outlive."""
        return self._chain.latest_not_after

    def crl_der(self) -> bytes:
        """Return the latest revocation list, DER, signed by the issuing authority."""
        answer = _accepted(self._line.ask("GET", f"{_API}/ca/{self._issuer}/getLatestCrl?deltaCrl=false"))
        return self._chain.own_list(_decoded(answer.told.get("crl")))

    def _enrolment(self, request: CertificateRequest) -> dict[str, object]:
        return {
            "certificate_request": x509.load_der_x509_csr(request.csr_der).public_bytes(Encoding.PEM).decode(),
            "certificate_authority_name": self._profiles.authority,
            "certificate_profile_name": self._profiles.certificate,
            "end_entity_profile_name": self._profiles.end_entity,
            "username": _end_entity(request),
            "password": secrets.token_urlsafe(24),  # for this one enrolment; nobody ever needs it again
            "email": request.email,
            "include_chain": False,
            "start_time": _date(request.not_before),
            "end_time": _date(request.not_after),
        }

    def _delivered(self, told: object) -> IssuedCertificate:
        return self._chain.below(_certificate_in(told).public_bytes(Encoding.PEM).decode())


def _end_entity(request: CertificateRequest) -> str:
    return f"crypteo-{request.serial_number:x}"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _accepted(answer: Answer) -> Answer:
    if answer.status not in _SUCCESS:
        message = f"the engine answers with status {answer.status}"
        raise AuthorityUnavailable(message)
    return answer


def _certificate_in(told: object) -> x509.Certificate:
    der = _decoded(told.get("certificate") if isinstance(told, dict) else None)
    try:
        return x509.load_der_x509_certificate(der)
    except ValueError as error:
        raise AuthorityUnavailable("the engine answers with something that is no certificate") from error


def _decoded(told: object) -> bytes:
    """Return the DER in a member that is base64, or, from some versions' search, base64 of base64."""
    try:
        once = base64.b64decode(str(told), validate=True)
        return once if once.startswith(_SEQUENCE) else base64.b64decode(once, validate=True)
    except ValueError as error:
        raise AuthorityUnavailable("the engine answers with something that is not base64") from error


def _key_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
