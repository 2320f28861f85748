"""The French file: every text of the source is in it, finished, with the same facts and French typography."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRENCH = ROOT / "resources" / "translations" / "crypteo_fr.ts"
FACT = re.compile(r"\{\w+\}")
# A plain space before these would let the line break there.
PLAIN_SPACE = re.compile(r" [;:?!»]|« ")


def messages(file: Path) -> list[tuple[str, str, ET.Element]]:
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.find("translation"))
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    ]


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """Collect the texts of the source once more, into a copy."""
    copy = tmp_path_factory.mktemp("texts") / "crypteo_fr.ts"
    shutil.copy(FRENCH, copy)
    sources = [str(file) for file in sorted((ROOT / "crypteo_desktop").rglob("*.py"))]
    tool = str(Path(sys.executable).with_name("pyside6-lupdate"))
    command = [tool, "-no-obsolete", "-locations", "none", *sources, "-ts", str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return copy


def test_every_text_of_the_source_is_translated(collected):
    found = messages(collected)
    assert len(found) > 150
    assert [source for _, source, translation in found if translation.get("type") or not translation.text] == []


def test_no_translation_is_left_over(collected):
    of_source = {(context, source) for context, source, _ in messages(collected)}
    assert [(context, source) for context, source, _ in messages(FRENCH) if (context, source) not in of_source] == []


def test_a_translation_holds_the_facts_of_its_source():
    different = [
        source
        for _, source, translation in messages(FRENCH)
        if sorted(FACT.findall(source)) != sorted(FACT.findall(translation.text or ""))
    ]
    assert different == []


def test_french_typography_is_kept():
    texts = [translation.text or "" for _, _, translation in messages(FRENCH)]
    assert [text for text in texts if PLAIN_SPACE.search(text) or "'" in text or "..." in text] == []
