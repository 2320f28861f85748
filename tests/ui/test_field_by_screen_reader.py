"""What a screen reader puts into a line counts as if it had been typed, and is refused as if it had."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.pages.code_entry import CodeEntry
from crypteo_desktop.ui.pages.password_fields import PasswordFields
from crypteo_desktop.ui.widgets.text_field import FieldEdit


def put(edit: FieldEdit, text: str) -> None:
    """Replace what stands in the line, as a screen reader does."""
    editable = QAccessible.queryAccessibleInterface(edit).editableTextInterface()
    editable.replaceText(0, len(edit.text()), text)


def heard(edit: FieldEdit) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(edit)


def edit_of(qtbot: QtBot) -> tuple[FieldEdit, QSignalSpy]:
    edit = FieldEdit()
    qtbot.addWidget(edit)
    return edit, QSignalSpy(edit.edited)


def test_it_counts_like_a_key(qtbot: QtBot) -> None:
    edit, spy = edit_of(qtbot)
    put(edit, "abc")
    qtbot.keyClicks(edit, "d")
    assert [spy.at(turn) for turn in range(spy.count())] == [["abc"], ["abcd"]]


def test_what_the_program_does_is_no_edit(qtbot: QtBot) -> None:
    edit, spy = edit_of(qtbot)
    edit.setText("abc")
    edit.clear()
    assert spy.count() == 0


def test_a_code_is_taken_with_its_spaces(qtbot: QtBot) -> None:
    entry = CodeEntry()
    qtbot.addWidget(entry)
    with qtbot.waitSignal(entry.edited):
        put(entry.edit, "360 346 207")
    assert entry.code() == Secret("360346207")


def test_a_password_that_is_refused_is_not_taken_and_the_reason_is_told(qtbot: QtBot) -> None:
    fields = PasswordFields()
    qtbot.addWidget(fields)
    fields.show()
    put(fields.password.edit, "Vertige2026")
    put(fields.password.edit, "Vertige 2026 \u00e9t\u00e9")
    assert fields.typed()[0] == Secret("Vertige2026")
    assert "Only letters without accent and digits" in fields.password.edit.accessibleDescription()


def test_a_secret_is_not_read_out(qtbot: QtBot) -> None:
    edit = FieldEdit(secret=True)
    qtbot.addWidget(edit)
    put(edit, "Vertige2026")
    assert heard(edit).state().passwordEdit
    assert "Vertige" not in heard(edit).text(QAccessible.Text.Value)
    texts = heard(edit).textInterface()
    assert "Vertige" not in texts.text(0, texts.characterCount())
