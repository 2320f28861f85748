"""Reads the forms of our own pages: urlencoded, each field once, bounded, and never from another site."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final
from urllib.parse import parse_qsl

from fastapi import Depends
from starlette.requests import Request

from crypteo_backend.problems import Problem
from crypteo_backend.routes.entry import Here
from crypteo_backend.web.csrf import FIELD, check_form

LONGEST: Final = 4096
_MOST_FIELDS: Final = 50
_TYPE: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in; it may hold secrets, so it shows none."""

    fields: Mapping[str, str] = field(repr=False)

    def text(self, name: str) -> str:
        """Return the field as a person meant it: NFC, without control characters or space around; empty if missing."""
        told = unicodedata.normalize("NFC", self.fields.get(name, ""))
        return "".join(" " if unicodedata.category(each) == "Cc" else each for each in told).strip()

    def has(self, name: str) -> bool:
        """Tell whether the field, such as a button that was pressed, is there."""
        return name in self.fields


async def read_form(request: Request, services: Here) -> Form:
    """Return the form; raises FormRefused unless our own page sent it, and the problem malformed."""
    form = Form(parse_form(request.headers.get("content-type", ""), await request.body()))
    check_form(request, services, form.text(FIELD))
    return form


Filled = Annotated[Form, Depends(read_form)]


def parse_form(content_type: str, body: bytes) -> Mapping[str, str]:
    """Return the fields; raises the problem malformed for any other body, and for a field over 4,096 characters."""
    is_ours = content_type.partition(";")[0].strip().lower() == _TYPE
    fields = _fields(body) if is_ours else None
    if fields is None:
        raise Problem("malformed", fields=[])
    return fields


def _fields(body: bytes) -> Mapping[str, str] | None:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) and all(len(value) <= LONGEST for value in fields.values()) else None
