"""Authorities that do not simply sign: each stands before a real one and goes wrong in one way."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    HolderNames,
    IssuanceRefused,
    IssuedCertificate,
    Leeway,
    RevocationReason,
)


@dataclass(slots=True)
class PlainAuthority:
    """Passes everything on and counts what was signed."""

    real: CertificateAuthority
    signed: int = 0

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        self.signed += 1
        return self.real.issue(request)

    @property
    def leeway(self) -> Leeway:
        return self.real.leeway

    def subject(self, holder: HolderNames) -> bytes:
        return self.real.subject(holder)

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        return self.real.find(request)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        self.real.revoke(issued, reason, at)

    def chain(self) -> tuple[str, ...]:
        return self.real.chain()

    def crl_der(self) -> bytes:
        return self.real.crl_der()

    def latest_not_after(self) -> datetime:
        return self.real.latest_not_after()


@dataclass(slots=True)
class SlowAuthority(PlainAuthority):
    """Signs only once it is let go."""

    may_go: threading.Event = field(default_factory=threading.Event)

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        if not self.may_go.wait(60):
            raise AuthorityUnavailable
        return PlainAuthority.issue(self, request)


@dataclass(slots=True)
class AbsentAuthority(PlainAuthority):
    """Does not answer while it is away."""

    away: bool = True

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        if self.away:
            raise AuthorityUnavailable
        return PlainAuthority.issue(self, request)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        if self.away:
            raise AuthorityUnavailable
        PlainAuthority.revoke(self, issued, reason, at)


@dataclass(slots=True)
class ForgetfulLine(PlainAuthority):
    """Signs, but the answer is lost on its way back, as in a crash between signing and storing."""

    cut: bool = True

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        issued = PlainAuthority.issue(self, request)
        if self.cut:
            raise AuthorityUnavailable
        return issued


@dataclass(slots=True)
class SubstitutingAuthority(PlainAuthority):
    """Returns a certificate that was made for somebody else."""

    other: IssuedCertificate | None = None

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        issued = PlainAuthority.issue(self, request)
        return self.other or issued

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        return self.other


@dataclass(slots=True)
class RefusingAuthority(PlainAuthority):
    """Signs nothing until it relents."""

    relents: bool = False

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        if not self.relents:
            raise IssuanceRefused
        return PlainAuthority.issue(self, request)


@dataclass(slots=True)
class SlowRefusal(SlowAuthority):
    """Signs nothing, and says so only once it is let go."""

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        if not self.may_go.wait(60):
            raise AuthorityUnavailable
        raise IssuanceRefused
