"""What `crypteo-backend openapi` says of each endpoint beyond what the routes' types say."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from crypteo_backend.problems import KINDS
from crypteo_backend.wire import requests
from crypteo_backend.wire.responses import ProblemOut

Json = dict[str, Any]

ANYWHERE = ("not-found", "method-not-allowed", "too-large", "internal")
IN_A_SESSION = (*ANYWHERE, "session-invalid", "session-expired", "too-many-requests")
_WITH_RETRY_AFTER = frozenset({"resend-too-soon", "too-many-requests", "authority-unavailable"})
BODIES = (
    requests.OpeningBody,
    requests.CodeBody,
    requests.ResendBody,
    requests.AnswersBody,
    requests.CertificateBody,
    requests.AcceptanceBody,
    requests.RecoveryBody,
    requests.ProofBody,
)


def refuses(*codes: str, within: Iterable[str] = IN_A_SESSION) -> dict[int | str, Json]:
    """Return the `responses` of a route that answers with these problems beside those of its surroundings."""
    by_status: dict[int | str, Json] = {}
    for code in (*codes, *within):
        kind = KINDS[code]
        answer = by_status.setdefault(kind.status, {"description": "", "content": _problem_content()})
        if code in _WITH_RETRY_AFTER:
            answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
        answer["description"] = f"{answer['description']} {code}.".strip()
    return dict(sorted(by_status.items(), key=lambda entry: int(entry[0])))


def takes(body: type[requests.Body]) -> Json:
    """Return the `openapi_extra` of a route that reads this body by itself."""
    schema = {"$ref": f"#/components/schemas/{body.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def openapi_document(app: FastAPI) -> Json:
    """Return the OpenAPI 3.1 description of the application, with every schema that its routes name."""
    document: Json = dict(app.openapi())
    _forget_the_framework_s_own_refusals(document)
    schemas: Json = document.setdefault("components", {}).setdefault("schemas", {})
    for model in BODIES:
        schemas.update(_schemas_of(model, model.__name__))
    schemas.update(_schemas_of(ProblemOut, "Problem"))
    return document


def _forget_the_framework_s_own_refusals(document: Json) -> None:
    """Drop FastAPI's 422: routes read their bodies themselves, and a path is never invalid."""
    for item in document["paths"].values():
        for operation in item.values():
            content = operation["responses"].get("422", {}).get("content", {})
            if "application/json" in content:
                del operation["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)


def _schemas_of(model: type[BaseModel], name: str) -> Json:
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs", {}), name: schema}


def _problem_content() -> Json:
    return {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
