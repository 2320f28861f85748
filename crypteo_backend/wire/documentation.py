"""What `crypteo-backend openapi` says of each endpoint beyond what the routes' types say."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fastapi import FastAPI
from pydantic import BaseModel

from crypteo_backend.problems import KINDS
from crypteo_backend.wire import requests
from crypteo_backend.wire.links import links_from
from crypteo_backend.wire.problem_schemas import WITH_RETRY_AFTER, problem_content, problem_schemas

Json = dict[str, Any]

ANYWHERE = ("not-found", "method-not-allowed", "too-large", "internal", "malformed")
IN_A_SESSION = (*ANYWHERE, "session-invalid", "session-expired", "too-many-requests")
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
_HEADERS: Final[Mapping[str, Json]] = MappingProxyType(
    {
        "Date": {
            "description": "The clock that judges every deadline (RFC 9110, section 6.6.1).",
            "required": True,
            "schema": {"type": "string", "pattern": "^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$"},
        },
        "Cache-Control": {"required": True, "schema": {"const": "no-store"}},
        "WWW-Authenticate": {"required": True, "schema": {"const": "Bearer"}},
        "Allow": {
            "description": "The methods that the address takes.",
            "required": True,
            "schema": {"type": "string", "pattern": "^[A-Z]+(, [A-Z]+)*$"},
        },
    }
)
_ANYWHERE_HEADERS: Final = ("Date", "Cache-Control")
_HEADERS_BY_STATUS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"401": ("WWW-Authenticate",), "405": ("Allow",)}
)


def retry_after(what: str, *, always: bool = True) -> Json:
    """Return the description of a `Retry-After` header that tells the seconds to wait for something."""
    return {"Retry-After": {"schema": {"type": "integer", "minimum": 0}, "description": what, "required": always}}


def refuses(*codes: str, within: Iterable[str] = IN_A_SESSION) -> dict[int | str, Json]:
    """Return the `responses` of a route that answers with these problems beside those of its surroundings."""
    by_status: dict[int, list[str]] = {}
    for code in dict.fromkeys((*codes, *within)):
        by_status.setdefault(KINDS[code].status, []).append(code)
    return {status: _refusal(told) for status, told in sorted(by_status.items())}


def _refusal(codes: list[str]) -> Json:
    answer: Json = {"description": " ".join(f"{code}." for code in codes), "content": problem_content(codes)}
    waiting = WITH_RETRY_AFTER.intersection(codes)
    if waiting:
        answer["headers"] = retry_after("Seconds to wait.", always=waiting == set(codes))
    return answer


def takes(body: type[requests.Body]) -> Json:
    """Return the `openapi_extra` of a route that reads this body by itself."""
    schema = {"$ref": f"#/components/schemas/{body.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def openapi_document(app: FastAPI) -> Json:
    """Return the OpenAPI 3.1 description of the application, with every schema that its routes name."""
    document: Json = dict(app.openapi())
    for item in document["paths"].values():
        for operation in item.values():
            _complete(operation)
    components: Json = document["components"]
    for model in BODIES:
        components["schemas"].update(_schemas_of(model, model.__name__))
    components["schemas"].update(problem_schemas())
    components["headers"] = dict(_HEADERS)
    return document


def _complete(operation: Json) -> None:
    """Add to the answers the headers that the gate puts on them, and their links."""
    for status, answer in operation["responses"].items():
        names = (*_ANYWHERE_HEADERS, *_HEADERS_BY_STATUS.get(status, ()))
        answer.setdefault("headers", {}).update({name: {"$ref": f"#/components/headers/{name}"} for name in names})
        links = links_from(operation["operationId"], status)
        if links:
            answer["links"] = links


def _schemas_of(model: type[BaseModel], name: str) -> Json:
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs", {}), name: schema}
