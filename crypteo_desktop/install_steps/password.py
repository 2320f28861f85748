"""Step 2, Mot de passe: opens the file, looks into the stores, and finds what must be said before anything is done."""

import unicodedata
from dataclasses import replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.details import CertificateDetails, read_details
from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.crypto.revocation_list import UNKNOWN, Judgement, Standing, judge, list_addresses
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.install_steps.installation import NOTHING, Installation, InstallServices, Remark, Report
from crypteo_desktop.install_steps.looking import look_into_stores
from crypteo_desktop.problems import Problem, opening
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

_NO_PASSWORD: Final = QT_TRANSLATE_NOOP("InstallMissing", "Enter the password")
# Beyond that many addresses, a certificate is none of an authority's.
_MOST_ADDRESSES: Final = 2


class PasswordStep:
    """Opens the file with the password that the holder chose for it."""

    info = StepInfo(
        id="file-password",
        number=2,
        title=QT_TRANSLATE_NOOP("InstallStep", "Password"),
        short_title=QT_TRANSLATE_NOOP("InstallStep", "Password"),
        help=QT_TRANSLATE_NOOP("InstallStep", "Enter the password of the certificate file to open it."),
        support_code="7",
        can_go_back=True,
    )

    def missing(self, installation: Installation) -> tuple[Text, ...]:
        """Name the password while nothing is typed."""
        return () if installation.password else (_NO_PASSWORD,)

    def is_finished(self, installation: Installation) -> bool:
        """Whether the file is open."""
        return installation.opened is not None

    def run(
        self, installation: Installation, services: InstallServices, token: CancelToken, report: Report
    ) -> Installation:
        """Open the file and look around; raise the problems of opening. The password is forgotten once it opened."""
        opened = services.open(installation.content, installation.password)
        details, addresses = _read(opened)
        token.checkpoint()
        account = services.account_name()
        judgement = _judgement(opened, addresses, services, token)
        token.checkpoint()
        known = replace(installation, password=NOTHING, opened=opened, details=details, account=account)
        said = replace(known, revoked_on=judgement.revoked_on, remarks=_remarks(details, judgement, account, services))
        return look_into_stores(said, services, token)


def _read(opened: OpenedFile) -> tuple[CertificateDetails, tuple[str, ...]]:
    """Return what the certificate says, and where its authority's list is; what cannot be read is a damaged file."""
    try:
        return read_details(opened.certificate_pem), list_addresses(opened.certificate_pem)
    except Problem as problem:
        raise Problem(opening.DAMAGED) from problem


def _judgement(
    opened: OpenedFile, addresses: tuple[str, ...], services: InstallServices, token: CancelToken
) -> Judgement:
    """Ask the authority's revocation list, at each of its addresses until one tells."""
    for address in addresses[:_MOST_ADDRESSES]:
        token.checkpoint()
        crl = services.revocation_lists.fetch(address, token)
        judged = judge(opened.certificate_pem, opened.chain_pem, crl, services.now()) if crl is not None else UNKNOWN
        if judged.standing is not Standing.UNKNOWN:
            return judged
    return UNKNOWN


def _remarks(
    details: CertificateDetails, judgement: Judgement, account: str, services: InstallServices
) -> tuple[Remark, ...]:
    now = services.now()
    said = {
        Remark.REVOKED: judgement.standing is Standing.REVOKED,
        Remark.EXPIRED: now > details.not_after,
        Remark.NOT_YET_VALID: now < details.not_before,
        Remark.OTHER_PERSON: names_another(holder_of(details), account),
        Remark.REVOCATION_UNKNOWN: judgement.standing is Standing.UNKNOWN and now <= details.not_after,
    }
    return tuple(remark for remark, is_so in said.items() if is_so)


def holder_of(details: CertificateDetails) -> str:
    """Return whose certificate it is: the CN, else the organisation, else nothing."""
    named = {part.name: part.value for part in reversed(details.subject)}
    return named.get("CN") or named.get("O") or ""


def names_another(holder: str, account: str) -> bool:
    """Whether a full name of an account shares no word with the holder's; one word alone is no full name."""
    words = _words(account)
    return len(words) > 1 and not words & _words(holder)


def _words(name: str) -> frozenset[str]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return frozenset("".join(sign if sign.isalnum() else " " for sign in bare).casefold().split())
