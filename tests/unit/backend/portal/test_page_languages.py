"""Which language a browser gets, and that the French is typeset as French is."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_backend.web.languages import preferred

ROOT = Path(__file__).parents[4]
TEXTS = [
    *sorted((ROOT / "crypteo_backend/templates").rglob("*.html")),
    *(ROOT / "crypteo_backend" / name for name in ("portal/wording.py", "web/problem_pages.py")),
]
# A plain space before a high sign, where a no-break one belongs; Jinja's and Python's own colons have no space before.
BREAKABLE = re.compile(r"[\wÀ-ÿ»)] [?!;:](?=[\s\"<»])|« | »|n° ")


@pytest.mark.parametrize(
    ("accept_language", "expected"),
    [
        ("", "fr"),
        ("de-DE,de;q=0.9", "fr"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("de,en;q=0.5,fr;q=0.7", "fr"),
        ("EN", "en"),
        ("fr;q=0,en;q=0.1", "en"),
        ("en;q=nonsense,fr;q=0.1", "fr"),
        ("fr;q=0.5, en;q=0.5", "fr"),
    ],
)
def test_the_language_liked_best_is_spoken(accept_language: str, expected: str):
    assert preferred(accept_language) == expected


@given(st.text())
def test_any_header_gives_a_language(accept_language: str):
    assert preferred(accept_language) in {"fr", "en"}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_french_signs_do_not_stand_alone_on_a_line(file: Path):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if BREAKABLE.search(line)] == []
