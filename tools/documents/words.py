"""What is said of codes, screens and dialogs beside the program's own texts: docs/words/*.toml, read and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from crypteo_backend.console.acts import ACTS
from tools.documents.languages import ROOT, Language

FOLDER: Final = ROOT / "docs" / "words"
CONSOLE_ACTS: Final = frozenset({*ACTS, "revoke"})
_OF_A_CODE: Final = frozenset({"cause", "say", "note", "console", "lost", "tries"})
_OF_A_SCREEN: Final = frozenset({"number", "title", "about", "picture", "sees", "asked", "never"})


class WordsError(ValueError):
    """A file of words is incomplete, or says something that nobody reads."""


@dataclass(frozen=True, slots=True)
class Both:
    """The same in French and English."""

    fr: str
    en: str

    def said_in(self, language: Language) -> str:
        """Return it in the language."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class CodeWords:
    """What support needs of one code: causes, the next sentence to say, what the console can do, what is lost."""

    cause: Both
    say: Both
    note: Both | None
    console: tuple[str, ...]
    lost: Both
    tries: Both


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """What support needs of one screen: its title, a state that shows it, what is on it, questions and answers.

    `about` tells it from the other screens of the same title.
    """

    number: str
    title: str
    about: Both | None
    picture: str
    sees: Both
    asked: tuple[tuple[Both, Both], ...]
    never: Both


@dataclass(frozen=True, slots=True)
class DialogWords:
    """What support needs of one dialog: its title by its English source, what it asks, what to answer."""

    title: str
    about: Both
    say: Both


@cache
def codes() -> Mapping[str, CodeWords]:
    """Return the words of every code."""
    entries = {
        code: entry
        for file in sorted(FOLDER.glob("codes-*.toml"))
        for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }
    return {code: _code(code, entry) for code, entry in sorted(entries.items())}


@cache
def screens() -> tuple[ScreenWords, ...]:
    """Return the words of the screens, in the order in which one meets them."""
    return tuple(_screen(entry) for entry in _read("screens")["screen"])


@cache
def dialogs() -> tuple[DialogWords, ...]:
    """Return the words of the dialogs."""
    entries = (_known(name, entry, {"title", "about", "say"}) for name, entry in _read("dialogs").items())
    return tuple(
        DialogWords(str(it["title"]), _both("dialogs", it, "about"), _both("dialogs", it, "say")) for it in entries
    )


def terms(table: str, language: Language) -> Mapping[str, str]:
    """Return the words of one table of terms.toml: facts, labels, lost, tries."""
    return {name: _pair(name, it).said_in(language) for name, it in _read("terms")[table].items()}


@cache
def _read(name: str) -> Any:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _code(code: str, entry: dict[str, object]) -> CodeWords:
    _known(code, entry, _OF_A_CODE)
    shared, acts = _read("terms"), entry.get("console", [])
    if not isinstance(acts, list) or not set(acts) <= CONSOLE_ACTS:
        raise WordsError(f"{code}: the console knows {', '.join(sorted(CONSOLE_ACTS))}")
    return CodeWords(
        cause=_both(code, entry, "cause"),
        say=_both(code, entry, "say"),
        note=_both(code, entry, "note") if "note" in entry else None,
        console=tuple(acts),
        lost=_pair(code, shared["lost"].get(str(entry.get("lost")))),
        tries=_pair(code, shared["tries"].get(str(entry.get("tries", "none")))),
    )


def _screen(entry: dict[str, object]) -> ScreenWords:
    number = str(entry["number"])
    _known(number, entry, _OF_A_SCREEN)
    asked = entry.get("asked", [])
    if not isinstance(asked, list):
        raise WordsError(f"{number}: asked is a list of questions, each with its answer")
    pairs = tuple((_both(number, it, "they"), _both(number, it, "you")) for it in asked)
    return ScreenWords(
        number,
        str(entry["title"]),
        _both(number, entry, "about") if "about" in entry else None,
        str(entry["picture"]),
        _both(number, entry, "sees"),
        pairs,
        _both(number, entry, "never"),
    )


def _known(name: str, entry: dict[str, object], members: frozenset[str] | set[str]) -> dict[str, object]:
    if not set(entry) <= members:
        raise WordsError(f"{name}: unknown {', '.join(sorted(set(entry) - members))}")
    return entry


def _both(name: str, entry: dict[str, object], member: str) -> Both:
    return _pair(f"{name}, {member}", entry.get(member))


def _pair(name: str, value: object) -> Both:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(it, str) and it.strip() for it in value):
        raise WordsError(f"{name}: French and English are needed")
    return Both(*value)
