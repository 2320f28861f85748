"""Reads the atlas as an agent who has nothing but the support card: screen, cause, the next sentence to say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tools.documents.languages import Language
from tools.documents.words import terms

_CODE: Final = re.compile(r"\bCRY-\d{3}\b")
_SCREEN: Final = re.compile(r": (\d(?:-\d)?) \((.+)\)")
_SECTION: Final = re.compile(r"^### (.+)$", re.MULTILINE)
_ENTRY: Final = re.compile(r"^[- ] \*\*(.+?)\*\*(?:\u00a0: |: | )(.+)$", re.MULTILINE)

_LINK: Final = re.compile(r"\[(CRY-\d{3})\]\(#[^)]*\)")


class NotInTheAtlas(LookupError):
    """The card names something that the atlas does not explain."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the agent now knows: screen and step, the code if there is one, and the parts of the atlas's entry.

    `asked` is what holders say on that screen, each with its answer.
    """

    screen: str
    step: str
    code: str
    sentence: str
    parts: Mapping[str, str]
    asked: tuple[tuple[str, str], ...]


def read(card: str, atlas: str, language: Language) -> Found:
    """Look up what the card shows: its code, or else its screen; raise NotInTheAtlas where that leads nowhere."""
    place, code = _SCREEN.search(card), _CODE.search(card)
    if place is None:
        raise NotInTheAtlas(f"no screen on the card:\n{card}")
    labels = terms("labels", language)
    heading = code.group() if code is not None else f"{labels['screen']} {place[1]}, "
    entries = {name: text for name, text in sections(atlas).items() if f"{name} ".startswith(heading)}
    # Screen 7 is three pages of the assistant: the step that the card names beside the number tells which.
    named = (text for name, text in entries.items() if name.startswith(f"{heading}{place[2]}"))
    entry = next(named, next(iter(entries.values()), ""))
    names = {words: name for name, words in labels.items()}
    lines = [(names[label], _without_links(words)) for label, words in _ENTRY.findall(entry) if label in names]
    parts = dict(lines)
    if not ({"cause", "say", "console", "lost"} if code is not None else {"sees", "they", "you"}) <= set(parts):
        raise NotInTheAtlas(heading)
    sentence = entry.strip().splitlines()[0].strip("*") if code is not None else ""
    asked = zip(*([words for name, words in lines if name == side] for side in ("they", "you")), strict=True)
    return Found(place[1], place[2], code.group() if code is not None else "", sentence, parts, tuple(asked))


def _without_links(words: str) -> str:
    return _LINK.sub(r"\1", words).removesuffix("<br>")


def sections(document: str) -> dict[str, str]:
    """Return the text below each heading of the third level, by heading."""
    _, *found = _SECTION.split(document)
    return dict(zip(found[::2], found[1::2], strict=True))
