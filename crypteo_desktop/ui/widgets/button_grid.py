"""ButtonGrid: secondary buttons of equal width in rows of three, or of two where that leaves no gap."""

from PySide6.QtWidgets import QGridLayout, QWidget

from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.buttons import SecondaryButton

_GAP = 12


class ButtonGrid(QWidget):
    """Holds its buttons in their order; a button that is not offered takes no place."""

    def __init__(self, buttons: tuple[SecondaryButton, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.offer(buttons)

    def offer(self, wanted: tuple[SecondaryButton, ...]) -> None:
        """Show those of its buttons that are in `wanted`."""
        shown = [button for button in self._buttons if button in wanted]
        columns = 1 if is_large() else 2 if len(shown) in {2, 4} else 3
        for button in self._buttons:
            self._grid.removeWidget(button)
            if button not in shown:
                button.setParent(self)
                button.hide()
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // columns, place % columns)
            button.setVisible(True)
