"""Fixtures for the last two steps: one small authority, and an enrolment that has answered everything."""

from dataclasses import replace

import pytest

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.session import CertificateOrder, State
from tests.support.cheap_locks import cheapen_locks
from tests.support.samples import enrolment_in
from tests.support.small_authority import EMAIL, SmallAuthority, small_authority


@pytest.fixture(autouse=True)
def cheap_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    cheapen_locks(monkeypatch)


@pytest.fixture(scope="session")
def authority() -> SmallAuthority:
    return small_authority()


@pytest.fixture
def answered(authority: SmallAuthority) -> Enrolment:
    """Return an enrolment whose order is the small authority's holder."""
    enrolment = enrolment_in(State.AUTHENTICATED)
    order = CertificateOrder(authority.subject_der, EMAIL, "bm9uY2U")
    return replace(enrolment, session=replace(enrolment.opened, certificate_order=order))
