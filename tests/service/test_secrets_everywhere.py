"""Wherever a secret stands in a request, neither the answer nor the service's log repeats it."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.backend_house import House
from tests.support.contract_client import ANSWERS, CLIENT, ContractClient
from tests.support.contract_text import ENDPOINTS
from tests.support.movable_clock import MovableClock
from tests.support.raw_http import conversation
from tests.support.standing_house import standing_house

MARK = "MARKED7secret"
CLIENTS = ("httpx", "httpcore")  # the test's own side of the line
RUSH = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
AROUND = st.sampled_from(["", "%00", "%0d%0a", "%ff", "/", "'", '"', "\\", "<script>", "é"])
MARKED = st.builds("{}{}{}".format, AROUND, st.just(MARK), AROUND)
RIGHT: dict[str, Any] = {
    "link_token": "A" * 43,
    "client": CLIENT,
    "code": "000000000",
    "channel": "email",
    "answers": [{"id": f"q{place}", "value": value} for place, value in enumerate(ANSWERS, start=1)],
    "csr": "AAAA",
    "fingerprint_sha256": "0" * 64,
    "spki_sha256": "0" * 64,
    "signature": "AAAA",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, pristine_authority: EmbeddedAuthority) -> Iterator[House]:
    with standing_house(tmp_path_factory.mktemp("secrets"), pristine_authority, MovableClock(), 1.0) as house:
        yield house


@pytest.fixture(scope="module")
def holder(house: House) -> ContractClient:
    holder = house.holder()
    holder.open().raise_for_status()
    return holder


@st.composite
def marked_json(draw: st.DrawFn, shape: Any) -> Any:
    """Return a body of the endpoint, right but for one or more marked places."""
    if isinstance(shape, dict):
        members = {name: draw(marked_json(shape[name])) for name in shape}
        return members | draw(st.dictionaries(MARKED, MARKED, max_size=1))
    if isinstance(shape, list):
        return [draw(marked_json(shape[0])) for _ in range(draw(st.integers(1, 4)))]
    return draw(st.one_of(MARKED, MARKED.map(lambda mark: [mark]), MARKED.map(lambda mark: {mark: mark})))


@st.composite
def bodies(draw: st.DrawFn, shape: Any) -> bytes:
    """Return a body in bytes: marked JSON, right JSON but for one member, or no JSON at all."""
    if shape is None or draw(st.integers(0, 4)) == 0:
        return draw(MARKED).encode()
    told = draw(marked_json(shape))
    kept = draw(st.sets(st.sampled_from(sorted(shape))))
    whole = json.dumps(told | {name: RIGHT[name] for name in kept}).encode()
    return draw(st.sampled_from([whole, whole[:-1], whole + MARK.encode()]))


@st.composite
def requests(draw: st.DrawFn) -> tuple[bytes, bool]:
    """Return a request in bytes with marks, `{token}` and `{session}` where a real session belongs."""
    endpoint = draw(st.sampled_from(ENDPOINTS))
    method = draw(st.sampled_from([endpoint.method] * 4 + ["TRACE", "HEAD", MARK]))
    name = draw(st.sampled_from(["{session}", "{session}", MARK]) | MARKED)
    path = "/v1" + endpoint.path.replace("{}", name) + draw(st.sampled_from(["", "", "", f"/{MARK}"]))
    query = draw(st.sampled_from(["", f"?token={MARK}", f"?{MARK}&a={MARK}#t={MARK}"]))
    credentials = draw(st.sampled_from(["Bearer {token}", "Bearer {token}", f"Bearer {MARK}", f"Basic {MARK}", MARK]))
    headers = draw(
        st.dictionaries(st.sampled_from(["Cookie", "Content-Type", "Accept", "Referer", MARK, "Host"]), MARKED)
    )
    body = draw(bodies(endpoint.body))
    length = draw(st.sampled_from([str(len(body))] * 10 + [MARK, str(len(body) + 1)]))
    lines = [f"{method} {path}{query} HTTP/1.1", f"Authorization: {credentials}", f"Content-Length: {length}"]
    lines += [f"{header}: {value}" for header, value in ({"Host": "x", "Connection": "close"} | headers).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body, method == "HEAD"


@RUSH
@given(sent=requests())
def test_no_answer_and_no_log_repeats_a_mark(
    house: House, holder: ContractClient, caplog: pytest.LogCaptureFixture, sent: tuple[bytes, bool]
):
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    token, session = holder.session["session_token"].encode(), holder.session["session_id"].encode()
    answer = conversation(house.address, sent[0].replace(b"{token}", token).replace(b"{session}", session))
    assert answer.startswith(b"HTTP/1.1 ")
    assert not answer.startswith(b"HTTP/1.1 5")
    assert MARK.lower().encode() not in answer.lower()
    assert token not in answer
    if holder.read().status_code != 200:  # ended, or locked by wrong tries
        holder.follow(house.order().link)
        holder.open().raise_for_status()
    words = [logging.Formatter().format(record) for record in caplog.records if not record.name.startswith(CLIENTS)]
    assert words or answer.startswith(b"HTTP/1.1 2")
    assert [line for line in words if MARK in line or token.decode() in line] == []
