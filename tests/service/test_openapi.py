"""The OpenAPI description says what the service does."""

import json
from typing import Any

import pytest

from crypteo_backend.__main__ import main
from crypteo_backend.problems import KINDS

ENDPOINTS = {
    ("get", "/v1/service"),
    ("post", "/v1/sessions"),
    ("get", "/v1/sessions/{session_id}"),
    ("post", "/v1/sessions/{session_id}/code"),
    ("post", "/v1/sessions/{session_id}/code/resend"),
    ("post", "/v1/sessions/{session_id}/answers"),
    ("put", "/v1/sessions/{session_id}/certificate"),
    ("get", "/v1/sessions/{session_id}/certificate"),
    ("post", "/v1/sessions/{session_id}/acceptance"),
    ("delete", "/v1/sessions/{session_id}"),
    ("post", "/v1/recoveries"),
    ("post", "/v1/recoveries/{recovery_id}"),
    ("post", "/v1/recoveries/{recovery_id}/acceptance"),
}


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["openapi"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(method, path): each for path, item in document["paths"].items() for method, each in item.items()}


def test_it_describes_the_thirteen_endpoints(document: dict[str, Any]):
    assert document["openapi"].startswith("3.1")
    assert set(operations(document)) == ENDPOINTS


def test_every_reference_leads_somewhere(document: dict[str, Any]):
    text = json.dumps(document)
    named = {piece.split('"')[0] for piece in text.split("#/components/schemas/")[1:]}
    assert named == set(document["components"]["schemas"])


def test_every_problem_is_described_somewhere_under_its_own_status(document: dict[str, Any]):
    described = set()
    for operation in operations(document).values():
        for status, answer in operation["responses"].items():
            if "application/problem+json" in answer.get("content", {}):
                codes = answer["description"].replace(".", "").split()
                assert {KINDS[code].status for code in codes} == {int(status)}
                described |= set(codes)
    assert described == set(KINDS)


def test_bodies_and_tokens_are_described_where_they_are_wanted(document: dict[str, Any]):
    for (method, path), operation in operations(document).items():
        assert ("requestBody" in operation) is (method in {"post", "put"})
        assert ("security" in operation) is ("{session_id}" in path)


def test_every_refusal_is_a_problem(document: dict[str, Any]):
    refusals = {
        content
        for operation in operations(document).values()
        for status, answer in operation["responses"].items()
        for content in answer.get("content", {})
        if int(status) >= 400
    }
    assert refusals == {"application/problem+json"}


def test_no_member_is_ever_null(document: dict[str, Any]):
    assert "null" not in json.dumps(document["components"]["schemas"])


def test_retry_after_is_described_where_it_is_sent(document: dict[str, Any]):
    waiting = [
        answer
        for operation in operations(document).values()
        for status, answer in operation["responses"].items()
        if status in {"202", "429", "503"} and "ResendOut" not in json.dumps(answer)
    ]
    assert len(waiting) > 10
    assert all("Retry-After" in answer.get("headers", {}) for answer in waiting)
