"""One set of codes: those of the program, of the contract, of the console and of every document are the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crypteo_backend.console.screen_codes import SCREEN_CODES
from crypteo_backend.problems import KINDS
from crypteo_desktop.problems import CATALOGUE
from tests.support import contract_text
from tools.documents.languages import LANGUAGES, ROOT, said
from tools.documents.reading import sections
from tools.documents.words import codes, terms

CODES = {kind.code: kind for kind in CATALOGUE.values()}
NAMED = re.compile(r"CRY-\d{3}")
TEXT = {".py", ".md", ".toml", ".html", ".in", ".ts"}
FOLDERS = ("crypteo_desktop", "crypteo_backend", "docs", "resources", "bench", "tools", "packaging", "deploy")


def files() -> Iterator[Path]:
    yield from ROOT.glob("*.md")
    for folder in FOLDERS:
        yield from (file for file in (ROOT / folder).rglob("*") if file.suffix in TEXT)


def atlas(language: str) -> dict[str, str]:
    """Return the atlas's entries by code."""
    document = (ROOT / "docs" / "atlas" / f"{language}.md").read_text(encoding="utf-8")
    return {heading: text for heading, text in sections(document).items() if NAMED.fullmatch(heading)}


def test_every_code_is_one_kind_and_its_digit_is_a_step():
    assert len(CODES) == len(CATALOGUE)
    assert [code for code in CODES if not re.fullmatch(r"CRY-[0-7]\d\d", code)] == []


def test_the_contract_the_service_and_the_console_name_the_same_problems():
    assert set(contract_text.PROBLEMS) == set(KINDS) == set(SCREEN_CODES)
    assert {SCREEN_CODES[name].code for name in KINDS} <= set(CODES)
    assert {name: CATALOGUE[name].code for name in KINDS} == {name: it.code for name, it in SCREEN_CODES.items()}


def test_support_has_words_for_every_code_and_for_no_other():
    assert set(codes()) == set(CODES)


def test_no_text_names_a_code_that_the_program_does_not_have():
    named = {
        (str(file.relative_to(ROOT)), code)
        for file in files()
        for code in NAMED.findall(file.read_text(encoding="utf-8"))
        if code not in CODES
    }
    assert named == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_page_with_sentence_and_remedy(language: str):
    entries = atlas(language)
    assert set(entries) == set(CODES)
    labels, facts = terms("labels", language), terms("facts", language)
    for code, kind in CODES.items():
        for text in (kind.sentence, kind.remedy):
            assert said(text, language).format_map({name: f"‹{it}›" for name, it in facts.items()}) in entries[code]
        assert [it for it in ("cause", "say", "console", "lost") if f"**{labels[it]}**" not in entries[code]] == []


@pytest.mark.parametrize("code", CODES)
def test_the_table_of_codes_leads_to_both_languages(code: str):
    table = (ROOT / "docs" / "support-atlas.md").read_text(encoding="utf-8")
    assert [f"(atlas/{language}.md#{code.lower()})" in table for language in LANGUAGES] == [True, True]
