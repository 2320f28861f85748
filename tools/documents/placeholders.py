"""Fills what a document takes from the program: `{button:Next}`, `{title:3}`, `{code:CRY-301}`, and so on."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from crypteo_desktop.install_steps import INSTALL_STEPS
from crypteo_desktop.problems import CATALOGUE
from crypteo_desktop.profile import read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.steps import STEPS
from tools.documents.languages import (
    Language,
    UnknownWords,
    heading_of_letter,
    said,
    words_of_console,
    words_of_page,
    words_of_program,
)

_PLACEHOLDER: Final = re.compile(r"\{(\w+):([^{}]+)\}")
CODES: Final = frozenset(kind.code for kind in CATALOGUE.values())


def filled(text: str, language: Language, codes_at: str = "") -> str:
    """Return `text` with every placeholder filled in; raise UnknownWords for one that says nothing.

    `codes_at` is the document that explains the codes, seen from the one that is written.
    """

    def fill(match: re.Match[str]) -> str:
        kind, name = match.groups()
        if kind == "code":
            return _code(name, codes_at)
        if kind not in _KINDS:
            raise UnknownWords(f"{match.group()}: no kind of placeholder")
        return _KINDS[kind](name, language)

    return _PLACEHOLDER.sub(fill, text)


def quoted(words: str, language: Language) -> str:
    """Return the words in the language's quotation marks."""
    return f"«\u00a0{words}\u00a0»" if language == "fr" else f"“{words}”"


def step_title(number: str, language: Language) -> str:
    """Return the title of a step of the download, or of the assistant's for 7-1, 7-2, 7-3."""
    steps = {str(step.info.number): step.info.title for step in STEPS}
    steps |= {f"7-{step.info.number}": step.info.title for step in INSTALL_STEPS}
    if number not in steps:
        raise UnknownWords(f"no step {number}")
    return said(steps[number], language)


def _code(code: str, codes_at: str) -> str:
    if code not in CODES:
        raise UnknownWords(f"{code}: no code of the program")
    return f"[{code}]({codes_at}#{code.lower()})"


def _button(name: str, language: Language) -> str:
    return f"**{words_of_program(name, language)}**"


def _text(name: str, language: Language) -> str:
    return quoted(words_of_program(name, language), language)


def _desk(name: str, language: Language) -> str:
    desk = read_profile(resource("profile.toml")).support
    told = {
        "phone": desk.phone,
        "key": desk.key,
        "email": desk.email,
        "url": desk.url,
        "price": desk.price[language],
        "hours": desk.hours[language],
    }
    if name not in told:
        raise UnknownWords(f"{name}: not told of the support desk")
    return told[name]


_KINDS: Final[Mapping[str, Callable[[str, Language], str]]] = MappingProxyType(
    {
        "button": _button,
        "text": _text,
        "title": step_title,
        "console": lambda name, language: quoted(words_of_console(name, language), language),
        "page": lambda name, language: f"**{words_of_page(name, language)}**",
        "mail": lambda name, language: quoted(heading_of_letter(name, language), language),
        "picture": lambda state, language: f"pictures/{language}/{state}.png",
        "support": _desk,
    }
)
