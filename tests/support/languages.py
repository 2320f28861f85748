"""The program in another language for a while: French, or one that nobody speaks and that takes more room."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from crypteo_desktop.resources import resource

_ACCENTED: Final = str.maketrans("aceinouyACEINOUY", "àçéîñôûÿÀÇÉÎÑÔÛŸ")
_STRETCH: Final = 0.35
_FACT: Final = re.compile(r"\{\w+\}")


@contextmanager
def french(app: QCoreApplication) -> Iterator[None]:
    """Speak French, numbers and dates included."""
    translator = QTranslator()
    assert translator.load("crypteo_fr", str(resource("translations")))
    with _spoken(app, translator, QLocale.Language.French):
        yield


@contextmanager
def stretched(app: QCoreApplication) -> Iterator[None]:
    """Speak English with accents, each text more than a third longer."""
    with _spoken(app, _Stretched(), QLocale.Language.English):
        yield


@contextmanager
def _spoken(app: QCoreApplication, translator: QTranslator, language: QLocale.Language) -> Iterator[None]:
    former = QLocale()
    app.installTranslator(translator)
    QLocale.setDefault(QLocale(language))
    try:
        yield
    finally:
        app.removeTranslator(translator)
        QLocale.setDefault(former)


class _Stretched(QTranslator):
    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        """Return the text with accents and more words, its `{facts}` and the mark of its shortcut as they were."""
        return source if context in {"Language", "Date"} else longer(source)


def longer(text: str) -> str:
    """Return a text with accents, and a third longer by repeating its own words."""
    parts = text.replace("{", "\0{").replace("}", "}\0").split("\0")
    accented = "".join(part if part.startswith("{") else part.translate(_ACCENTED) for part in parts)
    wanted, more = round(len(text) * _STRETCH), ""
    words = [word for word in accented.replace("&", "").split() if "{" not in word and "}" not in word] or ["ééé"]
    while len(more) < wanted:
        more += f" {words[len(more) % len(words)]}"
    return accented + more[: max(2, wanted)].rstrip()


@cache
def _translations() -> dict[str, list[str]]:
    """Return the French of each source text, once for each place that says it in its own way."""
    found: dict[str, list[str]] = {}
    for message in ET.parse(resource("translations") / "crypteo_fr.ts").getroot().iter("message"):
        found.setdefault(message.findtext("source", ""), []).append(message.findtext("translation", ""))
    return found


def said_in_french(source: str) -> re.Pattern[str]:
    """Return what finds a source text's French, facts filled in; one that ends in "…" is a beginning of the source."""
    known = _translations()
    begins = () if source in known else tuple(each for each in known if each.startswith(source.removesuffix("…")))
    texts = known.get(source) or [text for each in begins for text in known[each]]
    if not texts:
        raise KeyError(source)
    parts = [".*".join(map(re.escape, _FACT.split(text.replace("&", "")))) for text in texts]
    return re.compile("|".join(parts), re.DOTALL)
