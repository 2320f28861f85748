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
_ENTRY: Final = re.compile(r"^- \*\*(.+?)\*\*(?:\u00a0: |: | )(.+)$", re.MULTILINE)


class NotInTheAtlas(LookupError):
    """The card names something that the atlas does not explain."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the agent now knows: where the holder is, what the screen says, and the parts of the atlas's entry."""

    screen: str
    step: str
    code: str
    sentence: str
    parts: Mapping[str, str]


def read(card: str, atlas: str, language: Language) -> Found:
    """Look up what the card shows; raise NotInTheAtlas where that leads nowhere."""
    place, code = _SCREEN.search(card), _CODE.search(card)
    if place is None or code is None:
        raise NotInTheAtlas(f"no screen or no code on the card:\n{card}")
    section = sections(atlas).get(code.group(), "")
    labels = {words: name for name, words in terms("labels", language).items()}
    parts = {labels[label]: words for label, words in _ENTRY.findall(section) if label in labels}
    if not {"cause", "say", "console", "lost"} <= set(parts):
        raise NotInTheAtlas(code.group())
    sentence = section.strip().splitlines()[0].strip("*")
    return Found(place[1], place[2], code.group(), sentence, parts)


def sections(document: str) -> dict[str, str]:
    """Return the text below each heading of the third level, by heading."""
    _, *found = _SECTION.split(document)
    return dict(zip(found[::2], found[1::2], strict=True))
