"""One page for each step, and the words that they share."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.pages import PAGES
from crypteo_desktop.ui.pages.wording import day, missing_sentence, short_path
from tests.support.languages import french


def test_each_step_has_its_page_and_no_page_is_left_over() -> None:
    assert list(PAGES) == [step.info.id for step in STEPS]


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ((), ""),
        (("the confirmation",), "The confirmation is missing"),
        (("1 digit", "the confirmation"), "1 digit and the confirmation are missing"),
        (("a", "b", "c"), "A, b and c are missing"),
    ],
)
def test_what_is_missing_is_one_sentence(missing: tuple[str, ...], sentence: str) -> None:
    assert missing_sentence(missing) == sentence


def test_a_path_beyond_the_holders_folder_is_whole() -> None:
    home = Path("/home/camille")
    assert short_path(home / "a.p12", home) == str(Path("~/a.p12"))
    assert short_path(Path("/media/usb/a.p12"), home) == str(Path("/media/usb/a.p12"))


def test_the_first_of_a_month_is_written_as_french_wants_it(qapp: QApplication) -> None:
    with french(qapp):
        assert day(datetime(2029, 4, 1, 12, tzinfo=UTC)) == "1er avr. 2029"
        assert day(datetime(2029, 4, 2, 12, tzinfo=UTC)) == "2 avr. 2029"
