"""Holders in a hurry: whole enrolments over kept connections, each request timed."""

import json
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from backend_orders import ANSWERS, link_token, retrieval_code
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from tests.support.holder_request import certificate_request

CLIENT = {"version": "6.0.0", "os": "Linux", "locale": "fr"}
Times = dict[str, list[float]]


@dataclass
class Holder:
    """One connection on which one enrolment follows another."""

    address: str
    times: Times = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._line = HTTPConnection(urlsplit(self.address).netloc, timeout=60)

    def enrol(self, order: int, key: RSAPrivateKey) -> None:
        """Go the whole way of the contract for one order."""
        session = self._ask("POST /sessions", "/sessions", {"link_token": link_token(order), "client": CLIENT})
        place, token = f"/sessions/{session['session_id']}", session["session_token"]
        self._ask("POST /code", f"{place}/code", {"code": retrieval_code(order)}, token)
        answers = [{"id": f"q{at}", "value": value} for at, value in enumerate(ANSWERS, start=1)]
        session = self._ask("POST /answers", f"{place}/answers", {"answers": answers}, token)
        csr = certificate_request(key, session["enrolment"])
        made = self._ask("PUT /certificate", f"{place}/certificate", {"csr": csr}, token)
        seal = {"fingerprint_sha256": made["fingerprint_sha256"]}
        self._ask("POST /acceptance", f"{place}/acceptance", seal, token)

    def _ask(self, name: str, path: str, body: dict[str, Any], token: str | None = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        start = time.perf_counter()
        self._line.request(name.split(maxsplit=1)[0], f"/v1{path}", json.dumps(body), headers)
        answer = self._line.getresponse()
        content = answer.read()
        self.times[name].append(time.perf_counter() - start)
        if answer.status not in {200, 201, 204}:
            raise RuntimeError(f"{name}: {answer.status} {content!r}")
        return json.loads(content) if content else None


def enrol_all(address: str, keys: list[RSAPrivateKey], holders: int, first: int) -> tuple[float, Times]:
    """Enrol one order a key, so many holders at a time; return the seconds it took and the times of each request."""
    orders, everybody = count(first), [Holder(address) for _ in range(holders)]
    waiting = list(keys)

    def go_on(holder: Holder) -> None:
        while waiting:
            try:
                key = waiting.pop()
            except IndexError:
                return
            holder.enrol(next(orders), key)

    start = time.perf_counter()
    with ThreadPoolExecutor(holders) as crowd:
        for done in [crowd.submit(go_on, holder) for holder in everybody]:
            done.result()
    seconds = time.perf_counter() - start
    times: Times = defaultdict(list)
    for holder in everybody:
        for name, taken in holder.times.items():
            times[name] += taken
    return seconds, times
