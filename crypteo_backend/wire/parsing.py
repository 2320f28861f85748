"""Reads a JSON body as the contract wants it, or says which fields are wrong, never with what."""

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from crypteo_backend.problems import Problem
from crypteo_backend.wire.requests import Body

UNKNOWN = "(unknown)"
AnyBody = TypeVar("AnyBody", bound=Body)


def parse_body(model: type[AnyBody], raw: bytes) -> AnyBody:
    """Return the body; raises malformed with the names of its faulty fields, none of them when it is not JSON."""
    try:
        # NaN and its like are no JSON (RFC 8259, section 6), and a cache of strings would keep codes and answers.
        return model.model_validate(from_json(raw, allow_inf_nan=False, cache_strings="none"))
    except ValidationError as error:
        raise Problem("malformed", fields=_fields(error)) from None  # the cause would carry the body along
    except ValueError:
        raise Problem("malformed", fields=[]) from None


def _fields(error: ValidationError) -> list[str]:
    names = [_name(detail) for detail in error.errors(include_url=False, include_context=False, include_input=False)]
    return list(dict.fromkeys(name for name in names if name))


def _name(detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        return UNKNOWN
    return ".".join(part for part in detail["loc"] if isinstance(part, str))
