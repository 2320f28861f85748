"""What a screen reader hears of our own widgets."""

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import InlineMessage
from crypteo_desktop.ui.widgets.stepper import Stepper
from crypteo_desktop.ui.widgets.support_strip import SupportStrip
from crypteo_desktop.ui.widgets.task_list import TaskList
from tests.support.accessible_tree import Node, Role, nodes
from tests.support.samples import PROFILE


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def shown(qtbot: QtBot, widget: QWidget) -> list[Node]:
    qtbot.addWidget(widget)
    widget.show()
    return nodes(widget)


def test_the_steps_are_a_list_that_says_where_one_is(qtbot: QtBot) -> None:
    stepper = Stepper(("Start", "Code", "End"))
    stepper.show_place(1, done=False)
    found = shown(qtbot, stepper)
    assert found[0].role is Role.List
    assert [node.name for node in found if node.role is Role.ListItem] == [
        "Step 1 of 3: Start, done",
        "Step 2 of 3: Code, in progress",
        "Step 3 of 3: End, to come",
    ]


def test_a_task_tells_its_state(qtbot: QtBot) -> None:
    tasks = TaskList({"key": "Generating", "file": "Saving"})
    tasks.show_state("key", TaskState.DONE)
    found = shown(qtbot, tasks)
    assert [node.name for node in found if node.role is Role.ListItem] == ["Generating: Done", "Saving: Waiting"]


def test_only_headings_are_headings(qtbot: QtBot) -> None:
    assert shown(qtbot, Label("h1", "Step 1"))[0].role is Role.Heading
    assert shown(qtbot, Label("body", "Paste the link"))[0].role is Role.StaticText


def test_a_message_becomes_an_alert_when_its_tone_does(qtbot: QtBot) -> None:
    message = InlineMessage("info", "3 tries left")
    assert shown(qtbot, message)[0].role is Role.Notification
    message.show_message("1 try left", tone="warn")
    assert interface(message).role() is Role.AlertMessage


def test_the_support_strip_is_a_button_that_opens_the_card(qtbot: QtBot) -> None:
    strip = SupportStrip(PROFILE.support)
    assert shown(qtbot, strip)[0].role is Role.Button
    with qtbot.waitSignal(strip.card_requested):
        interface(strip).actionInterface().doAction(QAccessibleActionInterface.pressAction())


def test_what_has_no_role_of_its_own_keeps_that_of_qt(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert interface(widget).role() is Role.Client


def test_what_is_heard_goes_with_its_widget(qtbot: QtBot) -> None:
    """A screen reader may hold many of them while pages come and go."""
    top = QWidget()
    qtbot.addWidget(top)
    for turn in range(200):
        label = Label("h1", str(turn), parent=top)
        assert interface(label).text(QAccessible.Text.Name) == str(turn)
        label.deleteLater()
        qtbot.waitUntil(lambda: not top.children())
