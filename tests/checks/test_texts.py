"""Texts: only literals are marked, nothing is shown that was not marked, and the names of the house are kept."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DESKTOP = sorted((ROOT / "crypteo_desktop").rglob("*.py"))
SHOWING = {
    "setText",
    "setTitle",
    "setWindowTitle",
    "setToolTip",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setStatusTip",
    "addAction",
    "setInformativeText",
}
WORDS = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
TERMS = {"Base", "EncryptedData", "MacData"}  # SQLAlchemy's, RFC 5652's and RFC 7292's own words
FORBIDDEN_NAMES = re.compile(r"(Manager|Helper|Utils?|Base|Data)$")


def calls_in(file: Path) -> Iterator[ast.Call]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize("file", DESKTOP, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_literals_are_marked_for_translation(file):
    marked = [call for call in calls_in(file) if name_of(call) == "QT_TRANSLATE_NOOP"]
    assert [call.lineno for call in marked if len(call.args) != 2 or not all(map(is_literal, call.args))] == []


@pytest.mark.parametrize("file", DESKTOP, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_literal_is_shown_untranslated(file):
    shown = [(call, argument) for call in calls_in(file) if name_of(call) in SHOWING for argument in call.args]
    assert [
        (call.lineno, argument.value)
        for call, argument in shown
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and WORDS.search(argument.value)
    ] == []


@pytest.mark.parametrize("package", ["crypteo_desktop", "crypteo_backend"])
def test_names_say_what_a_thing_is(package):
    classes = [
        node.name
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name in classes if FORBIDDEN_NAMES.search(name) and name not in TERMS] == []
