"""The documents: what is generated is up to date, no link or picture is missing, each link leads to a heading."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.documents.guide import pictures
from tools.documents.languages import LANGUAGES
from tools.documents.write import DOCUMENTS as WRITTEN

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PICTURES = ROOT / "docs" / "guide" / "pictures"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
TO_A_HEADING = re.compile(r"\]\((?!https?:)([^)#]*)#([^)]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NO_ANCHOR = re.compile(r"[^\w\- ]")


def anchors_of(document: Path) -> Iterator[str]:
    """Return what a link may name in a document, made as GitHub makes it."""
    seen: dict[str, int] = {}
    for heading in HEADING.findall(document.read_text(encoding="utf-8")):
        anchor = NO_ANCHOR.sub("", heading.lower()).replace(" ", "-")
        seen[anchor] = seen.get(anchor, -1) + 1
        yield f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor


def _without_code(text: str) -> str:
    return CODE.sub("", text)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_generated_document_is_what_the_source_says(name: str):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == WRITTEN[name](), "run `make docs`"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_no_link_is_broken(document: Path):
    text = document.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []
    assert [
        f"{file}#{anchor}"
        for file, anchor in TO_A_HEADING.findall(text)
        if anchor not in anchors_of(document.parent / file if file else document)
    ] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_no_two_headings_are_alike(document: Path):
    """An agent who jumps to a heading must not land in its twin; a changelog has the same ones for each version."""
    headings = HEADING.findall(_without_code(document.read_text(encoding="utf-8")))
    twins = [heading for heading in headings if headings.count(heading) > 1]
    assert document.name == "CHANGELOG.md" or twins == []


def test_every_document_is_listed():
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    below = ROOT / "docs"
    assert [
        str(document.relative_to(below))
        for document in DOCUMENTS
        if below in document.parents
        and document.name != "README.md"
        and "adr" not in document.parts
        and f"({document.relative_to(below)})" not in listed
    ] == []


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in (ROOT / "docs" / "adr").glob("0*.md") if file.name not in listed] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_of_guide_and_atlas_are_there_and_no_others(language: str):
    files = sorted((PICTURES / language).glob("*.png"))
    assert {file.stem for file in files} == set(pictures())
    for file in files:
        width, height = struct.unpack(">II", file.read_bytes()[16:24])
        assert (width, height) == (960, 790)


def test_the_pictures_stay_small():
    assert sum(file.stat().st_size for file in PICTURES.rglob("*.png")) < 2_500_000
