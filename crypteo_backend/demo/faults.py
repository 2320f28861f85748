"""Faults on purpose, for testing clients: each makes the demonstration go wrong in one way."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from starlette.types import ASGIApp

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    HolderNames,
    IssuedCertificate,
    Leeway,
    RevocationReason,
)
from crypteo_backend.demo.tampering import Reply, Tampering

SLOWNESS_SECONDS = 5.0
ABSENCES = 2
_HTML = b"<!DOCTYPE html><title>Proxy</title><p>Please log in."


class FaultyAuthority:
    """A real authority behind a moment of trouble before each signature."""

    def __init__(self, real: CertificateAuthority, trouble: Callable[[], None]) -> None:
        self._real = real
        self._trouble = trouble

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Have the trouble, then sign."""
        self._trouble()
        return self._real.issue(request)

    @property
    def leeway(self) -> Leeway:
        """The authority's own."""
        return self._real.leeway

    def subject(self, holder: HolderNames) -> bytes:
        """Return the name that the authority will put."""
        return self._real.subject(holder)

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        """Return what was issued for the request."""
        return self._real.find(request)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        """Have the certificate revoked."""
        self._real.revoke(issued, reason, at)

    def chain(self) -> tuple[str, ...]:
        """Return the authority's certificates."""
        return self._real.chain()

    def crl_der(self) -> bytes:
        """Return the revocation list."""
        return self._real.crl_der()

    def latest_not_after(self) -> datetime:
        """Return the date that no certificate may outlive."""
        return self._real.latest_not_after()


def _slow(real: CertificateAuthority) -> CertificateAuthority:
    return FaultyAuthority(real, lambda: time.sleep(SLOWNESS_SECONDS))


def _absent(real: CertificateAuthority) -> CertificateAuthority:
    absences = iter(range(ABSENCES))

    def be_away() -> None:
        if next(absences, None) is not None:
            raise AuthorityUnavailable

    return FaultyAuthority(real, be_away)


def _as_html(_: Reply) -> Reply:
    return Reply(502, "text/html", _HTML)


def _cut(reply: Reply) -> Reply:
    return Reply(reply.status, reply.content_type, reply.body[: len(reply.body) // 2])


def _issuer_instead(reply: Reply) -> Reply:
    """Give out the issuing authority's own certificate as if it were the holder's."""
    told = json.loads(reply.body)
    told["certificate"] = told.get("chain", [""])[0]
    return Reply(reply.status, reply.content_type, json.dumps(told).encode())


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, in words and in deed."""

    summary: str
    on_authority: Callable[[CertificateAuthority], CertificateAuthority] = lambda real: real
    on_line: Callable[[ASGIApp], ASGIApp] = lambda app: app


NO_FAULT = Fault("nothing goes wrong")
FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "slow-authority": Fault("each signature takes 5 seconds, so that clients poll", on_authority=_slow),
        "absent-authority": Fault("the authority is away twice, then signs", on_authority=_absent),
        "lost-answer": Fault(
            "the first certificate is made, but a proxy's error comes back",
            on_line=lambda app: Tampering(app, _as_html, "PUT", times=1),
        ),
        "cut-answer": Fault(
            "the first certificate comes back cut in half", on_line=lambda app: Tampering(app, _cut, "PUT", times=1)
        ),
        "wrong-certificate": Fault(
            "every certificate that comes back is the issuing authority's own",
            on_line=lambda app: Tampering(Tampering(app, _issuer_instead, "PUT"), _issuer_instead, "GET"),
        ),
    }
)
