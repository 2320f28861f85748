"""The dialog that copies: sticks come and go, the password, real copies into real folders, every way it may end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.adapters.copy_folders import DiskCopies
from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.ui.keeping.copy_desk import CopyDesk
from crypteo_desktop.ui.keeping.copy_dialog import CopyDialog
from crypteo_desktop.ui.widgets.choice_row import ChoiceRow
from tests.support.media import FakeMedia, keeping_of
from tests.support.samples import PASSWORD
from tests.support.small_file import small_file

NAME = "Camille_MARTIN_540206.p12"


class Stand:
    """A window with the dialog over it, a saved file, and sticks to plug in."""

    def __init__(self, qtbot: QtBot, root: Path, forget: Callable[[int], None] = lambda _: None) -> None:
        self.qtbot, self.root, self.media = qtbot, root, FakeMedia()
        self.file = root / NAME
        self.file.write_bytes(small_file())
        self.elsewhere: Path | None = None
        self.copied: list[Path] = []
        self.window = QWidget()
        self.window.resize(960, 680)
        qtbot.addWidget(self.window)
        self.window.show()
        self.desk = CopyDesk(keeping_of(self.media, DiskCopies(forget=forget)), self.window)

    def open(self) -> CopyDialog:
        dialog = CopyDialog(self.window, self.desk, self.file, lambda _: self.elsewhere)
        dialog.copied.connect(self.copied.append)
        with self.qtbot.waitSignal(self.desk.found):
            dialog.open()
        return dialog

    def see(self, dialog: CopyDialog, rows: int) -> None:
        """Wait until as many places show; a look may be under way that saw the former ones."""

        def seen() -> bool:
            self.desk.look()
            return len(dialog.form.places.rows()) == rows

        self.qtbot.waitUntil(seen)

    def copy(self, dialog: CopyDialog, end: str) -> None:
        """Type the password, choose Copy, and wait for one end."""
        dialog.form.field.edit.setFocus()
        self.qtbot.keyClicks(dialog.form.field.edit, PASSWORD.reveal())
        with self.qtbot.waitSignal(getattr(self.desk, end)):
            self.qtbot.keyClick(dialog.form.field.edit, Qt.Key.Key_Return)


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Stand:
    return Stand(qtbot, tmp_path)


def names(dialog: CopyDialog) -> list[str]:
    return [row.accessibleName() for row in dialog.form.places.rows()]


def test_without_a_stick_it_says_that_one_can_be_plugged_in(stand: Stand) -> None:
    dialog = stand.open()
    assert dialog.form.places._none.isVisible()
    assert dialog.form.other_folder.isVisible()
    assert not dialog.primary.isEnabled()


def test_a_stick_that_is_plugged_in_appears_and_is_chosen_and_goes_again(stand: Stand) -> None:
    dialog = stand.open()
    medium = stand.media.plug(stand.root / "stick")
    stand.qtbot.waitUntil(lambda: names(dialog) == ["CLE_USB, 7.4 GB free"], timeout=5000)
    assert dialog.form.places.chosen == medium.folder
    stand.media.plugged.clear()
    stand.see(dialog, 0)
    assert (names(dialog), dialog.form.places.chosen) == ([], None)


def test_a_protected_stick_cannot_be_chosen(stand: Stand) -> None:
    stand.media.plug(stand.root / "locked", "LOCKED", writable=False)
    dialog = stand.open()
    assert names(dialog) == ["LOCKED, write-protected"]
    assert not dialog.form.places.rows()[0].isEnabled()
    assert dialog.form.places.chosen is None


def test_arrow_keys_choose_and_the_choice_stays_when_another_stick_comes(stand: Stand) -> None:
    for name in ("one", "two"):
        stand.media.plug(stand.root / name, name)
    dialog = stand.open()
    assert dialog.form.places.chosen is None
    first, second = dialog.form.places.rows()
    dialog.activateWindow()
    first.setFocus()
    stand.qtbot.waitUntil(first.hasFocus)
    stand.qtbot.keyClick(first, Qt.Key.Key_Space)
    assert dialog.form.places.chosen == stand.root / "one"
    stand.qtbot.keyClick(first, Qt.Key.Key_Down)
    assert (second.isChecked(), dialog.form.places.chosen) == (True, stand.root / "two")
    stand.media.plug(stand.root / "three", "three")
    stand.see(dialog, 3)
    assert dialog.form.places.chosen == stand.root / "two"
    focused = dialog.focusWidget()
    assert isinstance(focused, ChoiceRow)
    assert focused.isChecked()


def test_a_copy_is_made_proved_and_told(stand: Stand) -> None:
    stand.media.plug(stand.root / "stick")
    dialog = stand.open()
    assert dialog.form.field.edit.echoMode() is QLineEdit.EchoMode.Password
    stand.copy(dialog, "copied")
    assert stand.copied == [stand.root / "stick" / NAME]
    assert stand.copied[0].read_bytes() == small_file()
    assert set(dialog.tasks.states().values()) == {TaskState.DONE}
    said = dialog.proof.accessibleName()
    assert "opened with your password" in said
    assert "written on CLE_USB. Eject it" in said
    assert (dialog.primary.text(), dialog.back.isVisible()) == ("Close", False)
    stand.qtbot.keyClick(dialog.primary, Qt.Key.Key_Return)
    stand.qtbot.waitUntil(lambda: stand.window.findChild(CopyDialog) is None)


def test_a_folder_of_ones_choice_takes_a_copy_too(stand: Stand) -> None:
    stand.elsewhere = stand.root / "elsewhere"
    stand.elsewhere.mkdir()
    dialog = stand.open()
    dialog.form.other_folder.click()
    assert dialog.form.places.chosen == stand.elsewhere
    stand.copy(dialog, "copied")
    assert "Everything is written. Keep" in dialog.proof.accessibleName()


def test_a_folder_dialog_that_is_closed_changes_nothing(stand: Stand) -> None:
    stand.media.plug(stand.root / "stick")
    dialog = stand.open()
    dialog.form.other_folder.click()
    assert dialog.form.places.chosen == stand.root / "stick"


def test_a_wrong_password_is_told_and_costs_nothing(stand: Stand) -> None:
    stand.media.plug(stand.root / "stick")
    dialog = stand.open()
    dialog.form.field.edit.setText("Azerty12")
    dialog.form.changed.emit()
    with stand.qtbot.waitSignal(stand.desk.failed):
        dialog.primary.click()
    assert "CRY-601" in dialog.form.field.message.words()
    assert dialog.form.field.edit.selectedText()
    assert not dialog.primary.isEnabled()
    assert list((stand.root / "stick").iterdir()) == []
    stand.copy(dialog, "copied")


def test_another_file_of_that_name_is_told_in_a_box_and_another_try_is_offered(stand: Stand) -> None:
    medium = stand.media.plug(stand.root / "stick")
    (medium.folder / NAME).write_bytes(b"mine")
    dialog = stand.open()
    stand.copy(dialog, "failed")
    assert "already holds another file" in dialog.form.error.accessibleName()
    assert dialog.form._code.isVisible()
    assert not dialog.primary.isEnabled()
    (medium.folder / NAME).unlink()
    with stand.qtbot.waitSignal(stand.desk.copied):
        dialog.form.try_again.click()
    assert stand.copied == [medium.folder / NAME]


def test_another_place_takes_the_box_away(stand: Stand) -> None:
    stand.media.plug(stand.root / "stick")
    (stand.root / "stick" / NAME).write_bytes(b"mine")
    dialog = stand.open()
    stand.copy(dialog, "failed")
    stand.media.plug(stand.root / "second", "SECOND")
    stand.see(dialog, 2)
    assert dialog.form.error.isHidden()
    assert dialog.form.field.isVisible()
    assert dialog.primary.isEnabled()


def test_escape_while_it_copies_stops_it_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    stand = Stand(qtbot, tmp_path, forget=lambda _: stand.desk.cancel())
    stand.media.plug(tmp_path / "stick")
    dialog = stand.open()
    stand.copy(dialog, "stopped")
    assert list((tmp_path / "stick").iterdir()) == []
    assert dialog.form.isVisible()
    assert (dialog.back.text(), dialog.primary.isEnabled()) == ("Back", True)


def test_it_does_not_close_while_it_copies(stand: Stand) -> None:
    stand.media.plug(stand.root / "stick")
    dialog = stand.open()
    dialog.form.field.edit.setText(PASSWORD.reveal())
    dialog.form.changed.emit()
    ends: list[str] = []
    stand.desk.copied.connect(lambda _: ends.append("copied"))
    stand.desk.stopped.connect(lambda: ends.append("stopped"))
    dialog.primary.click()
    assert dialog.back.text() == "Cancel the copy"
    dialog.reject()
    assert dialog.isVisible()
    stand.qtbot.waitUntil(lambda: len(ends) == 1)


def test_closing_forgets_the_password_and_stops_looking(stand: Stand) -> None:
    dialog = stand.open()
    dialog.form.field.edit.setText("x")
    edit: QObject = dialog.form.field.edit
    stand.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert isinstance(edit, QLineEdit)
    assert edit.text() == ""
    assert not stand.desk._clock.isActive()


@pytest.mark.parametrize("height", [480, 540, 600, 680])
def test_it_stays_within_a_low_window(stand: Stand, height: int) -> None:
    stand.window.resize(960, height)
    for name in ("one", "two", "three"):
        stand.media.plug(stand.root / name, name)
    dialog = stand.open()
    stand.qtbot.waitUntil(lambda: len(dialog.form.places.rows()) == 3)
    dialog.form.field.set_error("Wrong password.", "It is the one that you chose at step 2.", "CRY-601")
    QCoreApplication.sendPostedEvents()  # what grew is laid out
    dialog._fit()
    assert dialog.height() <= height
    assert dialog.primary.mapTo(dialog, dialog.primary.rect().bottomLeft()).y() < dialog.height()


def test_the_password_can_be_shown_and_caps_lock_is_noticed(stand: Stand) -> None:
    dialog = stand.open()
    dialog.form.show_row.setChecked(True)
    assert dialog.form.field.edit.echoMode() is QLineEdit.EchoMode.Normal
    dialog.form._show_caps_lock(True)
    assert dialog.form.field.notice.words() == "Caps Lock is on"
