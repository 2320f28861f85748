"""From texts that wait for their language to sentences in the holder's, dates and counts included."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator

from crypteo_desktop.resources import resource
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted, Text
from crypteo_desktop.ui.belongings import belonging, keep

# The one text whose translation is the code of the language that it stands in.
_LANGUAGE: Final = QT_TRANSLATE_NOOP("Language", "en")
_LOCALES: Final = {"fr": QLocale.Language.French, "en": QLocale.Language.English}
_LONG: Final = QT_TRANSLATE_NOOP("Date", "{weekday} {day} {month} {year} at {hour}:{minute}")
_SHORT: Final = QT_TRANSLATE_NOOP("Date", "{day} {month} at {hour}:{minute}")
_TIME: Final = QT_TRANSLATE_NOOP("Date", "{hour}:{minute}")
_HOUR: Final = QT_TRANSLATE_NOOP("Date", "{hour}:00")
_GROUPED_FROM: Final = 10_000  # four digits are read at a glance, and "RSA 3072" is a name
_FIRST: Final = QT_TRANSLATE_NOOP("Date", "1")


class _InForce(list[QTranslator]):
    """The translators of the language in force."""


class _Facts(dict[str, str]):
    """Facts to fill in; one that nobody told leaves nothing rather than a crash or a brace on the screen."""

    def __missing__(self, name: str) -> str:
        return ""


def say(text: Text, **facts: object) -> str:
    """Return `text` in the language in force, its `{facts}` filled in; moments are rendered with `date_time`."""
    translated = QCoreApplication.translate(text.context, text.source)
    return translated.format_map(_Facts({name: _shown(fact) for name, fact in facts.items()}))


def counted(texts: Counted, number: int) -> str:
    """Return the sentence about `number` things, `{n}` filled in; French counts nought as one."""
    is_one = number == 1 or (number == 0 and language() == "fr")
    return say(texts.one if is_one else texts.many, n=number)


def language() -> str:
    """Return "fr" or "en": the language in force."""
    return say(_LANGUAGE)


def install(app: QCoreApplication, lang: str | None = None) -> str:
    """Put a language in force, Qt's own dialogs included, in place of the former one, and return it.

    Without one, French on a French system.
    """
    chosen = lang or _system_language()
    for former in belonging(app, _InForce) or ():
        app.removeTranslator(former)
        former.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[chosen]))
    folders = (
        (f"crypteo_{chosen}", str(resource("translations"))),
        (f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    translators = _InForce()
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            translators.append(translator)
    keep(app, translators)
    return chosen


def date_time(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return a moment in full, in `zone` or local time: "Wednesday 26 March 2025 at 17:06"."""
    return say(_LONG, **_parts(moment.astimezone(zone)))


def day_and_time(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return a moment of these days, in `zone` or local time: "26 March at 17:06"."""
    return say(_SHORT, **_parts(moment.astimezone(zone)))


def clock_time(local: datetime) -> str:
    """Return the time of day of a local moment: "18:00", in French "18 h" or "12 h 30"."""
    parts = _parts(local)
    return say(_HOUR if local.minute == 0 else _TIME, **parts)


def weekday(local: datetime) -> str:
    """Return the day of the week of a local moment: "Monday"."""
    return str(_parts(local)["weekday"])


def day_of_month(local: datetime) -> str:
    """Return the day of a local moment as one writes it in a date: "26", and in French "1er" for the first."""
    return say(_FIRST) if local.day == 1 else str(local.day)


def _parts(local: datetime) -> Mapping[str, str]:
    locale = QLocale(_LOCALES[language()])
    date = QDate(local.year, local.month, local.day)
    return {
        "weekday": locale.toString(date, "dddd"),
        "day": day_of_month(local),
        "month": locale.toString(date, "MMMM"),
        "year": str(local.year),
        "hour": str(local.hour) if language() == "fr" else f"{local.hour:02}",
        "minute": f"{local.minute:02}",
    }


def _shown(fact: object) -> str:
    if isinstance(fact, datetime):
        return date_time(fact)
    if isinstance(fact, int) and fact >= _GROUPED_FROM:
        return f"{fact:,}".replace(",", QLocale(_LOCALES[language()]).groupSeparator())
    if isinstance(fact, tuple):
        return ", ".join(str(part) for part in fact)
    return str(fact)


def _system_language() -> str:
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"
