"""CFSSL 1.2.0 as the authority: mutual TLS, requests signed with a shared key, and its traps closed one by one.

What its configuration must say is in docs/adr/0008-authority-engines.md. Measured with Debian's `golang-cfssl`:

- It takes the serial number from the client (`ClientProvidesSerialNumbers`) and refuses one that its database holds,
  so a retry cannot make a second certificate. It has no way to ask for a certificate by serial number, though: that
  is read from its database (`cfssl_records.py`).
- A profile that it does not know silently becomes `default`: what the name stands for is asked before each signature.
- It counts validity in hours from its own clock, some minutes back (`LEEWAY`), and past its own authority's end.
- A second revocation overwrites the first one's reason and date, so its database is read first; the date is its own.
- It signs no revocation list from its database. The list is signed beside it (`crypteo-backend authority list`) and
  fetched from where it is published, so a revocation is listed as soon as that command has run again.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from cryptography import x509

from crypteo_backend.authority.cfssl_records import CertificateRecords
from crypteo_backend.authority.cfssl_server import CfsslError, CfsslServer, ProfileFacts
from crypteo_backend.authority.engine_line import fetch
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
from crypteo_backend.authority.names import plain_holder_subject

# CFSSL starts five minutes back, rounded to a minute, and clocks differ a little. An order, and so a retry, lives two
# months. Three calendar years are a day longer than three times 365 days when a leap day is among them.
LEEWAY = Leeway(earlier_start=timedelta(minutes=10), later_start=timedelta(days=62), length=timedelta(days=2))
USAGES = frozenset({"digital signature", "content committment", "client auth", "email protection"})  # as CFSSL spells

_WRONG_KEY = 400  # or a profile that wants no key
_DATABASE = 11  # the thousands of its database's errors: this serial number is there, or the database is not


class CfsslAuthority:
    """A CFSSL server, its database, and the list that is published for it."""

    leeway = LEEWAY

    def __init__(
        self,
        server: CfsslServer,
        records: CertificateRecords,
        chain: IssuerChain,
        list_url: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._server = server
        self._records = records
        self._chain = chain
        self._list_url = list_url
        self._clock = clock

    def subject(self, holder: HolderNames) -> bytes:
        """Return the subject without given name, surname and organisation's identifier, which CFSSL drops."""
        return plain_holder_subject(**asdict(holder))

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Have the request signed under its own serial number, and return what the records then hold under it."""
        self._check(self._server.describe(), request)
        refusal: CfsslError | None = None
        try:
            self._server.sign(request)
        except CfsslError as error:
            refusal = error
        found = self.find(request)
        if found is not None:
            return found
        if refusal is None:
            raise AuthorityUnavailable("the engine keeps its records elsewhere, or none: a retry would sign twice")
        if refusal.code == _WRONG_KEY or refusal.code // 1000 == _DATABASE:
            raise AuthorityUnavailable(str(refusal)) from refusal
        raise IssuanceRefused(str(refusal)) from refusal

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        """Return what was signed under the request's serial number, or None."""
        record = self._records.find(request.serial_number)
        return None if record is None else self._chain.below(record.certificate_pem)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:  # noqa: ARG002 - see above
        """Revoke the certificate as of CFSSL's own clock; raises RevocationRefused for one that it never signed."""
        certificate = issued.certificate
        record = self._records.find(certificate.serial_number)
        if record is None or x509.load_pem_x509_certificate(record.certificate_pem.encode()) != certificate:
            raise RevocationRefused("the engine never signed this certificate")
        if record.is_revoked:
            return
        try:
            self._server.revoke(certificate.serial_number, record.authority_key_id, reason.value)
        except CfsslError as error:
            raise AuthorityUnavailable(str(error)) from error

    def chain(self) -> tuple[str, ...]:
        """Return the issuing authority's certificate and those above it, PEM."""
        return self._chain.pem

    def latest_not_after(self) -> datetime:
        """Return the end of the issuing authority, which no certificate may outlive."""
        return self._chain.latest_not_after

    def crl_der(self) -> bytes:
        """Return the list that is published for this authority, DER, signed by it."""
        return self._chain.own_list(fetch(self._list_url))

    def _check(self, facts: ProfileFacts, request: CertificateRequest) -> None:
        """Raise before anything is signed that would not be what is asked for."""
        if facts.issuer != self._chain.issuing:
            raise AuthorityUnavailable("the engine signs with another certificate than the first of the chain")
        if self._clock() + facts.length > self._chain.latest_not_after:
            raise IssuanceRefused("the certificate would outlive its authority")
        asked = request.not_after - request.not_before
        if facts.usages != USAGES or abs(facts.length - asked) > LEEWAY.length:
            raise AuthorityUnavailable("the engine has no such profile, or it is not one for holders' certificates")
