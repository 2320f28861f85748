"""Writes the documents that come from the program's texts; `--check` only compares, `--pictures` draws them anew."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from tools.documents.atlas import atlas
from tools.documents.guide import guide, overview
from tools.documents.languages import LANGUAGES, ROOT, Language
from tools.documents.placeholders import filled
from tools.documents.reading import Found, read
from tools.documents.words import FOLDER

DOCUMENTS: Final[Mapping[str, Callable[[], str]]] = {
    "support-atlas.md": overview,
    **{f"atlas/{language}.md": partial(atlas, language) for language in LANGUAGES},
    **{f"guide/{language}.md": partial(guide, language) for language in LANGUAGES},
}
"""What writes every document but the readings, by its path below docs/."""


def cards(language: Language, names: list[str]) -> dict[str, str]:
    """Return the support cards of these states, from the program itself in a process of its own."""
    command = [sys.executable, "-m", "tools.documents.cards", language, *names]
    done = subprocess.run(command, cwd=ROOT, env=_environment(), check=True, capture_output=True, text=True)
    told: dict[str, str] = json.loads(done.stdout)
    return told


def readings() -> Mapping[str, Mapping[str, str]]:
    """Return the failures that are read as an agent would, by code."""
    return tomllib.loads((FOLDER / "readings.toml").read_text(encoding="utf-8"))


def all_cards() -> dict[str, str]:
    """Return the card of each reading, in the language of its call."""
    return {
        name: card
        for language in LANGUAGES
        for name, card in cards(
            language, [name for name, it in readings().items() if it["language"] == language]
        ).items()
    }


def atlas_reading(shown: Mapping[str, str]) -> str:
    """Return the document of the readings, `shown` being the cards."""
    atlases = {language: atlas(language) for language in LANGUAGES}
    found = {code: read(shown[code], atlases[_language(it)], _language(it)) for code, it in readings().items()}
    template = (FOLDER / "atlas-reading.md.in").read_text(encoding="utf-8")
    table = "\n".join(
        f"| [{it['call']}](#{code.lower()}) | {found[code].screen} {found[code].step} "
        f"| screen, {'cause, ' if found[code].code else ''}sentence | {it['note']} |"
        for code, it in readings().items()
    )
    parts = "\n\n".join(_reading(code, shown[code], found[code], it) for code, it in readings().items())
    return filled(
        template.replace("{part:table}", table).replace("{part:readings}", parts), "en", codes_at="atlas/en.md"
    )


def _reading(code: str, card: str, found: Found, it: Mapping[str, str]) -> str:
    return "\n".join(
        [
            f"## {code}\n",
            f"{it['call']} The card:\n",
            f"```\n{card}```\n",
            f"- Screen: **{found.screen}, {found.step}**",
            *(_of_code(found) if found.code else _of_screen(found)),
        ]
    )


def _of_code(found: Found) -> list[str]:
    return [
        f"- The screen says: {found.sentence}",
        f"- Cause: {found.parts['cause']}",
        f"- Next sentence to say: **{found.parts['say'].replace('**', '')}**",
        f"- In the console: {found.parts['console']}",
        f"- Lost? {found.parts['lost']}",
    ]


def _of_screen(found: Found) -> list[str]:
    return [
        f"- What the holder sees: {found.parts['sees']}",
        *(f"- They say: {they} Next sentence to say: **{you.replace('**', '')}**" for they, you in found.asked),
    ]


def _language(it: Mapping[str, str]) -> Language:
    return "fr" if it["language"] == "fr" else "en"


def _environment() -> dict[str, str]:
    """Return what cards and pictures are made in: the same time of day on whichever machine."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Europe/Paris"}


def _draw() -> None:
    for language in LANGUAGES:
        command = [sys.executable, "-m", "tools.documents.pictures", language]
        subprocess.run(command, cwd=ROOT, env=_environment(), check=True, capture_output=True)


def main() -> int:
    """Write the documents, or say that one is out of date."""
    if "--pictures" in sys.argv[1:]:
        _draw()
    written = {**{name: write() for name, write in DOCUMENTS.items()}, "atlas-reading.md": atlas_reading(all_cards())}
    stale = [name for name, text in written.items() if _text_of(name) != text]
    if "--check" in sys.argv[1:]:
        sys.stderr.writelines(f"docs/{name} is out of date\n" for name in stale)
        return 1 if stale else 0
    for name in stale:
        (ROOT / "docs" / name).parent.mkdir(exist_ok=True)
        (ROOT / "docs" / name).write_text(written[name], encoding="utf-8")
    return 0


def _text_of(name: str) -> str:
    file = ROOT / "docs" / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""


if __name__ == "__main__":
    raise SystemExit(main())
