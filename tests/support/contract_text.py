"""Reads docs/contract.md: its tables, its members, its figures; a shape is a tree of member names."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEXT = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
Shape = Any  # None for a value, a dict of shapes by member, or a list with the shape of each entry
_TOKENS = re.compile(r'"[^"]*"|[{}\[\],:|]|[^\s{}\[\],:|"]+')
_CELL_END = re.compile(r"\|(?=(?:[^`]*`[^`]*`)*[^`]*$)")  # a pipe within code ends no cell


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One row of the table: what is asked and what comes back."""

    number: int
    method: str
    path: str
    body: Shape
    statuses: frozenset[str]
    success: str

    @property
    def answer(self) -> Shape:
        """The members of a successful answer, None for an empty one."""
        if "**Session**" in self.success:
            return SESSION | dict.fromkeys(re.findall(r"\+ `(session_token)`", self.success))
        if "**Certificate**" in self.success:
            return CERTIFICATE
        if self.method == "GET" or self.statuses != {"204"}:
            return notation(re.findall(r"`(\{.*\})`", self.success)[0])
        return None


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """One entry of the table of problems."""

    code: str
    status: int
    facts: frozenset[str]


def section(title: str) -> str:
    """Return the text under a heading."""
    return TEXT.partition(f"\n## {title}")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of a table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip().replace("\\|", "|") for cell in _CELL_END.split(line)[1:-1]] for line in lines]
    return cells[2:]


def notation(written: str) -> Shape:
    """Return the shape of members written as in the table, such as `{a, b:{c}, d:[{e} x3]}`."""
    return _value(_TOKENS.findall(written))


def _value(tokens: list[str]) -> Shape:
    first = tokens.pop(0)
    if first == "{":
        return _members(tokens)
    if first == "[":
        entry = _value(tokens)
        while tokens.pop(0) != "]":
            pass
        return [entry]
    return None


def _members(tokens: list[str]) -> dict[str, Shape]:
    members: dict[str, Shape] = {}
    name = ""
    while (token := tokens.pop(0)) != "}":
        if token in {":", "|"}:
            members[name] = _value(tokens)
        elif token != ",":
            name = token
            members[name] = None
    return members


def example(title: str) -> Any:
    """Return the JSON written under a bold title."""
    return json.loads(TEXT.partition(f"\n**{title}**\n```json\n")[2].partition("\n```")[0])


def shape_of(value: Any) -> Shape:
    """Return the shape of a JSON value."""
    if isinstance(value, dict):
        return {name: shape_of(member) for name, member in value.items()}
    return [shape_of(value[0])] if isinstance(value, list) else None


def _endpoint(number: str, request: str, success: str) -> Endpoint:
    method, path = re.findall(r"`([A-Z]+) ([^`]+)`", request)[0]
    path, bodies = path.replace("{id}", "{}"), re.findall(r"`(\{[^`]+\})`", request)
    statuses = frozenset(re.findall(r"\b20\d\b", re.sub(r"`[^`]*`", "", success)))
    return Endpoint(int(number), method, path, notation(bodies[0]) if bodies else None, statuses, success)


def _problems() -> list[ToldProblem]:
    halves = [half for row in rows(section("Problems")) for half in (row[:3], row[4:7]) if half[0]]
    return [
        ToldProblem(re.findall("`([a-z-]+)`", code)[0], int(status), frozenset(re.findall("`([^`]+)`", facts)))
        for code, status, facts in halves
    ]


SESSION: dict[str, Shape] = shape_of(example("Session"))
CERTIFICATE: dict[str, Shape] = shape_of(example("Certificate"))
ENDPOINTS = [_endpoint(*row) for row in rows(section("Endpoints"))]
PROBLEMS = {problem.code: problem for problem in _problems()}
DEADLINES = dict(rows(section("Deadlines and tries")))
LEFT_OUT = {"questions", "enrolment", "next_resend_at"}
