"""The house's sizes, as code: short files, short functions (CONTRIBUTING.md says why)."""

import ast
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("crypteo_desktop", "crypteo_backend")
FILES = sorted(file for name in PACKAGES for file in (ROOT / name).rglob("*.py"))
TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))


def lines_of(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def functions_of(file: Path) -> list[tuple[str, int]]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [
        (f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@cache
def functions() -> list[tuple[str, int]]:
    return [entry for file in FILES for entry in functions_of(file)]


def test_no_file_is_over_300_lines():
    assert {str(file): lines_of(file) for file in (*FILES, *TEST_FILES) if lines_of(file) > 300} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_median_file_is_at_most_120_lines(package):
    assert median(lines_of(file) for file in FILES if package in file.parts and lines_of(file) > 3) <= 120


def test_no_function_is_over_40_lines():
    assert [entry for entry in functions() if entry[1] > 40] == []


def test_the_median_function_is_at_most_10_lines():
    assert median(length for _, length in functions()) <= 10
