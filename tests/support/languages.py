"""The program in another language for a while: French, or one that nobody speaks and that takes more room."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from crypteo_desktop.resources import resource

_ACCENTED: Final = str.maketrans("aceinouyACEINOUY", "àçéîñôûÿÀÇÉÎÑÔÛŸ")
_STRETCH: Final = 0.35


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
