"""The assistant's words for sizes, serial numbers, stores and what must be said of a certificate."""

from dataclasses import dataclass
from typing import Final

from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.install_steps.installation import Installation, Remark
from crypteo_desktop.install_steps.password import holder_of
from crypteo_desktop.stores import StoreInfo, StoreKind
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.certificate_words import ISSUER, SERIAL_NUMBER, VALID_FROM, VALID_UNTIL, Row
from crypteo_desktop.ui.pages.wording import day
from crypteo_desktop.ui.translation import date_time, say

_KILOBYTES: Final = QT_TRANSLATE_NOOP("InstallAssistant", "{n} KB")
_THIS_COMPUTER: Final = QT_TRANSLATE_NOOP("InstallAssistant", "This computer")
_PROFILE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Profile {profile}")
_HOLDER: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Holder")
_KEY: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Private key")
_KEY_IS_THERE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "In this file")
_PLACES: Final = {
    StoreKind.WINDOWS: QT_TRANSLATE_NOOP("InstallAssistant", "Certificates of Windows, for Edge, Chrome and Firefox"),
    StoreKind.MACOS: QT_TRANSLATE_NOOP("InstallAssistant", "Keychain of macOS, for Safari, Chrome and Firefox"),
    StoreKind.CHROMIUM: QT_TRANSLATE_NOOP("InstallAssistant", "Also used by Chrome and Edge"),
    StoreKind.FIREFOX: QT_TRANSLATE_NOOP("InstallAssistant", "Main profile"),
}
_NAMES: Final = {StoreKind.CHROMIUM: "Chromium", StoreKind.FIREFOX: "Firefox"}
_KILO: Final = 1024
_GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class _Said:
    tone: str
    title: Text
    text: Text


_REMARKS: Final = {
    Remark.REVOKED: _Said(
        "error",
        QT_TRANSLATE_NOOP("InstallAssistant", "This certificate was revoked on {revoked}"),
        QT_TRANSLATE_NOOP("InstallAssistant", "It is no longer accepted. Install it only to read older documents."),
    ),
    Remark.EXPIRED: _Said(
        "warn",
        QT_TRANSLATE_NOOP("InstallAssistant", "This certificate expired on {end}"),
        QT_TRANSLATE_NOOP("InstallAssistant", "It is no longer accepted. Install it only to read older documents."),
    ),
    Remark.NOT_YET_VALID: _Said(
        "warn",
        QT_TRANSLATE_NOOP("InstallAssistant", "This certificate is valid from {start} only"),
        QT_TRANSLATE_NOOP("InstallAssistant", "If that day is past, check the date of this computer."),
    ),
    Remark.OTHER_PERSON: _Said(
        "info",
        QT_TRANSLATE_NOOP("InstallAssistant", "This certificate is in the name of {holder}"),
        QT_TRANSLATE_NOOP(
            "InstallAssistant",
            "This account is that of {account}. Did you receive the file from its holder? Nobody else may use it.",
        ),
    ),
    Remark.ALREADY_INSTALLED: _Said(
        "info",
        QT_TRANSLATE_NOOP("InstallAssistant", "This certificate is already on this computer"),
        QT_TRANSLATE_NOOP("InstallAssistant", "Where it is installed already, nothing needs to be done."),
    ),
    Remark.REVOCATION_UNKNOWN: _Said(
        "info",
        QT_TRANSLATE_NOOP("InstallAssistant", "Nobody could say whether it was revoked"),
        QT_TRANSLATE_NOOP("InstallAssistant", "The authority’s list did not come. You may install it all the same."),
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One remark in words: tone, title and text of its box."""

    tone: str
    title: str
    text: str


def said_of(installation: Installation) -> tuple[Said, ...]:
    """Return what must be said before anything is done, the gravest first."""
    details = installation.certificate
    facts = {
        "revoked": day(installation.revoked_on) if installation.revoked_on is not None else "",
        "start": day(details.not_before),
        "end": day(details.not_after),
        "holder": holder_of(details),
        "account": installation.account,
    }
    chosen = [_REMARKS[remark] for remark in installation.remarks]
    return tuple(Said(each.tone, say(each.title, **facts), say(each.text, **facts)) for each in chosen)


def size_words(size: int) -> str:
    """Return a size in bytes as people read it: "4 KB", never nought."""
    return say(_KILOBYTES, n=max(1, round(size / _KILO)))


def store_name(store: StoreInfo) -> str:
    """Return what the holder calls the program that reads the store."""
    return _NAMES.get(store.kind) or say(_THIS_COMPUTER)


def store_place(store: StoreInfo) -> str:
    """Return which store it is, when the program has more than one."""
    return say(_PROFILE, profile=store.profile) if store.profile else say(_PLACES[store.kind])


def organisation_of(details: CertificateDetails) -> str:
    """Return the organisation, or nothing."""
    return next((part.value for part in details.subject if part.name == "O"), "")


def holder_and_organisation(details: CertificateDetails) -> tuple[str, str]:
    """Return both for the header, which shows the organisation, or the holder where there is none."""
    return holder_of(details), organisation_of(details) or holder_of(details)


def whose(details: CertificateDetails) -> str:
    """Return "Camille MARTIN, TEST ENTREPRISE"."""
    return ", ".join(dict.fromkeys(part for part in (holder_of(details), organisation_of(details)) if part))


def rows_of_file(details: CertificateDetails) -> tuple[Row, ...]:
    """Return what a holder can judge: who, from whom, from when until when, the serial number in groups of four.

    A file without the key of its certificate is refused when it is opened, so the last row is always true.
    """
    return (
        Row(say(_HOLDER), whose(details)),
        Row(say(ISSUER), details.issuer_name),
        Row(say(VALID_FROM), date_time(details.not_before)),
        Row(say(VALID_UNTIL), date_time(details.not_after)),
        Row(say(SERIAL_NUMBER), grouped(details.serial_number), details.serial_number, is_hex=True),
        Row(say(_KEY), say(_KEY_IS_THERE)),
    )


def grouped(serial_number: str) -> str:
    """Return hexadecimal pairs in groups of four digits: `0A:1B:2C:3D` becomes `0A1B 2C3D`."""
    digits = serial_number.replace(":", "")
    return " ".join(digits[place : place + _GROUP] for place in range(0, len(digits), _GROUP))
