"""The details table, and the words for a certificate's fields."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.certificate_words import algorithm, distinguished, hex_pairs, key_usage, rows_of
from crypteo_desktop.ui.translation import date_time
from crypteo_desktop.ui.widgets.details_table import DetailsTable
from crypteo_desktop.ui.widgets.labels import Label
from tests.support.pages import DETAILS


@pytest.fixture
def table(qtbot: QtBot) -> DetailsTable:
    table = DetailsTable()
    qtbot.addWidget(table)
    table.show_rows(rows_of(DETAILS))
    table.show()
    return table


def test_what_a_holder_can_judge_comes_first() -> None:
    rows = rows_of(DETAILS)
    assert [row.label for row in rows] == [
        "Subject",
        "Valid from",
        "Valid until",
        "Issuer",
        "Serial number",
        "Key usage",
        "Signature algorithm",
        "Public key",
    ]
    assert rows[0].value == "CN=Camille MARTIN, O=TEST ENTREPRISE, C=FR"
    assert rows[0].in_full == "C=FR, O=TEST ENTREPRISE, OU=0002 123456789, CN=Camille MARTIN"
    assert rows[1].value == date_time(DETAILS.not_before)


def test_the_fingerprint_is_shortened_on_the_line_and_whole_in_the_copy() -> None:
    row = rows_of(DETAILS)[-1]
    assert row.value == "RSA 3072 bits, fingerprint 9C:27:E1:40:5B:D8:…:A3"
    assert row.in_full.endswith(hex_pairs(DETAILS.public_key_sha256))


def test_names_stand_beside_their_oids() -> None:
    assert algorithm("1.2.840.113549.1.1.11") == "SHA-256 with RSA (1.2.840.113549.1.1.11)"
    assert algorithm("1.2.3.4") == "1.2.3.4"


def test_usages_are_put_into_words_only_when_they_are_the_wanted_two() -> None:
    assert key_usage(DETAILS.key_usages) == "Signature and authentication (nonRepudiation, digitalSignature)"
    assert key_usage(("keyEncipherment",)) == "keyEncipherment"


def test_a_name_without_the_usual_parts_is_shown_whole() -> None:
    assert distinguished(DETAILS.subject[2:3], ("CN",)) == "OU=0002 123456789"


def test_the_arrow_keys_go_from_value_to_value(qtbot: QtBot, table: DetailsTable) -> None:
    table.setFocus()
    focus = [QApplication.focusWidget()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(QApplication.focusWidget(), key)
        focus.append(QApplication.focusWidget())
    assert focus[1] is not focus[0]
    assert focus[0] is focus[2] is focus[3]


def test_the_table_is_one_tab_stop(table: DetailsTable) -> None:
    stops = [label for label in table.findChildren(Label) if label.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_the_whole_table_is_copied_with_its_names(table: DetailsTable) -> None:
    table.copy_all()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 8
    assert lines[4] == "Serial number\t4A:1F:09"


def test_the_context_menu_offers_to_copy_it(table: DetailsTable) -> None:
    QGuiApplication.clipboard().clear()
    assert table.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    table.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == table.as_text()


def test_other_rows_replace_the_former_ones(table: DetailsTable) -> None:
    table.show_rows(rows_of(replace(DETAILS, serial_number="FF")))
    assert "Serial number\tFF" in table.as_text()
    assert "Serial number FF" in [label.accessibleName() for label in table.findChildren(Label)]


def test_a_screen_reader_hears_the_name_with_the_value(table: DetailsTable) -> None:
    assert "Serial number 4A:1F:09" in [label.accessibleName() for label in table.findChildren(Label)]
