"""OneDialog: the dialog that lies over a window, never more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crypteo_desktop.ui.widgets.dialog import Dialog


class OneDialog:
    """Keeps the dialog of one window for as long as it is open."""

    def __init__(self) -> None:
        self._dialog: Dialog | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is one, so that no other may come."""
        return self._dialog is not None

    def keep(self, dialog: Dialog) -> None:
        """Take `dialog` for the one; its end is known here before anybody hears of it who connects later."""
        self._dialog = dialog
        dialog.finished.connect(self._on_closed)

    def give_way(self) -> None:
        """Close it, as the safe answer does."""
        if self._dialog is not None:
            self._dialog.reject()

    def _on_closed(self) -> None:
        self._dialog = None
