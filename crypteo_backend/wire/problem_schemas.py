"""The contract's table of problems as JSON Schema: what each code says of itself and which facts it tells."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, get_args

from pydantic import TypeAdapter

from crypteo_backend.csr.refusal import CsrReason, KeyReason
from crypteo_backend.problems import KINDS
from crypteo_backend.sessions import State
from crypteo_backend.wire.shapes import Count, Time, Version

Json = dict[str, Any]

WITH_RETRY_AFTER: Final = frozenset({"resend-too-soon", "too-many-requests", "authority-unavailable"})
_TIME = TypeAdapter(Time).json_schema()
_COUNT = TypeAdapter(Count).json_schema()
FACTS: Final[Mapping[str, Json]] = MappingProxyType(
    {
        "link-expired": {"expired_at": _TIME},
        "order-expired": {"expired_at": _TIME},
        "client-too-old": {"minimum_client": TypeAdapter(Version).json_schema()},
        "wrong-state": {"state": {"type": "string", "enum": [state.value for state in State]}},
        "code-wrong": {"attempts_left": _COUNT},
        "code-superseded": {"attempts_left": _COUNT},
        "code-exhausted": {"next_resend_at": _TIME},
        "answers-wrong": {"attempts_left": _COUNT},
        "csr-invalid": {"reason": {"type": "string", "enum": list(get_args(CsrReason))}},
        "key-weak": {"reason": {"type": "string", "enum": list(get_args(KeyReason))}},
        "malformed": {"fields": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}},
    }
)
_LEFT_OUT_WITHOUT_RESENDS: Final = frozenset({"next_resend_at"})


def problem_content(codes: Iterable[str]) -> Json:
    """Return the content of an answer with one of these problems, told apart by `code`."""
    references = {code: f"#/components/schemas/{_name(code)}" for code in codes}
    schemas = [{"$ref": reference} for reference in references.values()]
    told_apart = {"oneOf": schemas, "discriminator": {"propertyName": "code", "mapping": references}}
    return {"application/problem+json": {"schema": schemas[0] if len(schemas) == 1 else told_apart}}


def problem_schemas() -> Json:
    """Return a schema for each problem of the contract, by the names that `problem_content` refers to."""
    return {_name(code): _schema(code) for code in KINDS}


def _name(code: str) -> str:
    return f"Problem-{code}"


def _schema(code: str) -> Json:
    kind, facts = KINDS[code], FACTS.get(code, {})
    told_anyway: Json = {
        "type": {"const": f"urn:crypteo:problem:{code}"},
        "title": {"type": "string"},
        "status": {"const": kind.status},
        "detail": {"type": "string"},
        "code": {"const": code},
        "trace_id": {"type": "string", "minLength": 1},
    }
    return {
        "title": kind.title,
        "description": kind.detail,
        "type": "object",
        "properties": {**told_anyway, **facts},
        "required": [*told_anyway, *(fact for fact in facts if fact not in _LEFT_OUT_WITHOUT_RESENDS)],
    }
