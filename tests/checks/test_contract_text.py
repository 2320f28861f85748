"""The contract's text, the printed OpenAPI and the service's own figures say the same."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from crypteo_backend.__main__ import main
from crypteo_backend.csr import key_strength
from crypteo_backend.csr.request import MAXIMUM_LENGTH
from crypteo_backend.gate.body_limit import LIMIT
from crypteo_backend.problems import KINDS
from crypteo_backend.recovery import _PADDING, PURPOSE
from crypteo_backend.sessions import State
from crypteo_backend.settings import Figures, Settings
from crypteo_backend.support_reference import ALPHABET, WEIGHTS, with_check
from tests.support import contract_text as text

Json = dict[str, Any]
FIGURES = Figures()
BY_NUMBER = pytest.mark.parametrize("endpoint", text.ENDPOINTS, ids=lambda endpoint: str(endpoint.number))
FINE_PRINT = text.section("Fine print")


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]) -> Json:
    assert main(["openapi"]) == 0
    told: Json = json.loads(capsys.readouterr().out)
    return told


def operations(document: Json) -> dict[tuple[str, str], Json]:
    return {
        (method.upper(), re.sub(r"\{\w+\}", "{}", path.removeprefix("/v1"))): operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def described(document: Json, schema: Json) -> Json:
    """Return the schema itself where a reference stands for it."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def shape(document: Json, schema: Json) -> text.Shape:
    schema = described(document, schema)
    if schema.get("type") == "object":
        return {name: shape(document, member) for name, member in schema.get("properties", {}).items()}
    return [shape(document, schema["items"])] if schema.get("type") == "array" else None


def optional_members(document: Json, schema: Json) -> set[str]:
    schema = described(document, schema)
    if schema.get("type") == "array":
        return optional_members(document, schema["items"])
    members = schema.get("properties", {})
    inner = (optional_members(document, member) for member in members.values())
    return (set(members) - set(schema.get("required", []))).union(*inner)


def assert_fits(document: Json, value: Any, schema: Json) -> None:
    """Check what the contract's example says against constants, choices and patterns; `…` stands for anything."""
    schema = described(document, schema)
    if isinstance(value, dict):
        for name, member in value.items():
            assert_fits(document, member, schema["properties"][name])
    elif isinstance(value, list):
        for entry in value:
            assert_fits(document, entry, schema["items"])
    elif "…" not in str(value):
        assert value == schema.get("const", value)
        assert value in schema.get("enum", [value])
        assert {str: "string", int: "integer"}[type(value)] == schema.get("type", "string")
        assert re.search(schema.get("pattern", ""), str(value))


def json_of(answer: Json) -> Json:
    schema: Json = answer["content"]["application/json"]["schema"]
    return schema


def test_the_same_endpoints(document: Json):
    told = [(endpoint.method, endpoint.path) for endpoint in text.ENDPOINTS]
    assert [endpoint.number for endpoint in text.ENDPOINTS] == list(range(1, 14))
    assert sorted(told) == sorted(operations(document))


@BY_NUMBER
def test_the_same_successes(document: Json, endpoint: text.Endpoint):
    answers = operations(document)[endpoint.method, endpoint.path]["responses"]
    assert {status for status in answers if status < "400"} == endpoint.statuses
    for status in endpoint.statuses - {"202"} | ({"202"} if endpoint.number == 5 else set()):
        told = shape(document, json_of(answers[status])) if status != "204" else answers[status].get("content")
        assert told == endpoint.answer
    waiting = answers.get("202", {"headers": {}})["headers"].get("Retry-After", {"required": False})["required"]
    assert waiting is ("`Retry-After`" in endpoint.success)
    assert not waiting or shape(document, json_of(answers["202"])) == {}


@BY_NUMBER
def test_the_same_bodies_closed_and_complete(document: Json, endpoint: text.Endpoint):
    operation = operations(document)[endpoint.method, endpoint.path]
    assert (endpoint.body is not None) is ("requestBody" in operation)
    if endpoint.body is not None:
        schema = json_of(operation["requestBody"])
        assert shape(document, schema) == endpoint.body
        assert optional_members(document, schema) == set()
        assert described(document, schema)["additionalProperties"] is False


@BY_NUMBER
def test_the_same_endpoints_want_a_token(document: Json, endpoint: text.Endpoint):
    first, last = re.findall(r"Endpoints (\d+)-(\d+) want `Authorization: Bearer", text.TEXT)[0]
    secured = "security" in operations(document)[endpoint.method, endpoint.path]
    assert secured is (int(first) <= endpoint.number <= int(last))


def test_the_same_members_may_be_left_out(document: Json):
    told = re.findall(r"`(\w+)` (?:is absent )?before `", text.TEXT) + re.findall(r"`(\w+)` is left out", text.TEXT)
    assert set(told) == text.LEFT_OUT
    schemas = document["components"]["schemas"]
    assert optional_members(document, schemas["SessionOut"]) == text.LEFT_OUT
    assert optional_members(document, schemas["ResendOut"]) == {"next_resend_at"}
    for name in ("ServiceOut", "CertificateOut", "RecoveryOut"):
        assert optional_members(document, schemas[name]) == set()


@pytest.mark.parametrize(("title", "name"), [("Session", "SessionOut"), ("Certificate", "CertificateOut")])
def test_the_examples_fit(document: Json, title: str, name: str):
    assert_fits(document, text.example(title), document["components"]["schemas"][name])


def test_the_same_states(document: Json):
    way, _, aside = text.section("States").strip().partition("; aside:")
    assert re.findall(r"[a-z]+", way) == [state.value for state in State]
    assert document["components"]["schemas"]["State"]["enum"] == [state.value for state in State]
    assert "`locked`" in aside.splitlines()[0]


def test_the_same_problems_with_their_status_and_facts(document: Json):
    assert {code: problem.status for code, problem in text.PROBLEMS.items()} == {
        code: kind.status for code, kind in KINDS.items()
    }
    anyway = text.notation(re.findall(r"Body: `([^`]+)`", text.section("Problems"))[0])
    for code, problem in text.PROBLEMS.items():
        schema = document["components"]["schemas"][f"Problem-{code}"]
        assert set(schema["properties"]) == set(anyway) | (problem.facts - {"Retry-After"})
        assert schema["properties"]["status"] == {"const": problem.status}
        assert schema["properties"]["code"] == {"const": code}
        assert schema["properties"]["type"] == {"const": f"urn:crypteo:problem:{code}"}
        assert set(schema["properties"]) - set(schema["required"]) <= text.LEFT_OUT


def test_every_answer_has_the_headers_that_the_contract_names(document: Json):
    waiting = {code for code, problem in text.PROBLEMS.items() if "Retry-After" in problem.facts}
    for operation in operations(document).values():
        for status, answer in operation["responses"].items():
            assert {"Date", "Cache-Control"} <= set(answer["headers"])
            if status >= "400":
                codes = set(re.findall("[a-z-]+", answer["description"]))
                assert ("Retry-After" in answer["headers"]) is bool(codes & waiting)
    assert "`Cache-Control: no-store` and a `Date` header" in text.TEXT
    assert document["components"]["headers"]["Cache-Control"]["schema"] == {"const": "no-store"}


def test_the_same_reasons(document: Json):
    line = re.findall(r"- `reason` of .*", FINE_PRINT)[0]
    of_csr, of_key = line.split("`csr-invalid`:")[1].split("Of `key-weak`:")
    for code, told in (("csr-invalid", of_csr), ("key-weak", of_key)):
        schema = document["components"]["schemas"][f"Problem-{code}"]
        assert schema["properties"]["reason"]["enum"] == re.findall("`([a-z-]+)`", told)


def test_the_same_deadlines_and_tries():
    hours, minutes = FIGURES.link_life // timedelta(hours=1), FIGURES.session_idle // timedelta(minutes=1)
    told = {
        "order, from its validation": f"{FIGURES.order_months} months",
        "link to set the questions": f"{FIGURES.questions_link_life.days} days",
        "download link": f"{hours} h",
        "wait before a resend": f"{FIGURES.resend_wait.seconds} s; at most {FIGURES.resends_a_day} resends a day "
        f"and {FIGURES.resends_in_all} an order",
        "tries for the answers": f"{FIGURES.answer_tries} per order, then locked until support unlocks",
        "tries for a retrieval code": f"{FIGURES.code_tries} per code; {FIGURES.code_tries_in_all} per order in all, "
        "then locked",
        "session": f"{minutes} min idle, never past the link, except to finish what is issued",
    }
    assert told == text.DEADLINES


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        (r"Bodies over (\d+) KiB", LIMIT // 1024),
        (r'"8 kB" is ([\d,]+) bytes', MAXIMUM_LENGTH),
        (r"a prime below ([\d,]+)", key_strength._SMALL_PRIME_LIMIT),
        (r"an id lives (\d+) minutes", FIGURES.recovery_life // timedelta(minutes=1)),
        (r"lives until (\d+) days after issuance", FIGURES.recovery_window.days),
        (r"SHA-256, salt (\d+),", _PADDING._salt_length),
        (r'"public_exponent":(\d+)', FIGURES.key_exponent),
        (r'"bits":(\d+)', FIGURES.key_bits),
        (r"sum modulo (\d+)", len(ALPHABET) - 1),
    ],
)
def test_the_same_figures(words: str, figure: int):
    (told,) = re.findall(words, text.TEXT)
    assert int(told.replace(",", "")) == figure


def test_the_limits_are_at_least_the_contract_s_floors():
    ((requests, openings),) = re.findall(r"not under (\d+) requests a minute a session and (\d+) openings", FINE_PRINT)
    assert FIGURES.requests_a_minute >= int(requests)
    assert FIGURES.openings_a_minute >= int(openings)


def test_the_same_support_reference(document: Json):
    (alphabet,) = re.findall("characters of\n`([A-Z0-9]+)`", text.TEXT)
    (weights,) = re.findall(r"weights ([\d,]+),", FINE_PRINT)
    pattern = document["components"]["schemas"]["SessionOut"]["properties"]["support_reference"]["pattern"]
    assert alphabet == ALPHABET
    assert pattern == f"^[{alphabet}]{{3}}-[{alphabet}]{{3}}$"
    assert weights == ",".join(str(weight) for weight in WEIGHTS)
    assert with_check("K7P2Q") == text.example("Session")["support_reference"]


def test_the_same_small_things(document: Json):
    schemas = document["components"]["schemas"]
    (token,) = re.findall(r"Token: `([^`]+)`", text.TEXT)
    assert schemas["OpeningBody"]["properties"]["link_token"]["pattern"] == f"^{token}$"
    assert "exactly nine ASCII digits" in FINE_PRINT
    assert schemas["CodeBody"]["properties"]["code"]["pattern"] == "^[0-9]{9}$"
    assert '"crypteo-recovery-v1" || 0x00' in text.TEXT
    assert PURPOSE == b"crypteo-recovery-v1\x00"
    oldest = ".".join(str(number) for number in Settings("https://x.example.com").minimum_client)
    assert f'minimum_client:"{oldest}"' in text.TEXT
    assert schemas["ServiceOut"]["properties"]["contract"]["const"] == 1
    assert document["info"]["version"] == "1"
