"""The words of guide and atlas: two whole languages, good French, the program's own words, every screen."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from crypteo_desktop.install_steps import INSTALL_STEPS
from crypteo_desktop.problems import CATALOGUE, Shown
from crypteo_desktop.steps import STEPS
from tests.support.states import STATES
from tools.documents.atlas import screen_of, shown
from tools.documents.guide import pictures
from tools.documents.languages import ROOT, UnknownWords
from tools.documents.placeholders import filled
from tools.documents.reading import sections
from tools.documents.words import FOLDER, WordsError, _pair, codes, dialogs, screens

FRENCH = ("guide/fr.md", "atlas/fr.md")
ENGLISH = ("guide/en.md", "atlas/en.md")
CODE_SPAN = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", re.DOTALL)
WRONG_SPACE = re.compile(
    r"(?<![\u00a0\u202f\s|])[;?!»](?=[\s|*]|$)|\w:(?=\s|\*|$)|(?<![\u00a0\u202f|-]) [:;?!»]|«(?!\u00a0)|'|\.\.\."
)
FAMILIAR = re.compile(r"\b(tu|ton|ta|tes|toi|(?<!double-)cliquez?|PKCS|timeout|token)\b", re.IGNORECASE)
LONGEST = 30  # words; the guide's own sentences have about 15


def text_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def prose(name: str) -> Iterator[str]:
    """Return the lines of a document without links, code and HTML."""
    for line in CODE_SPAN.sub("]", text_of(name)).splitlines():
        if line.strip("|-: "):
            yield line


@pytest.mark.parametrize("name", FRENCH)
def test_french_typography_is_kept(name: str):
    assert [line for line in prose(name) if WRONG_SPACE.search(line)] == []


@pytest.mark.parametrize("wrong", ["Rien ne va!", "Attention : ", "l'écran", "« oui", "Ça va ?", "fin: non", "..."])
def test_wrong_typography_is_seen(wrong: str):
    assert WRONG_SPACE.search(wrong)


@pytest.mark.parametrize("name", FRENCH)
def test_the_holder_is_spoken_to_politely_and_without_jargon(name: str):
    assert FAMILIAR.findall(CODE_SPAN.sub("", text_of(name))) == []


@pytest.mark.parametrize("name", ENGLISH)
def test_english_has_curly_quotes_and_no_french_spaces(name: str):
    told = CODE_SPAN.sub("]", text_of(name))
    assert re.findall(r".{10}(?:['\"]| [:;?!]|[\u202f]).{10}", told) == []


@pytest.mark.parametrize("code", codes())
def test_what_is_said_aloud_is_short(code: str):
    for language in ("fr", "en"):
        said = codes()[code].say.said_in(language)
        sentences = re.split(r"[.?!:;]", re.sub(r"\{\w+:[^}]*\}", "x", said))
        assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST] == []


def test_every_screen_of_the_program_is_in_the_atlas():
    numbers = {screen.number for screen in screens()}
    steps = {step.info.support_code for step in (*STEPS, *INSTALL_STEPS)}
    assert {number.partition("-")[0] for number in numbers} == steps
    assert steps <= numbers
    inputs = {screen_of(kind) for kind in CATALOGUE.values() if kind.shown in {Shown.INPUT, Shown.COPY}}
    assert {number for each in inputs for number in each.split(", ")} - numbers == set()


def test_screens_of_one_title_say_what_tells_them_apart():
    for language in ("fr", "en"):
        told = [(it.title, it.about.said_in(language) if it.about else "") for it in screens()]
        titles = [title for title, _ in told]
        assert [(title, about) for title, about in told if titles.count(title) > 1 and not about] == []
        assert sorted(set(told)) == sorted(told)


def test_a_call_without_a_code_begins_with_a_question():
    for name, question in (
        ("atlas/fr.md", "«\u00a0Que vouliez-vous faire"),
        ("atlas/en.md", "“What did you want to do"),
    ):
        quick = text_of(name).split("\n## ")[1]
        assert question in quick


def test_what_an_agent_is_given_to_ask_for_is_of_use():
    """CRY-005 has the issuer's name read out: the entry says what the agent does with it."""
    assert "name" in codes()["CRY-005"].say.en
    note = codes()["CRY-005"].note
    assert note is not None
    assert "What to do with the name" in note.en


def test_every_picture_is_a_state_of_the_program():
    assert set(pictures()) <= set(STATES)


@pytest.mark.parametrize("part", ["guide", "atlas"])
def test_both_languages_have_the_same_parts(part: str):
    fr, en = (text_of(f"{part}/{language}.md") for language in ("fr", "en"))
    assert len(sections(fr)) == len(sections(en))
    for kind in (r"^#+ ", r"^!\[", r"^- ", r"^\d\. ", r"^\| ", r"CRY-\d{3}"):
        assert len(re.findall(kind, fr, re.MULTILINE)) == len(re.findall(kind, en, re.MULTILINE)), kind


@pytest.mark.parametrize("file", sorted((ROOT / "crypteo_backend").rglob("*.html")), ids=lambda file: file.name)
def test_web_pages_call_the_code_as_the_program_does(file: Path):
    assert "retrieval" not in file.read_text(encoding="utf-8").lower()


def test_every_dialog_has_something_to_say():
    assert len({dialog.title for dialog in dialogs()}) == len(dialogs()) > 10


def test_every_file_of_words_is_read():
    assert {file.name for file in FOLDER.glob("*.toml")} == {
        *(f"codes-{step}.toml" for step in range(8)),
        *("dialogs.toml", "readings.toml", "screens.toml", "terms.toml"),
    }
    for step in range(8):
        entries = tomllib.loads((FOLDER / f"codes-{step}.toml").read_text(encoding="utf-8"))
        assert {code[4] for code in entries} == {str(step)}


@pytest.mark.parametrize("wrong", ["{button:Nxt}", "{title:9}", "{code:CRY-999}", "{page:Sned}", "{what:Next}"])
def test_words_that_the_program_does_not_have_are_refused(wrong: str):
    with pytest.raises(UnknownWords):
        filled(wrong, "fr")


@pytest.mark.parametrize("wrong", [None, "one", ["one"], ["un", ""], ["un", "one", "uno"]])
def test_one_language_is_not_enough(wrong: object):
    with pytest.raises(WordsError):
        _pair("x", wrong)


def test_facts_are_named_rather_than_left_open():
    for kind in CATALOGUE.values():
        assert "{" not in shown(kind.sentence, "fr") + shown(kind.remedy, "en")
