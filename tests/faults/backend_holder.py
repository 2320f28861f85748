"""The holder of the walks: knows only what came by post, what was typed, and the key on the holder's own disk."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER
from crypteo_backend.orders import OpenedOrder, ReadyOrder
from crypteo_desktop.crypto.csr import build_csr
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.session import CertificateOrder
from tests.faults.backend_walk import LEASE_OF_AN_INTENT, Stuck, Walk
from tests.support.contract_client import ContractClient
from tests.support.holder_request import recovery_signature, spki_sha256
from tests.support.visitor import ANSWERS, Visitor

NUMBER = "900001"
_CODE, _LINK = re.compile(r"\b\d{9}\b"), re.compile(r"https?://\S*#t=\S+")
_POLLS = 3


class Unexpected(AssertionError):
    """The backend answered what the contract does not let it answer here."""


class AlreadyAccepted(Exception):
    """The link is dead since the certificate was accepted, so that there is nothing left to do."""


def expect(answer: httpx.Response, *wanted: int | str) -> httpx.Response:
    """Return the answer if its status, or the code of its problem, is one that is wanted."""
    told: Any = answer.json() if "json" in answer.headers.get("content-type", "") else {}
    if answer.status_code not in wanted and told.get("code") not in wanted:
        message = f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {told.get('code')}"
        raise Unexpected(message)
    return answer


@dataclass
class Holder:
    """One holder on a walk; a forgetful one has lost the session whenever the backend has died."""

    walk: Walk
    forgetful: bool = False
    client: ContractClient = field(init=False)
    _stands: bool = False
    _remembered_deaths: int = 0

    def __post_init__(self) -> None:
        self.client = ContractClient(self.walk, ReadyOrder(NUMBER, "", ""))  # type: ignore[arg-type]  # it posts too

    @property
    def key(self) -> RSAPrivateKey:
        return _key_in(self.walk.place.folder.parent / "holder.key")

    @property
    def code(self) -> str:
        """The last code that came."""
        return [match[0] for text in self.walk.messages() if (match := _CODE.search(text))][-1]

    def link(self, place: str) -> str:
        """Return the last link that came to this place."""
        links = [match[0] for text in self.walk.messages() if (match := _LINK.search(text))]
        return [link for link in links if place in link][-1]

    def within(self, state: str, act: Callable[[ContractClient], httpx.Response]) -> httpx.Response:
        """Do the act in a session that has reached the state, and once more when the backend dies of it."""

        def attempt() -> httpx.Response:
            self._stands &= not self.forgetful or self.walk.deaths == self._remembered_deaths
            if not self._stands:
                self._reach(state)
                self._stands, self._remembered_deaths = True, self.walk.deaths
            return act(self.client)

        return self.walk.again(attempt)

    def or_done(self, *codes: str) -> tuple[str, ...]:
        """Return the codes if the backend has died, since then the act may be done already."""
        return codes if self.walk.deaths else ()

    def certify(self) -> dict[str, Any]:
        """Return the certificate of the holder's key; a dead backend's claim runs out after its lease."""
        for _ in range(_POLLS):
            answer = expect(self.within("authenticated", self.put), 200, 201, 202)
            if answer.status_code != 202:
                told: dict[str, Any] = answer.json()
                return told
            self.walk.place.clock.advance(seconds=LEASE_OF_AN_INTENT)
        raise Stuck("the certificate is never issued")

    def recover(self) -> tuple[str, httpx.Response]:
        """Return the address of a recovery and what it brings."""
        asked = expect(self.walk.post("/v1/recoveries", json={"spki_sha256": spki_sha256(self.key)}), 201).json()
        proof = {"signature": recovery_signature(self.key, asked["nonce"])}
        place = f"/v1/recoveries/{asked['recovery_id']}"
        return place, self.walk.post(place, json=proof)

    def forget(self) -> None:
        """Lose the session."""
        self._stands = False

    def prove_identity(self) -> None:
        """Go through the pages of the identity check, from wherever it stood."""
        with self.walk.browser() as browser:
            visitor = Visitor(browser).open_link(OpenedOrder(NUMBER, self.link("/identite"), ""))
            if visitor.at == "/identite/piece":
                visitor.give_document(DOCUMENT_NUMBER)
            if visitor.at == "/identite/questions":
                visitor.set_questions()
                expect(visitor.page, 200)

    def err_at_revocation(self) -> None:
        """Give wrong answers on the page of the revocation."""
        with self.walk.browser() as browser:
            wrong = Visitor(browser).name_order(NUMBER).answer(NUMBER, "faux", "fausse", "encore faux")
            expect(wrong.page, 403)

    def revoke(self) -> None:
        """Go through the pages of the revocation, from wherever it stood."""
        with self.walk.browser() as browser:
            visitor = Visitor(browser).name_order(NUMBER)
            expect(visitor.answer(NUMBER).page, 200)
            if 'name="reason"' in visitor.page.text:
                expect(visitor.send("/revocation/certificat", reason="stolen").page, 200)

    def put(self, client: ContractClient) -> httpx.Response:
        """Ask for the certificate of the holder's key."""
        told = client.enrolment
        wanted = CertificateOrder(base64.b64decode(told["subject_der"]), told["email"], told["nonce"])
        return client.put(base64.b64encode(build_csr(KeyPair(self.key), wanted)).decode())

    def _reach(self, state: str) -> None:
        self.client.follow(self.link("/telechargement"))
        opened = expect(self.client.open(), 201, *self.or_done("already-accepted"))
        if opened.status_code != 201:
            raise AlreadyAccepted
        if state != "code":
            expect(self.client.code(self.code), 200)
        if state == "authenticated":
            expect(self.client.answers(*ANSWERS), 200)


@cache
def _key_in(file: Path) -> RSAPrivateKey:
    return load_pem_private_key(file.read_bytes(), None)  # type: ignore[return-value]  # it is an RSA key
