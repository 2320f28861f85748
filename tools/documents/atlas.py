"""The support atlas in one language: screens, dialogs and codes, from the program's own texts and docs/words."""

import re
from collections.abc import Mapping
from typing import Final

from crypteo_desktop.problems import CATALOGUE, ProblemKind, Shown, WayOn, anywhere, file, installing, opening, pending
from crypteo_desktop.texts import Text
from crypteo_desktop.ui.problem_panel import OFFERED, WORDS
from tools.documents.languages import Language, said, words_of_act, words_of_program
from tools.documents.placeholders import filled
from tools.documents.words import FOLDER, CodeWords, DialogWords, ScreenWords, codes, dialogs, screens, terms

PICTURES: Final = "../guide/pictures"
_FACT: Final = re.compile(r"\{(\w+)\}")
_COLON: Final[Mapping[Language, str]] = {"fr": "\u00a0: ", "en": ": "}
_IN_A_PANEL: Final = frozenset({Shown.BLOCKED, Shown.FAILURE, Shown.CONNECTION})
# Pages that number their own dialogs and parts: what the holder reads out there is not what the kind alone would say.
_SCREENS_OF_PAGES: Final[Mapping[ProblemKind, str]] = {
    anywhere.PROGRAM_STOPPED: "n",  # a dialog over whichever screen it is
    file.PASSWORD_WRONG: "6-3",
    # The journal is first written when the link is opened; the key, behind steps 2 to 4, is waited for at step 5.
    **dict.fromkeys((pending.JOURNAL_DISK_FULL, pending.JOURNAL_REFUSED, pending.JOURNAL_FAILED), "1-8, 5-8"),
    pending.PASSWORD_NOT_REPLACED: "1-8, 6-8",
    opening.PASSWORD_WRONG: "7-3",
    **dict.fromkeys((installing.STORE_IN_USE, installing.STORE_LOCKED, installing.STORE_READ_ONLY), "7, 7-1"),
    **dict.fromkeys((installing.STORE_UNREADABLE, installing.STORE_TOOLS_MISSING), "7, 7-1"),
}


def atlas(language: Language) -> str:
    """Return the whole document."""
    template = (FOLDER / f"atlas-{language}.md.in").read_text(encoding="utf-8")
    writing = _Writing(language)
    parts = {
        "screens": "\n\n".join(writing.screen(it) for it in screens()),
        "dialogs": writing.dialogs(dialogs()),
        "index": writing.index(),
        "codes": "\n\n".join(writing.code(kind, codes()[kind.code]) for kind in in_order()),
    }
    for name, part in parts.items():
        template = template.replace(f"{{part:{name}}}", part)
    return filled(template, language)


def in_order() -> list[ProblemKind]:
    """Return every kind of problem, by its code."""
    return sorted(CATALOGUE.values(), key=lambda kind: kind.code)


def screen_of(kind: ProblemKind) -> str:
    """Return the number of the screen that a code usually shows on, "n" standing for any step, "–" for none at all."""
    if kind.way_on is WayOn.ADMINISTRATOR:
        return "–"  # the program did not start: a small window says so
    step = "n" if kind.code[4] == "0" else kind.code[4]
    return _SCREENS_OF_PAGES.get(kind, f"{step}-{kind.shown.value}")


def shown(text: Text, language: Language) -> str:
    """Return a sentence of the program, with names in place of its facts."""
    names = terms("facts", language)
    return _FACT.sub(lambda fact: f"‹{names[fact[1]]}›", said(text, language))


class _Writing:
    """Writes the parts of the atlas in one language; placeholders are filled in afterwards."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._labels = terms("labels", language)

    def screen(self, screen: ScreenWords) -> str:
        number, title = screen.number, filled(screen.title, self._language).strip("«»“”\u00a0")
        about = f" ({screen.about.said_in(self._language)})" if screen.about else ""
        caption = self._labels["picture"].format(screen=number)
        asked = [
            f"- {self._label('they')}{they.said_in(self._language)}<br>\n"
            f"  {self._label('you')}{you.said_in(self._language)}"
            for they, you in screen.asked
        ]
        return "\n".join(
            [
                f"### {self._labels['screen']} {number}, {title}{about}\n",
                f"![{caption}]({PICTURES}/{self._language}/{screen.picture}.png)\n",
                f"- {self._label('sees')}{screen.sees.said_in(self._language)}",
                *asked,
                f"- {self._label('never')}{screen.never.said_in(self._language)}.",
            ]
        )

    def dialogs(self, all_dialogs: tuple[DialogWords, ...]) -> str:
        head = self._table("window", "about", "say")
        rows = (
            f"| **{words_of_program(it.title, self._language)}** | {it.about.said_in(self._language)} "
            f"| {it.say.said_in(self._language)} |"
            for it in all_dialogs
        )
        return "\n".join([head, *rows])

    def index(self) -> str:
        rows = (
            f"| {{code:{kind.code}}} | {self._screen(kind)} | {shown(kind.sentence, self._language)} |"
            for kind in in_order()
        )
        return "\n".join([self._table("code", "screen", "sentence"), *rows])

    def code(self, kind: ProblemKind, words: CodeWords) -> str:
        lines = [
            f"- {self._label('screen')}{self._screen(kind)} · `{kind.name}`",
            f"- {self._label('remedy')}{shown(kind.remedy, self._language)}",
            *self._offered(kind),
            f"- {self._label('cause')}{words.cause.said_in(self._language)}",
            f"- {self._label('say')}{words.say.said_in(self._language)}",
            f"- {self._label('console')}{self._console(words)}",
            f"- {self._label('lost')}{words.lost.said_in(self._language)} {words.tries.said_in(self._language)}",
        ]
        return "\n".join([f"### {kind.code}\n", f"**{shown(kind.sentence, self._language)}**\n", *lines])

    def _offered(self, kind: ProblemKind) -> list[str]:
        if kind.shown not in _IN_A_PANEL or kind.way_on is WayOn.ADMINISTRATOR:
            return []
        buttons = ", ".join(f"**{said(WORDS[way], self._language)}**" for way in OFFERED[kind.way_on])
        return [f"- {self._label('offered')}{buttons}"]

    def _console(self, words: CodeWords) -> str:
        acts = ", ".join(f"**{words_of_act(act, self._language)}**" for act in words.console)
        note = words.note.said_in(self._language) if words.note else ""
        return " ".join(part for part in (f"{acts}." if acts else "", note) if part) or self._labels["nothing-there"]

    def _screen(self, kind: ProblemKind) -> str:
        screen = screen_of(kind)
        where = {"n": "anywhere", "–": "nowhere"}.get(screen[0])
        return f"{screen} ({self._labels[where]})" if where else screen

    def _table(self, *names: str) -> str:
        head = (self._labels[name] for name in names)
        return f"| {' | '.join(f'{it[0].lower()}{it[1:]}' for it in head)} |\n|{'---|' * len(names)}"

    def _label(self, name: str) -> str:
        words = self._labels[name]
        return f"**{words}** " if words.endswith("?") else f"**{words}**{_COLON[self._language]}"
