"""The words of the certificate's sheet: one page to print, without any secret."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.keeping.groups import grouped
from crypteo_desktop.profile import Profile, SupportDesk
from crypteo_desktop.session import Session
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.certificate_words import VALID_FROM, VALID_UNTIL
from crypteo_desktop.ui.translation import date_time, language, say

_TITLE: Final = QT_TRANSLATE_NOOP("Sheet", "Certificate sheet")
_NO_SECRET: Final = QT_TRANSLATE_NOOP(
    "Sheet", "To print and to keep. This sheet holds no secret: neither the password nor the key."
)
_HOLDER: Final = QT_TRANSLATE_NOOP("Sheet", "Holder")
_ORGANISATION: Final = QT_TRANSLATE_NOOP("Sheet", "Organisation")
_EMAIL: Final = QT_TRANSLATE_NOOP("Sheet", "E-mail address")
_PRODUCT: Final = QT_TRANSLATE_NOOP("Sheet", "Product")
_ORDER: Final = QT_TRANSLATE_NOOP("Sheet", "{product}, order no. {number}")
_ISSUER: Final = QT_TRANSLATE_NOOP("Sheet", "Issued by")
_SERIAL: Final = QT_TRANSLATE_NOOP("Sheet", "Serial number")
_FINGERPRINT: Final = QT_TRANSLATE_NOOP("Sheet", "SHA-256 fingerprint")
_FILE: Final = QT_TRANSLATE_NOOP("Sheet", "File")
_FOLDER: Final = QT_TRANSLATE_NOOP("Sheet", "Folder")
_COPY: Final = QT_TRANSLATE_NOOP("Sheet", "Proved copy")
_ON_ANOTHER: Final = QT_TRANSLATE_NOOP("Sheet", "To install it on another computer")
_STEPS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Install Crypteo Desktop there, and plug in the USB stick that holds the copy."),
    QT_TRANSLATE_NOOP("Sheet", "Open Crypteo Desktop and drop the .p12 file on its window."),
    QT_TRANSLATE_NOOP("Sheet", "Enter the password that you chose at step 2 of the download."),
    QT_TRANSLATE_NOOP("Sheet", "Choose where to install the certificate, then choose Install."),
    QT_TRANSLATE_NOOP("Sheet", "Put the USB stick back in its safe place; leave no other copy behind."),
)
_REVOKE: Final = QT_TRANSLATE_NOOP("Sheet", "File lost, computer stolen, password known to somebody? Revoke at once.")
_PHONE: Final = QT_TRANSLATE_NOOP("Sheet", "{phone}, key {key}")
_MADE: Final = QT_TRANSLATE_NOOP("Sheet", "Made by Crypteo Desktop on {now}")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact beside its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All the words of the page; `sections` are separated by rules, `url` is also drawn as a QR code."""

    authority: str
    title: str
    note: str
    sections: tuple[tuple[Line, ...], ...]
    install_title: str
    install_steps: tuple[str, ...]
    revoke: str
    phone: str
    price: str
    hours: str
    url: str
    foot: str


def sheet_of(enrolment: Enrolment, details: CertificateDetails, file: Path, profile: Profile, now: datetime) -> Sheet:
    """Return the sheet of a verified file, in the language in force."""
    desk = profile.support
    return Sheet(
        authority=profile.authority,
        title=say(_TITLE),
        note=say(_NO_SECRET),
        sections=(_who(enrolment.opened, details), _what(details), _where(file, enrolment.copies)),
        install_title=say(_ON_ANOTHER),
        install_steps=tuple(say(step) for step in _STEPS),
        revoke=say(_REVOKE),
        phone=_phone(desk),
        price=desk.price.get(language(), ""),
        hours=desk.hours.get(language(), ""),
        url=desk.url,
        foot=say(_MADE, now=now),
    )


def _who(session: Session, details: CertificateDetails) -> tuple[Line, ...]:
    lines = (
        Line(say(_HOLDER), session.holder.display_name),
        Line(say(_ORGANISATION), session.holder.organisation),
        Line(say(_EMAIL), details.email),
        Line(say(_PRODUCT), say(_ORDER, product=session.order.product, number=session.order.number)),
    )
    return tuple(line for line in lines if line.value)


def _what(details: CertificateDetails) -> tuple[Line, ...]:
    fingerprint = grouped(details.fingerprint_sha256)
    half = (len(fingerprint) + 1) // 2
    return (
        Line(say(_ISSUER), details.issuer_name),
        Line(say(VALID_FROM), date_time(details.not_before)),
        Line(say(VALID_UNTIL), date_time(details.not_after)),
        Line(say(_SERIAL), grouped(details.serial_number)),
        Line(say(_FINGERPRINT), f"{fingerprint[:half].rstrip()}\n{fingerprint[half:].lstrip()}"),
    )


def _where(file: Path, copies: tuple[Path, ...]) -> tuple[Line, ...]:
    place = (Line(say(_FILE), file.name), Line(say(_FOLDER), str(file.parent)))
    return (*place, Line(say(_COPY), str(copies[-1]))) if copies else place


def _phone(desk: SupportDesk) -> str:
    return say(_PHONE, phone=desk.phone, key=desk.key) if desk.key else desk.phone
