"""Header: whose program, for whom."""

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.header import Elided, Header, Watermark
from crypteo_desktop.ui.widgets.labels import Label


def words_of(header: Header) -> list[str]:
    return [label.words() for label in header.findChildren(Label) if not label.isHidden()]


def test_it_names_product_version_and_the_holder_s_sentence(qtbot: QtBot) -> None:
    header = Header("Crypteo", "6.0.0", demo=False)
    qtbot.addWidget(header)
    words = words_of(header)
    assert words[:2] == ["Crypteo Desktop", "Version 6.0.0"]
    assert "by the holder alone" in words[2]
    assert "Certificate of" not in words


def test_another_authority_is_named_beside_the_version(qtbot: QtBot) -> None:
    header = Header("Example CA", "6.0.0", demo=False)
    qtbot.addWidget(header)
    assert "Version 6.0.0 · Example CA" in words_of(header)


def test_the_holder_appears_once_known(qtbot: QtBot) -> None:
    header = Header("Crypteo", "6.0.0", demo=False)
    qtbot.addWidget(header)
    header.show_holder("Camille MARTIN", "TEST ENTREPRISE")
    organisation = header.findChild(Elided)
    assert "Certificate of" in words_of(header)
    assert organisation.accessibleName() == "TEST ENTREPRISE"
    assert organisation.toolTip() == "Camille MARTIN\nTEST ENTREPRISE"


def test_a_long_organisation_does_not_widen_the_window(qtbot: QtBot) -> None:
    header = Header("Crypteo", "6.0.0", demo=True)
    qtbot.addWidget(header)
    header.show_holder("Camille MARTIN", "SYNDICAT INTERCOMMUNAL " * 10)
    header.resize(800, header.height())
    header.show()
    assert header.minimumSizeHint().width() <= 800
    assert header.findChild(Elided).toolTip().endswith("SYNDICAT INTERCOMMUNAL " * 10)


def test_a_narrow_window_gives_up_the_sentence_before_the_organisation(qtbot: QtBot) -> None:
    header = Header("Crypteo", "6.0.0", demo=True)
    qtbot.addWidget(header)
    header.show()
    header.show_holder("Camille MARTIN", "TEST ENTREPRISE ET CIE")
    has_sentence = {}
    for width in (960, 840, 960):
        header.resize(width, header.height())
        header.row.activate()
        organisation = header.findChild(Elided)
        assert organisation.width() >= organisation.sizeHint().width()
        has_sentence[width] = any("by the holder alone" in words for words in words_of(header))
    assert has_sentence == {840: False, 960: True}


@pytest.mark.parametrize("demo", [True, False])
def test_the_watermark_is_there_in_a_demonstration_alone(qtbot: QtBot, *, demo: bool) -> None:
    header = Header("Crypteo", "6.0.0", demo=demo)
    qtbot.addWidget(header)
    assert bool(header.findChildren(Watermark)) is demo
