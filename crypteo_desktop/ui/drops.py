"""DropTarget: a certificate file or a link that is dropped on a window is opened."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import Asked, file_of

_LINKS = ("https:", "http:", "crypteo:")
_KINDS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class DropTarget(QObject):
    """Watches one window. Signal: `dropped(asked)` with the Path of a certificate file, or a link as a Secret."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what can be opened, and leave everything else alone."""
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return False
        asked = asked_in(event.mimeData())
        if asked is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(asked)
        return True


def asked_in(dropped: QMimeData) -> Asked | None:
    """Return the first certificate file or link in what is dropped, or None."""
    texts = [url.toString(url.ComponentFormattingOption.FullyEncoded) for url in dropped.urls()]
    for text in texts or dropped.text().split()[:1]:
        file = file_of(text)
        if file is not None:
            return file
        if text.lower().startswith(_LINKS):
            return Secret(text)
    return None
