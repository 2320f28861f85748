"""Holders in every state, who know what no generator can guess: their code, their answers, their key, their link."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.sessions import State
from crypteo_backend.support_desk import unlock
from tests.support.backend_house import House
from tests.support.contract_client import ANSWERS, ContractClient
from tests.support.holder_request import certificate_request, recovery_signature, spki_sha256

MOST_DOORS = 6
RENEWAL = 20
WRONG_ANSWERS = (*ANSWERS[:2], "autre chose")  # what is generated never names the questions
# The states in which each request may succeed.
WANTED: Mapping[str, tuple[State, ...]] = {
    "readSession": tuple(State),
    "endSession": (State.CODE,),
    "tryCode": (State.CODE,),
    "resendCode": (State.CODE,),
    "tryAnswers": (State.ANSWERS,),
    "requestCertificate": (State.AUTHENTICATED, State.ISSUED, State.ACCEPTED),
    "fetchCertificate": (State.ISSUED, State.ACCEPTED),
    "acceptCertificate": (State.ISSUED, State.ACCEPTED),
}


@dataclass(slots=True)
class Issued:
    """A key with its certificate."""

    key: RSAPrivateKey
    fingerprint: str


@dataclass(slots=True)
class KnowingHolders:
    """Lends sessions of real orders, and tells a body that their next request needs."""

    house: House
    new_key: Callable[[], RSAPrivateKey]
    most_keys: int
    choices: random.Random
    _idle: dict[State, list[ContractClient]] = field(default_factory=lambda: {state: [] for state in State})
    _by_session: dict[str, ContractClient] = field(default_factory=dict)
    _doors: list[ContractClient] = field(default_factory=list)
    _openings: int = 0
    _by_link: dict[str, ContractClient] = field(default_factory=dict)
    _issued: dict[str, Issued] = field(default_factory=dict)
    _sent: dict[str, RSAPrivateKey] = field(default_factory=dict)
    _keys: list[RSAPrivateKey] = field(default_factory=list)
    _recoveries: dict[str, tuple[Issued, str]] = field(default_factory=dict)

    def lend(self, state: State) -> ContractClient:
        """Return the holder of a live session in this state, made if none is left."""
        idle = self._idle[state]
        while idle:
            found = self._state_of(idle[-1])
            if found == state:
                return idle[-1]
            moved = idle.pop()
            if found is not None:
                self._idle[State(found)].append(moved)
        holder = self._make(state)
        idle.append(holder)
        return holder

    def holder_of(self, session_id: str) -> ContractClient | None:
        """Return the holder of a session that was opened here or by a generated request."""
        return self._by_session.get(session_id)

    def a_recovery(self, operation: str) -> str:
        """Begin to recover a certificate, go as far as the next request may need, and return the id."""
        self.lend(State.ACCEPTED)
        issued = self.choices.choice(list(self._issued.values()))
        begun = self.house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(issued.key)}).json()
        name, nonce = str(begun["recovery_id"]), begun["nonce"]
        self._recoveries[name] = issued, nonce
        if operation == "acceptRecovered":
            self.house.http.post(f"/v1/recoveries/{name}", json=_recovery_body("finishRecovery", issued, nonce))
        return name

    def body(self, operation: str, path: Mapping[str, Any]) -> Any:
        """Return a body that the request may succeed with, now and then a wrong one; None where nobody knows one."""
        holder = self._by_session.get(str(path.get("session_id")))
        recovery = self._recoveries.get(str(path.get("recovery_id")))
        if operation == "openSession":
            return self._unopened().opening()
        if operation == "beginRecovery" and self._issued:
            return {"spki_sha256": spki_sha256(self.choices.choice(list(self._issued.values())).key)}
        if recovery:
            return _recovery_body(operation, *recovery)
        return self._session_body(operation, holder) if holder else None

    def _unopened(self) -> ContractClient:
        """Return one of a few holders in turn, now and then a new one: a session that is opened ends the former one."""
        self._openings += 1
        fresh = len(self._doors) < MOST_DOORS or self._openings % RENEWAL == 0
        holder = self.house.holder() if fresh else self._doors[0]
        self._by_link[holder.link_token] = holder
        self._doors = [*self._doors[-MOST_DOORS + 1 :], holder] if fresh else [*self._doors[1:], holder]
        return holder

    def _session_body(self, operation: str, holder: ContractClient) -> Any:
        if operation == "tryCode":
            return {"code": holder.order.retrieval_code}
        if operation == "tryAnswers":
            told = self.choices.choice([ANSWERS, ANSWERS, WRONG_ANSWERS])
            return {"answers": [{"id": f"q{place}", "value": value} for place, value in enumerate(told, start=1)]}
        if operation == "requestCertificate":
            return self._request(holder)
        if operation == "acceptCertificate" and holder.order.number in self._issued:
            return {"fingerprint_sha256": self._issued[holder.order.number].fingerprint}
        return None

    def _request(self, holder: ContractClient) -> Any:
        told, number = holder.read().json(), holder.order.number
        if "enrolment" not in told:
            return None
        self._sent[number] = self._issued[number].key if number in self._issued else self._key()
        return {"csr": certificate_request(self._sent[number], told["enrolment"])}

    def hear(self, operation: str, session_id: str, body: Any, told: dict[str, Any]) -> None:
        """Note what a generated request has opened or had certified."""
        if operation == "openSession":
            self._remember(self._by_link[body["link_token"]], told)
        if operation == "requestCertificate":
            number = self._by_session[session_id].order.number
            self._issued.setdefault(number, Issued(self._sent[number], told["fingerprint_sha256"]))

    def _remember(self, holder: ContractClient, session: dict[str, Any]) -> None:
        holder.session = session
        self._by_session[session["session_id"]] = holder

    def _key(self) -> RSAPrivateKey:
        """Return a fresh key, or an old one when enough were made: making them takes longest of all."""
        if len(self._keys) < self.most_keys:
            self._keys.append(self.new_key())
            return self._keys[-1]
        return self.choices.choice(self._keys)

    def _state_of(self, holder: ContractClient) -> str | None:
        answer = holder.read()
        if answer.status_code == 423:
            unlock(self.house.services, holder.order.number, "fuzz")
            answer = holder.read()
        return answer.json().get("state")

    def _make(self, state: State) -> ContractClient:
        holder = self.house.holder()
        holder.open().raise_for_status()
        self._remember(holder, holder.session)
        for reached, act in self._acts(holder):
            if reached is state:
                break
            act().raise_for_status()
        return holder

    def _acts(self, holder: ContractClient) -> list[tuple[State, Callable[[], httpx.Response]]]:
        return [
            (State.CODE, holder.code),
            (State.ANSWERS, holder.answers),
            (State.AUTHENTICATED, lambda: self._certify(holder)),
            (State.ISSUED, lambda: holder.accept(self._issued[holder.order.number].fingerprint)),
        ]

    def _certify(self, holder: ContractClient) -> httpx.Response:
        key = self.new_key()
        self._keys.append(key)
        answer = holder.certify(key)
        self._issued[holder.order.number] = Issued(key, answer.json()["fingerprint_sha256"])
        return answer


def _recovery_body(operation: str, issued: Issued, nonce: str) -> Any:
    if operation == "finishRecovery":
        return {"signature": recovery_signature(issued.key, nonce)}
    return {"fingerprint_sha256": issued.fingerprint}
