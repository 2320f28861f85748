"""The certificate's sheet and its reminders: the words of the real files, in both languages, and no secret in them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.resources import resource
from crypteo_desktop.session import State
from crypteo_desktop.ui.keeping.reminder_words import reminders_file
from crypteo_desktop.ui.keeping.sheet import Sheet, sheet_of
from crypteo_desktop.ui.keeping.sheet_pdf import PAGE, draw, sheet_pdf
from crypteo_desktop.ui.translation import date_time
from tests.support.pages import DETAILS, FILE
from tests.support.pdf_text import pages, scale, words
from tests.support.samples import ANSWERS, CODE, LINK, NOW, PASSWORD, PROFILE, enrolment_in

DONE = replace(enrolment_in(State.ISSUED), retrieval_code=CODE, answers=ANSWERS, details=DETAILS, saved_file=FILE)
LONG = "Maximilienne-Éléonore DE LA ROCHEFOUCAULD-MONTMORENCY D’AUBIGNÉ"


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """The program in French."""
    translator, former = QTranslator(), QLocale()
    assert translator.load("crypteo_fr", str(resource("translations")))
    qapp.installTranslator(translator)
    QLocale.setDefault(QLocale(QLocale.Language.French))
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(former)


def sheet(enrolment: Enrolment = DONE, file: Path = FILE) -> Sheet:
    return sheet_of(enrolment, DETAILS, file, PROFILE, NOW)


def on_one_line(pdf: bytes) -> str:
    """Return the words as one text, however they were wrapped."""
    return " ".join(words(pdf).split())


def test_the_sheet_says_who_what_where_and_whom_to_call() -> None:
    pdf = sheet_pdf(sheet(replace(DONE, copies=(Path("/media/camille/CLE_USB") / FILE.name,))))
    said = on_one_line(pdf)
    assert pages(pdf) == 1
    for part in (
        "Camille MARTIN",
        "TEST ENTREPRISE",
        "order no. 540206",
        "4A1F 09",
        "ABAB ABAB ABAB ABAB",
        date_time(DETAILS.not_after),
        FILE.name,
        f"Proved copy /media/camille/CLE_USB/{FILE.name}",
        "5. Put the USB stick back",
        "08 92 23 02 52, key 1",
        "€0.45/min + price of the call",
        "Friday until 17:00",
        "https://support.example.com",
    ):
        assert part in said


@pytest.mark.usefixtures("french")
def test_the_sheet_in_french_keeps_accents_and_spaces() -> None:
    said = words(sheet_pdf(sheet()))
    assert "Cette fiche ne contient aucun secret\u00a0: ni le mot de passe, ni la clé." in said
    assert "0,45 € TTC/min + prix de l’appel" in said
    assert "tiers\u202f? Faites révoquer le certificat sans attendre." in " ".join(said.split("\n"))


def test_no_secret_is_on_it() -> None:
    said = words(sheet_pdf(sheet())) + reminders_file(DONE.opened, DETAILS, PROFILE, NOW).decode()
    secrets = (PASSWORD, CODE, *ANSWERS, LINK, DONE.opened.session_token)
    assert [secret for secret in secrets if secret.reveal() in said] == []


def test_long_names_wrap_and_a_very_long_path_still_fits_on_one_page() -> None:
    holder = replace(DONE.opened.holder, display_name=LONG, organisation=f"{LONG} ET ASSOCIÉS")
    long = replace(DONE, session=replace(DONE.opened, holder=holder))
    very_long = sheet(long, Path("/" + "dossier/" * 120) / FILE.name)
    pdf = sheet_pdf(very_long)
    assert pages(pdf) == 1
    shrunk = scale(pdf) / scale(sheet_pdf(sheet()))
    assert end_of(very_long) > PAGE.height()
    assert end_of(very_long) * shrunk <= PAGE.height()
    assert LONG in on_one_line(pdf)
    assert "Made by Crypteo Desktop" in on_one_line(pdf)


def end_of(drawn: Sheet) -> float:
    """Return where the last line ends, in points, when nothing is made smaller."""
    painter = QPainter(picture := QImage(10, 10, QImage.Format.Format_RGB32))
    end = draw(painter, drawn)
    painter.end()
    del picture
    return end


def test_nothing_is_drawn_beyond_the_page_s_margins() -> None:
    picture = QImage(int(PAGE.width()), int(PAGE.height()), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    end = draw(painter, sheet())
    painter.end()
    assert end < PAGE.height() - 20
    margins = [picture.copy(0, 0, 45, 842), picture.copy(550, 0, 45, 842), picture.copy(0, 820, 595, 22)]
    white = [part.copy() for part in margins]
    for part in white:
        part.fill(0xFFFFFF)
    assert margins == white


def test_the_code_is_that_of_the_support_page() -> None:
    scale, rows = 4, segno.make("https://support.example.com", error="m", micro=False).matrix
    picture = QImage(595 * scale, 842 * scale, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    draw(painter, sheet())
    painter.end()
    right = PAGE.width() - 50 - 14  # the margins of page and box
    side = 96 / len(rows)
    top = first_dark(picture, int((right - side / 2) * scale)) / scale
    drawn = [
        [
            picture.pixelColor(
                int((right - 96 + (x + 0.5) * side) * scale), int((top + (y + 0.5) * side) * scale)
            ).lightness()
            < 128
            for x in range(len(rows))
        ]
        for y in range(len(rows))
    ]
    assert drawn == [[bool(module) for module in row] for row in rows]


def first_dark(picture: QImage, x: int) -> int:
    """Return where the code's corner begins in its last column: below the line of the box."""
    column = [picture.pixelColor(x, y).lightness() < 128 for y in range(picture.height())]
    runs = [y for y in range(1, len(column)) if column[y] and not column[y - 1] and all(column[y : y + 20])]
    return runs[0]


def test_the_reminders_name_the_day_and_the_way_to_renew() -> None:
    said = reminders_file(DONE.opened, DETAILS, PROFILE, NOW).decode().replace("\r\n ", "")
    assert said.count("BEGIN:VEVENT") == said.count("BEGIN:VALARM") == 3
    assert "SUMMARY:Your certificate ends in 90 days" in said
    assert "Renew it now with Crypteo: https://support.example.com" in said
    assert "Support: 08 92 23 02 52 (€0.45/min + price of the call)" in said


@pytest.mark.usefixtures("french")
def test_the_reminders_in_french() -> None:
    said = reminders_file(DONE.opened, DETAILS, PROFILE, NOW).decode().replace("\r\n ", "")
    assert "SUMMARY:Votre certificat expire dans 7 jours" in said
    assert "Renouvelez-le dès maintenant auprès de Crypteo\u00a0: https" in said
