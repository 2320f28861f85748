"""Two columns: the measures of the design."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.columns import Rule, TwoColumns


def test_main_and_side_have_their_measures(qtbot: QtBot) -> None:
    columns = TwoColumns()
    qtbot.addWidget(columns)
    task, help_text = QWidget(), QWidget()
    task.setFixedHeight(100)
    help_text.setFixedHeight(40)
    columns.main.addWidget(task)
    columns.side.addWidget(help_text)
    columns.resize(880, 200)
    columns.show()
    assert task.width() == 520
    assert help_text.width() == 287
    assert help_text.mapTo(columns, QPoint(0, 0)) == QPoint(593, 0)
    assert task.mapTo(columns, QPoint(0, 0)) == QPoint(0, 0)


def test_a_rule_is_one_pixel_thin(qtbot: QtBot) -> None:
    rule = Rule()
    qtbot.addWidget(rule)
    assert rule.sizeHint().height() == 1
