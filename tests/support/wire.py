"""Answers and sessions as the contract writes them, and a transport that gives what a test put into it."""

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from crypteo_desktop.adapters.backend.wire import Answer, Call
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem

DATE = "Mon, 23 Nov 2026 09:00:00 GMT"
TOKEN = "t" * 43
NEW_SESSION: dict[str, Any] = {
    "session_id": "s-1",
    "state": "code",
    "expires_at": "2026-11-23T10:00:00Z",
    "link_expires_at": "2026-11-24T09:00:00Z",
    "support_reference": "K7P-2QL",
    "holder": {"display_name": "Camille MARTIN", "organisation": "TEST ENTREPRISE"},
    "order": {
        "number": "540206",
        "product": "Initio 1* NG logiciel pack 3 ans",
        "expires_at": "2027-01-22T09:00:00Z",
    },
    "code": {
        "length": 9,
        "sent_at": "2026-11-23T08:59:54Z",
        "sent_to": "c•••@example.com",
        "attempts_left": 3,
        "next_resend_at": "2026-11-23T09:00:24Z",
        "resends_left": 5,
        "channels": [{"id": "email", "masked": "c•••@example.com"}, {"id": "sms", "masked": "06 •• •• •• 12"}],
    },
    "answers": {"attempts_left": 3},
    "password_policy": {"min_length": 8, "max_length": 20, "alphabet": "A-Za-z0-9", "require": ["upper"]},
    "key_policy": {"algorithm": "RSA", "bits": 3072, "public_exponent": 65537},
}
QUESTIONS = [{"id": f"q{number}", "text": f"Question {number} ?"} for number in (1, 2, 3)]
ENROLMENT = {"subject_der": "MAA=", "email": "camille.martin@example.com", "nonce": "bm9uY2U"}
CERTIFICATE = {
    "certificate": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    "chain": ["issuing", "root"],
    "serial_number": "3f",
    "fingerprint_sha256": "ab" * 32,
    "not_before": "2026-11-23T09:00:00Z",
    "not_after": "2029-11-23T09:00:00Z",
}


def session_json(**changes: Any) -> dict[str, Any]:
    """Return the contract's Session with these members changed; None leaves one out."""
    merged = {**deepcopy(NEW_SESSION), **changes}
    return {name: value for name, value in merged.items() if value is not None}


def told(status: int, body: object = None, media_type: str = "application/json", **headers: str) -> Answer:
    """Return an answer; `body` is bytes, or JSON."""
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    fields = {"content-type": media_type, "date": DATE, **headers}
    return Answer(status, {name.replace("_", "-"): value for name, value in fields.items()}, content, 1000.0)


def refused(code: str, status: int = 400, **facts: object) -> Answer:
    """Return a problem of the contract."""
    body: Mapping[str, object] = {"type": f"urn:crypteo:problem:{code}", "code": code, "trace_id": "abc123", **facts}
    return told(status, body, "application/problem+json")


@dataclass
class FakeTransport:
    """Gives the answers one after another, or raises them when they are problems; remembers the calls."""

    answers: list[Answer | Problem] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def send(self, call: Call, token: CancelToken) -> Answer:
        token.checkpoint()
        self.calls.append(call)
        answer = self.answers.pop(0)
        if isinstance(answer, Problem):
            raise answer
        return answer

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Method and path of each call."""
        return [(call.method, call.url.partition("/v1")[2]) for call in self.calls]

    @property
    def bodies(self) -> list[Any]:
        """What each call with a body sent."""
        return [json.loads(call.body.reveal()) for call in self.calls if call.body is not None]
