"""Authorities that do not simply sign: each stands before a real one and goes wrong in one way."""

import threading
from dataclasses import dataclass, field

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    IssuanceRefused,
    IssuedCertificate,
)


@dataclass(slots=True)
class PlainAuthority:
    """Passes everything on and counts what was signed."""

    real: CertificateAuthority
    signed: int = 0

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        self.signed += 1
        return self.real.issue(request)

    def find(self, spki_sha256: str) -> IssuedCertificate | None:
        return self.real.find(spki_sha256)

    def chain(self) -> tuple[str, ...]:
        return self.real.chain()

    def crl_der(self) -> bytes:
        return self.real.crl_der()

    def latest_not_after(self):
        return self.real.latest_not_after()


@dataclass(slots=True)
class SlowAuthority(PlainAuthority):
    """Signs only once it is let go."""

    may_go: threading.Event = field(default_factory=threading.Event)

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        if not self.may_go.wait(20):
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

    def find(self, spki_sha256: str) -> IssuedCertificate | None:
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
        if not self.may_go.wait(20):
            raise AuthorityUnavailable
        raise IssuanceRefused
