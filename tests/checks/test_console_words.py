"""The support console's words: the holder's screen as the client's catalogue has it, every event, good French."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from crypteo_backend.audit import Event
from crypteo_backend.console import (
    acts,
    condition,
    event_words,
    order_view,
    revoking_pages,
    screen_codes,
    search_pages,
    timeline,
)
from crypteo_backend.messages.writing import NEEDS
from crypteo_backend.problems import KINDS
from crypteo_backend.revocation import REASONS
from crypteo_backend.web.languages import Words
from crypteo_desktop.problems import CATALOGUE
from tools.documents.languages import french

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "crypteo_backend" / "templates" / "console").glob("*.html"))
ROOMS = (acts, condition, event_words, order_view, revoking_pages, screen_codes, search_pages, timeline)
WRONG_SPACE = re.compile(r"[ \w][:;?!»](?:\s|$)|(?<![\u00a0\u202f]) [:;?!»]|«[^\u00a0]|'")
IN_TEMPLATES = re.compile(r't\("([^"]*)", "([^"]*)"\)')


def words_in(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, Mapping):
        yield from words_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for each in value:
            yield from words_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from words_in(tuple(getattr(value, member.name) for member in fields(value)))


ALL_WORDS = [words for room in ROOMS for value in vars(room).values() for words in words_in(value)]


def test_every_refusal_of_the_contract_has_its_code_on_the_holder_s_screen():
    assert {name: shown.code for name, shown in screen_codes.SCREEN_CODES.items()} == {
        name: CATALOGUE[name].code for name in KINDS
    }


@pytest.mark.parametrize("name", KINDS)
def test_the_sentence_is_what_the_holder_reads(name: str):
    kind, shown = CATALOGUE[name], screen_codes.SCREEN_CODES[name].sentence
    screens = (french()[kind.sentence.context, kind.sentence.source], kind.sentence.source)
    for screen, told in zip(screens, (shown.fr, shown.en), strict=True):
        if "{" in screen:
            assert screen.startswith(told)
            assert len(told) >= len("".join(takewhile(lambda each: each not in ".{", screen)).rstrip()) - 16
        else:
            assert told == screen.rstrip(".")


def test_every_event_and_every_message_has_words():
    assert set(event_words.EVENTS) == set(Event)
    assert {kind for kind, _ in NEEDS} <= set(event_words.KINDS)
    assert {channel for _, channel in NEEDS} == set(event_words.CHANNELS)
    assert set(REASONS) == set(event_words.REASONS)


@pytest.mark.parametrize("words", ALL_WORDS, ids=lambda words: words.en[:40])
def test_both_languages_are_written_with_care(words: Words):
    assert words.fr.strip()
    assert words.en.strip()
    assert not WRONG_SPACE.search(words.fr)
    assert "'" not in words.en
    assert "retrieval" not in words.en.lower()  # holders read "withdrawal code" on their screen


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_pages_say_everything_in_both_languages(template: Path):
    text = template.read_text(encoding="utf-8")
    pairs = IN_TEMPLATES.findall(text)
    assert [fr for fr, _ in pairs if WRONG_SPACE.search(fr.rstrip())] == []
    assert text.count('t("') == len(pairs)
    told = re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>|&\w+;", " ", text, flags=re.DOTALL)
    assert re.findall(r"\w{3,}", told) == []


def test_the_words_are_found():
    assert len(ALL_WORDS) > 150
