"""The report of a diagnosis: plain text, in the language in force, from typed facts alone."""

from collections.abc import Iterator
from typing import Final, Protocol

from crypteo_desktop.pending import Stage
from crypteo_desktop.preflight import Light
from crypteo_desktop.stores import StoreKind
from crypteo_desktop.support.diagnosis import JOURNAL_CLOSED, Checked, Examined, Origin, checks
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

_TITLE: Final = QT_TRANSLATE_NOOP("Diagnosis", "Crypteo Desktop, diagnosis of {now}")
_NO_SECRET: Final = QT_TRANSLATE_NOOP(
    "Diagnosis", "No password, code, answer, link or name of a holder is in this report: you may send it to support."
)
_PROGRAM: Final = QT_TRANSLATE_NOOP("Diagnosis", "Program and computer")
_SETTINGS: Final = QT_TRANSLATE_NOOP("Diagnosis", "Profile and policy")
_CHECKED: Final = QT_TRANSLATE_NOOP("Diagnosis", "What was checked")
_DOWNLOADS: Final = QT_TRANSLATE_NOOP("Diagnosis", "Unfinished downloads")
_STORES: Final = QT_TRANSLATE_NOOP("Diagnosis", "Certificate stores")
_STORES_CLOSED: Final = QT_TRANSLATE_NOOP("Diagnosis", "They could not be looked through.")
_PAST: Final = QT_TRANSLATE_NOOP("Diagnosis", "Last events (universal time)")
_NONE: Final = QT_TRANSLATE_NOOP("Diagnosis", "none")
_SYSTEM: Final = QT_TRANSLATE_NOOP("Diagnosis", "System: {system}")
_COMMIT: Final = QT_TRANSLATE_NOOP("Diagnosis", "Crypteo Desktop {program}, commit {commit}")
_LANGUAGE: Final = QT_TRANSLATE_NOOP("Diagnosis", "Language: {language}")
_AUTHORITY: Final = QT_TRANSLATE_NOOP("Diagnosis", "Authority: {authority}")
_SETTLED: Final = QT_TRANSLATE_NOOP("Diagnosis", "Settled by the administrator: {settled}")
_NOT_SETTLED: Final = QT_TRANSLATE_NOOP("Diagnosis", "Settled by the administrator: nothing")
_ORIGINS: Final = {
    Origin.SHIPPED: QT_TRANSLATE_NOOP("Diagnosis", "Profile: the one that ships with the program"),
    Origin.ASKED: QT_TRANSLATE_NOOP("Diagnosis", "Profile: asked for with --profile"),
    Origin.SETTLED: QT_TRANSLATE_NOOP("Diagnosis", "Profile: settled by the administrator"),
}
_LIGHTS: Final = {
    Light.GREEN: QT_TRANSLATE_NOOP("Diagnosis", "OK"),
    Light.AMBER: QT_TRANSLATE_NOOP("Diagnosis", "NOTE"),
    Light.RED: QT_TRANSLATE_NOOP("Diagnosis", "TO DO"),
}
_ABOUT: Final = QT_TRANSLATE_NOOP("Diagnosis", "{server}: {sentence}")
_STAGES: Final = {
    Stage.OPENED: QT_TRANSLATE_NOOP("Diagnosis", "link opened, no key yet: {number}"),
    Stage.KEY_KEPT: QT_TRANSLATE_NOOP("Diagnosis", "key kept, nothing requested: {number}"),
    Stage.REQUESTED: QT_TRANSLATE_NOOP("Diagnosis", "certificate requested: {number}"),
    Stage.ISSUED: QT_TRANSLATE_NOOP("Diagnosis", "certificate received, not saved yet: {number}"),
    Stage.SAVED: QT_TRANSLATE_NOOP("Diagnosis", "certificate saved, not checked yet: {number}"),
    Stage.VERIFIED: QT_TRANSLATE_NOOP("Diagnosis", "certificate checked, the service not told yet: {number}"),
}
_KINDS: Final = {
    StoreKind.WINDOWS: QT_TRANSLATE_NOOP("Diagnosis", "Windows: {number}"),
    StoreKind.MACOS: QT_TRANSLATE_NOOP("Diagnosis", "macOS: {number}"),
    StoreKind.CHROMIUM: QT_TRANSLATE_NOOP("Diagnosis", "Chromium and its kin: {number}"),
    StoreKind.FIREFOX: QT_TRANSLATE_NOOP("Diagnosis", "Firefox profiles: {number}"),
}
_FRENCH_SPACES: Final = "\u00a0\u202f"
_MARK: Final = 8  # columns for the longest of the three words in brackets


class Say(Protocol):
    """Says a text in the language in force, its facts filled in."""

    def __call__(self, text: Text, **facts: object) -> str:
        """Return the sentence."""
        ...


def report(examined: Examined, say: Say) -> str:
    """Return the lines of the report."""
    parts = (
        (_PROGRAM, _program(examined, say)),
        (_SETTINGS, _settings(examined, say)),
        (_CHECKED, (line for check in checks(examined) for line in _checked(check, say))),
        (_DOWNLOADS, _downloads(examined, say)),
        (_STORES, _stores(examined, say)),
        (_PAST, (past.words for past in examined.past)),
    )
    lines = [say(_TITLE, now=examined.surroundings.now), say(_NO_SECRET)]
    for title, told in parts:
        lines += ["", say(title), *(f"  {line}" for line in tuple(told) or (say(_NONE),))]
    return "\n".join(map(_printable, lines)) + "\n"


def _program(examined: Examined, say: Say) -> Iterator[str]:
    around = examined.surroundings
    yield say(_COMMIT, program=around.program, commit=examined.commit)
    yield from examined.libraries
    yield say(_SYSTEM, system=around.system)
    yield say(_LANGUAGE, language=examined.language)


def _settings(examined: Examined, say: Say) -> Iterator[str]:
    yield say(_AUTHORITY, authority=examined.authority)
    yield say(_ORIGINS[examined.profile])
    settled = ", ".join(examined.settled)
    yield say(_SETTLED, settled=settled) if settled else say(_NOT_SETTLED)


def _checked(check: Checked, say: Say) -> Iterator[str]:
    mark = f"[{say(_LIGHTS[check.finding.light])}]".ljust(_MARK + 2)
    sentence = say(check.finding.text, **check.finding.facts)
    if check.of:
        sentence = say(_ABOUT, server=check.of, sentence=sentence)
    yield f"{mark}{sentence}{f' ({check.code})' if check.code else ''}"
    if check.remedy is not None:
        yield " " * (_MARK + 2) + say(check.remedy, **check.finding.facts)


def _downloads(examined: Examined, say: Say) -> Iterator[str]:
    if examined.stages is None:
        return iter([say(JOURNAL_CLOSED)])
    return _counted(((_STAGES[stage], number) for stage, number in examined.stages.items()), say)


def _stores(examined: Examined, say: Say) -> Iterator[str]:
    if examined.stores is None:
        return iter([say(_STORES_CLOSED)])
    return _counted(((_KINDS[kind], number) for kind, number in examined.stores.items()), say)


def _counted(numbers: Iterator[tuple[Text, int]], say: Say) -> Iterator[str]:
    return (say(text, number=number) for text, number in numbers if number)


def _printable(line: str) -> str:
    """Return the line without what could move a terminal's cursor or another's text."""
    return "".join(sign for sign in line if sign.isprintable() or sign in _FRENCH_SPACES)
