"""Speaks the enrolment contract as an application would, and hands back the bare answers."""

from dataclasses import replace
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.orders import ReadyOrder
from tests.support.holder_request import certificate_request

ANSWERS = ("Théo", "Caramel", "Un tour à vélo")
ACCEPTED = 202
CLIENT = {"version": "6.0.0", "os": "Linux", "locale": "fr"}


class ContractClient:
    """One holder's side of the conversation."""

    def __init__(self, http: httpx.Client, order: ReadyOrder) -> None:
        self.http = http
        self.order = order
        self.session: dict[str, Any] = {}

    @property
    def link_token(self) -> str:
        return self.order.link.partition("#t=")[2]

    def follow(self, link: str) -> None:
        """Use another link from now on."""
        self.order = replace(self.order, link=link)

    def opening(self, **client: str) -> dict[str, Any]:
        return {"link_token": self.link_token, "client": CLIENT | client}

    def open(self) -> httpx.Response:
        answer = self.http.post("/v1/sessions", json=self.opening())
        if answer.status_code == 201:
            self.session = answer.json()
        return answer

    def request(self, method: str, path: str = "", **arguments: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.session['session_token']}"}
        address = f"/v1/sessions/{self.session['session_id']}{path}"
        return self.http.request(method, address, headers=headers, **arguments)

    def read(self) -> httpx.Response:
        return self.request("GET")

    def code(self, code: str | None = None) -> httpx.Response:
        return self.request("POST", "/code", json={"code": code or self.order.retrieval_code})

    def wrong_code(self) -> httpx.Response:
        return self.code(other_code(self.order.retrieval_code))

    def resend(self, channel: str = "email") -> httpx.Response:
        return self.request("POST", "/code/resend", json={"channel": channel})

    def answers(self, *values: str) -> httpx.Response:
        told = [{"id": f"q{place}", "value": value} for place, value in enumerate(values or ANSWERS, start=1)]
        return self.request("POST", "/answers", json={"answers": told})

    def wrong_answers(self) -> httpx.Response:
        return self.answers("Théo", "Caramel", "autre chose")

    def certify(self, key: RSAPrivateKey) -> httpx.Response:
        return self.put(certificate_request(key, self.enrolment))

    def put(self, csr: str) -> httpx.Response:
        return self.request("PUT", "/certificate", json={"csr": csr})

    def fetch(self) -> httpx.Response:
        return self.request("GET", "/certificate")

    def certified(self, key: RSAPrivateKey) -> httpx.Response:
        """Certify the key, and ask again for as long as it is being signed."""
        answer = self.certify(key)
        while answer.status_code == ACCEPTED:
            answer = self.fetch()
        return answer

    def accept(self, fingerprint: str) -> httpx.Response:
        return self.request("POST", "/acceptance", json={"fingerprint_sha256": fingerprint})

    @property
    def enrolment(self) -> dict[str, str]:
        enrolment: dict[str, str] = self.read().json()["enrolment"]
        return enrolment

    def reach_answers(self) -> "ContractClient":
        self.open().raise_for_status()
        self.code().raise_for_status()
        return self

    def authenticate(self) -> "ContractClient":
        self.reach_answers().answers().raise_for_status()
        return self


def other_code(code: str) -> str:
    """Return a code that is well formed and wrong."""
    return f"{(int(code) + 1) % 10**9:09d}"
