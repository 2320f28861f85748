"""The program's own texts in both languages, as documents need them: its translation, the console, pages, letters."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from crypteo_backend.console.acts import ACTS
from crypteo_backend.console.event_words import EVENTS
from crypteo_desktop.texts import Text

Language = Literal["fr", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
ROOT: Final = Path(__file__).parents[2]
FRENCH: Final = ROOT / "resources" / "translations" / "crypteo_fr.ts"
_PAGES: Final = ROOT / "crypteo_backend" / "templates"
_LETTERS: Final = ROOT / "crypteo_backend" / "messages" / "templates"
_HEADING: Final = re.compile(r"{% block heading %}(.*?){% endblock %}")
_IN_TEMPLATES: Final = re.compile(r't\("([^"]*)", "([^"]*)"\)')
# A label of the program may end in a fact, and a button of the console in what is noted of it.
_REST: Final = re.compile(r"(\s*:?\s*\{\w+\}| \(.*\))$")


class UnknownWords(LookupError):
    """A document names words that the program does not have, or that it has more than once."""


def french() -> dict[tuple[str, str], str]:
    """Return the translations by context and source."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in ET.parse(FRENCH).getroot().iter("context")
        for message in context.iter("message")
    }


def said(text: Text, language: Language) -> str:
    """Return a text of the program in the language."""
    return text.source if language == "en" else _french()[text.context, text.source]


def words_of_program(name: str, language: Language) -> str:
    """Return the program's words called by their English source without mnemonics, as `Next` or `CopyDialog/Close`.

    A context is needed where the same source is said differently; a fact at the end is left out.
    """
    found = _by_name().get(name, {})
    if len(set(found.values())) != 1:
        raise UnknownWords(f"{name}: {sorted(found.values()) or 'not said by the program'}")
    (fr,) = set(found.values())
    return fr if language == "fr" else name.rpartition("/")[2] if _has_context(name) else name


def words_of_console(name: str, language: Language) -> str:
    """Return the words of the support console that are called so in English."""
    return _found(name, _in_pages("console") | {words.en: words.fr for words in EVENTS.values()}, language)


def words_of_page(name: str, language: Language) -> str:
    """Return the words of the holder's web pages that are called so in English."""
    return _found(name, _in_pages("portal"), language)


def heading_of_letter(name: str, language: Language) -> str:
    """Return the heading of one of the service's e-mails."""
    letter = _LETTERS / language / f"{name}.jinja"
    if not letter.is_file():
        raise UnknownWords(f"{name}: no letter")
    return str(_HEADING.findall(letter.read_text(encoding="utf-8"))[0])


def words_of_act(act: str, language: Language) -> str:
    """Return what the console's button for an act says."""
    if act == "revoke":
        return words_of_console("Revoke the certificate", language)
    return ACTS[act].name.said_in(language)


@cache
def _french() -> Mapping[tuple[str, str], str]:
    return french()


@cache
def _by_name() -> Mapping[str, Mapping[str, str]]:
    named: dict[str, dict[str, str]] = {}
    for (context, source), translation in _french().items():
        plain, fr = _plain(source), _plain(translation)
        for name in (plain, f"{context}/{plain}"):
            named.setdefault(name, {})[context] = fr
    return named


@cache
def _in_pages(folder: str) -> dict[str, str]:
    pages = (page.read_text(encoding="utf-8") for page in sorted((_PAGES / folder).glob("*.html")))
    return {_plain(en): _plain(fr) for page in pages for fr, en in _IN_TEMPLATES.findall(page)}


def _found(name: str, words: Mapping[str, str], language: Language) -> str:
    if name not in words:
        raise UnknownWords(f"{name}: not said there")
    return words[name] if language == "fr" else name


def _has_context(name: str) -> bool:
    return "/" in name and any(name.startswith(f"{context}/") for context, _ in _french())


def _plain(words: str) -> str:
    return _REST.sub("", words.replace("&", "")).strip()
