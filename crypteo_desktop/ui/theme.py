"""The look in force: it follows the system's light or dark scheme live, and gives way to high contrast."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from crypteo_desktop.ui.belongings import belonging, keep
from crypteo_desktop.ui.palette import DARK, LIGHT, Palette, for_qt, of_system
from crypteo_desktop.ui.stylesheet import stylesheet
from crypteo_desktop.ui.typography import FAMILY, STYLES, font, load_fonts

__all__ = ["DARK", "LIGHT", "STYLES", "Palette", "Theme", "font", "theme_of"]

STYLE: Final = ("-style", "Fusion")
"""Qt's own words of the command line; `setStyle` would make classes of all that a style knows, for 6 milliseconds."""
_TONES: Final = {True: DARK, False: LIGHT}


class Theme(QObject):
    """The application's look, a child of the application. Signals: `changed()` after other colours came in force."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        keep(app, self)
        self._palette = LIGHT
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.refresh)
        self._contrast.contrastPreferenceChanged.connect(self.refresh)

    @classmethod
    def apply(cls, app: QApplication) -> "Theme":
        """Give `app` its fonts and colours, and keep them in step with the system; its style is set at its start."""
        if load_fonts():
            family = app.font()
            family.setFamily(FAMILY)
            app.setFont(family)
        app.setFont(font("body"))
        theme = belonging(app, cls) or cls(app)
        theme.refresh()
        return theme

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return self._palette

    def refresh(self) -> None:
        """Put the colours in force that the system asks for."""
        if self._contrast.contrastPreference() == Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())
            self._use(of_system(self._app.palette()))
        else:
            self._use(_TONES[self._hints.colorScheme() == Qt.ColorScheme.Dark])

    def _use(self, palette: Palette) -> None:
        self._palette = palette
        self._app.setPalette(for_qt(palette))
        self._app.setStyleSheet(stylesheet(palette))
        self.changed.emit()


def theme_of(widget: QWidget) -> Theme:
    """Return the theme of the application that `widget` lives in."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(f"{type(widget).__name__} needs an application")
    return belonging(app, Theme) or Theme.apply(app)
