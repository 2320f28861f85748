"""Reads a JSON body as the contract wants it, or says which fields are wrong, never with what."""

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from crypteo_backend.problems import Problem
from crypteo_backend.wire.requests import Body

UNKNOWN = "(unknown)"
AnyBody = TypeVar("AnyBody", bound=Body)


def parse_body(model: type[AnyBody], raw: bytes) -> AnyBody:
    """Return the body; raises malformed with the names of its faulty fields."""
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        raise Problem("malformed", fields=_fields(error)) from None  # the cause would carry the body along


def _fields(error: ValidationError) -> list[str]:
    names = [_name(detail) for detail in error.errors(include_url=False, include_context=False, include_input=False)]
    return list(dict.fromkeys(name for name in names if name))


def _name(detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        return UNKNOWN
    return ".".join(part for part in detail["loc"] if isinstance(part, str))
