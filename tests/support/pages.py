"""Pages for tests: shown with an enrolment, with what they emit remembered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from crypteo_desktop.crypto.details import CertificateDetails, NamePart
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.media import Keeping
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.pages.page import Page, PageContext
from tests.support.media import keeping_of
from tests.support.samples import NOW, PROFILE

AnyPage = TypeVar("AnyPage", bound=Page)
FILE = Path("/downloads/Camille_MARTIN_540206.p12")
DETAILS = CertificateDetails(
    subject=(
        NamePart("C", "2.5.4.6", "FR"),
        NamePart("O", "2.5.4.10", "TEST ENTREPRISE"),
        NamePart("OU", "2.5.4.11", "0002 123456789"),
        NamePart("CN", "2.5.4.3", "Camille MARTIN"),
    ),
    issuer=(NamePart("C", "2.5.4.6", "FR"), NamePart("CN", "2.5.4.3", "Crypteo Demo Issuing CA")),
    issuer_name="Crypteo Demo Issuing CA",
    not_before=NOW,
    not_after=NOW.replace(year=NOW.year + 3),
    serial_number="4A:1F:09",
    key_usages=("digitalSignature", "nonRepudiation"),
    extended_key_usages=(),
    signature_algorithm_oid="1.2.840.113549.1.1.11",
    key_bits=3072,
    public_key_sha256="9c27e1405bd8" + "00" * 25 + "a3",
    fingerprint_sha256="ab" * 32,
    email="camille.martin@example.com",
)


@dataclass
class Told:
    """What a page emitted: how often it changed, and the work that it asked for."""

    changes: int = 0
    work: list[object] = field(default_factory=list)

    def on_changed(self) -> None:
        self.changes += 1


def shown(
    qtbot: QtBot,
    kind: type[AnyPage],
    step_id: str,
    enrolment: Enrolment,
    monotonic: Callable[[], float] = lambda: 1000.0,
    keeping: Keeping | None = None,
) -> tuple[AnyPage, Told]:
    """Return a page of one step that presents `enrolment`, on the screen, and what it tells."""
    step = next(step for step in STEPS if step.info.id == step_id)
    page, told = kind(step, PageContext(PROFILE, monotonic, keeping or keeping_of())), Told()
    qtbot.addWidget(page)
    page.changed.connect(told.on_changed)
    page.work_requested.connect(told.work.append)
    page.present(enrolment)
    page.show()
    return page, told
