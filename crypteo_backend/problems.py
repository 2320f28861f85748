"""Every refusal of the contract: its code, its status and the sentence that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

Fact = str | int | list[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """What all problems of one code have in common."""

    status: int
    title: str
    detail: str


class Problem(Exception):
    """A request that is refused, with a code of the contract and the facts named there; never with what was sent.

    `about` is the number of the order that is concerned, for the audit log alone.
    """

    def __init__(
        self, code: str, *, retry_after: int | None = None, about: str | None = None, **facts: Fact | None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.about = about
        self.kind = KINDS[code]
        self.retry_after = retry_after
        self.facts = {name: fact for name, fact in facts.items() if fact is not None}


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "link-unknown": Kind(404, "Link unknown", "No order answers to this link."),
        "link-expired": Kind(410, "Link expired", "The link has outlived its 24 hours. Support can send another."),
        "order-expired": Kind(410, "Order expired", "The two months for downloading are over."),
        "order-locked": Kind(423, "Order locked", "Too many wrong tries. Support can unlock the order."),
        "already-accepted": Kind(409, "Already accepted", "The certificate of this order was downloaded and accepted."),
        "client-too-old": Kind(426, "Client too old", "This version of the application is no longer supported."),
        "session-invalid": Kind(401, "Session invalid", "The session is missing, wrong or ended."),
        "session-expired": Kind(401, "Session expired", "The session was idle for too long or outlived its link."),
        "wrong-state": Kind(409, "Wrong state", "This request does not belong to the present state."),
        "code-wrong": Kind(403, "Code wrong", "The retrieval code is not the one in force."),
        "code-superseded": Kind(403, "Code superseded", "A newer code has replaced this one."),
        "code-exhausted": Kind(403, "Code exhausted", "The code in force has no tries left. Ask for a new one."),
        "resend-too-soon": Kind(429, "Resend too soon", "A code was sent a moment ago."),
        "resend-limit": Kind(429, "Resend limit", "No more codes can be sent for now."),
        "channel-unavailable": Kind(409, "Channel unavailable", "The order has no address for this channel."),
        "delivery-failed": Kind(502, "Delivery failed", "The new code could not be handed over; it stays valid."),
        "answers-wrong": Kind(403, "Answers wrong", "The three answers together are not the ones that were set."),
        "csr-invalid": Kind(422, "Request invalid", "The certificate request is not what the contract asks for."),
        "key-weak": Kind(422, "Key weak", "The public key is not strong enough."),
        "key-reused": Kind(409, "Key reused", "The public key belongs to an earlier certificate."),
        "already-issued": Kind(409, "Already issued", "The order has a certificate for another key."),
        "authority-unavailable": Kind(503, "Authority unavailable", "The certificate authority does not answer."),
        "issuance-failed": Kind(500, "Issuance failed", "The authority did not deliver the certificate asked for."),
        "fingerprint-mismatch": Kind(409, "Fingerprint mismatch", "The fingerprint is not the issued certificate's."),
        "recovery-unknown": Kind(404, "Recovery unknown", "No certificate can be recovered with this request."),
        "recovery-expired": Kind(410, "Recovery expired", "The time for recovering is over."),
        "malformed": Kind(422, "Malformed", "The body is not what the contract asks for."),
        "not-found": Kind(404, "Not found", "Nothing answers at this address."),
        "method-not-allowed": Kind(405, "Method not allowed", "This address does not take that method."),
        "too-large": Kind(413, "Too large", "The body is larger than 64 KiB."),
        "too-many-requests": Kind(429, "Too many requests", "Slow down."),
        "internal": Kind(500, "Internal error", "Something failed on the server."),
    }
)
