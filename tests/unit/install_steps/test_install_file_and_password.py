"""Steps 1 and 2 of the assistant: what is read of the file, and what is said before anything is done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.p12 import LARGEST
from crypteo_desktop.install_steps import INSTALL_STEPS
from crypteo_desktop.install_steps.installation import Installation, InstallServices, Remark
from crypteo_desktop.install_steps.password import names_another
from crypteo_desktop.problems import Problem, installing, opening
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence
from tests.support.install_fakes import (
    FILE,
    FILE_PASSWORD,
    LIST_ADDRESS,
    NOW,
    FakeLists,
    MemoryList,
    chromium,
    firefox,
    install_services,
    small_authority,
)

FILE_STEP, PASSWORD_STEP, _ = INSTALL_STEPS


def read(services: InstallServices) -> Installation:
    return FILE_STEP.run(Installation(FILE), services, CancelToken(), lambda _: None)


def opened(services: InstallServices, password: Secret = FILE_PASSWORD) -> Installation:
    """Read and open the file."""
    typed = replace(read(services), password=password)
    return PASSWORD_STEP.run(typed, services, CancelToken(), lambda _: None)


def test_the_file_is_read_and_not_opened():
    installation = read(install_services())
    assert FILE_STEP.is_finished(installation)
    assert FILE_STEP.missing(Installation(FILE))
    assert installation.opened is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"a letter", opening.NOT_A_P12), (b"", opening.NOT_A_P12), (bytes(LARGEST + 1), opening.TOO_LARGE)],
)
def test_a_file_that_is_none_is_refused_before_its_password_is_asked_for(content, kind):
    with pytest.raises(Problem) as caught:
        read(install_services(read=lambda _: content))
    assert caught.value.kind is kind


def test_a_certificate_that_opens_and_cannot_be_read_is_a_damaged_file():
    no_certificate = replace(small_authority().opened, certificate_pem="no certificate")
    with pytest.raises(Problem) as caught:
        opened(install_services(firefox(), open=lambda _content, _password: no_certificate))
    assert caught.value.kind is opening.DAMAGED


def test_a_file_that_vanished_is_told():
    services = install_services()
    with pytest.raises(Problem) as caught:
        FILE_STEP.run(Installation(FILE.with_name("other.p12")), services, CancelToken(), lambda _: None)
    assert caught.value.kind is installing.GIVEN_FILE_GONE


def test_a_wrong_password_is_told_and_the_right_one_is_forgotten_after_use():
    with pytest.raises(Problem) as caught:
        opened(install_services(firefox()), Secret("Wrong123"))
    assert caught.value.kind is opening.PASSWORD_WRONG
    installation = opened(install_services(firefox()))
    assert not installation.password
    assert PASSWORD_STEP.is_finished(installation)
    assert PASSWORD_STEP.missing(Installation(FILE))


def test_nothing_is_remarked_on_a_good_certificate_of_this_person():
    installation = opened(install_services(firefox(), chromium()))
    assert installation.remarks == ()
    assert [it.is_chosen for it in installation.destinations] == [True, True]


@pytest.mark.parametrize(
    ("when", "remark"),
    [(NOW + timedelta(days=2000), Remark.EXPIRED), (NOW - timedelta(days=61), Remark.NOT_YET_VALID)],
)
def test_dates_are_said_and_nothing_is_chosen_beforehand(when, remark):
    installation = opened(install_services(firefox(), now=lambda: when))
    assert remark in installation.remarks
    assert not installation.destinations[0].is_chosen


def test_a_revoked_certificate_is_told_with_its_day():
    lists = FakeLists({LIST_ADDRESS: small_authority().revocation_list(revoked=True)})
    installation = opened(install_services(firefox(), revocation_lists=lists))
    assert installation.remarks == (Remark.REVOKED,)
    assert installation.revoked_on == NOW - timedelta(days=2)
    assert not installation.destinations[0].is_chosen


@pytest.mark.parametrize(
    "crl",
    [
        None,
        b"",
        b"no list at all",
        small_authority().revocation_list(revoked=True, signed_by=small_authority().holder_key),
        small_authority().revocation_list(revoked=True, now=NOW - timedelta(days=30)),
        small_authority().revocation_list(revoked=True, now=NOW + timedelta(days=30)),
        small_authority(NOW - timedelta(days=90)).revocation_list(revoked=True),
    ],
    ids=["none", "empty", "noise", "forged", "old", "future", "another authority's"],
)
def test_a_list_that_proves_nothing_leaves_it_unknown(crl):
    lists = FakeLists({} if crl is None else {LIST_ADDRESS: crl})
    installation = opened(install_services(firefox(), revocation_lists=lists))
    assert installation.remarks == (Remark.REVOCATION_UNKNOWN,)
    assert installation.destinations[0].is_chosen
    assert lists.asked == [LIST_ADDRESS]


def test_another_persons_certificate_is_a_plain_note():
    installation = opened(install_services(firefox(), account_name=lambda: "Dominique Durand"))
    assert installation.remarks == (Remark.OTHER_PERSON,)
    assert installation.destinations[0].is_chosen


@pytest.mark.parametrize(
    ("account", "is_another"),
    [("", False), ("root", False), ("MARTIN Camille", False), ("Cämille Durand", False), ("Jean Dupont", True)],
)
def test_names_are_compared_by_their_words(account, is_another):
    assert names_another("Camille MARTIN", account) is is_another


def test_what_is_installed_already_is_told_and_not_chosen_again():
    fingerprint = small_authority().fingerprint
    there = firefox(held={fingerprint: Presence.COMPLETE})
    noted = MemoryList({(there.info.id, fingerprint)})
    installation = opened(install_services(there, chromium(), installed=noted))
    assert installation.remarks == (Remark.ALREADY_INSTALLED,)
    assert [(it.is_chosen, it.is_ours) for it in installation.destinations] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("obstacle", "kind", "is_chosen"),
    [
        (Obstacle.IN_USE, installing.STORE_IN_USE, True),
        (Obstacle.IS_LOCKED, installing.STORE_LOCKED, True),
        (Obstacle.READ_ONLY, installing.STORE_READ_ONLY, False),
        (Obstacle.UNREADABLE, installing.STORE_UNREADABLE, False),
        (Obstacle.TOOLS_MISSING, installing.STORE_TOOLS_MISSING, False),
        (Obstacle.NAME_IS_SHARED, installing.STORE_NAME_IS_SHARED, False),
        (Obstacle.NOT_ALLOWED, installing.STORE_NOT_ALLOWED, True),
    ],
)
def test_each_obstacle_is_told_before_anything_is_done(obstacle, kind, is_chosen):
    store = firefox(refuses=obstacle)
    destination = opened(install_services(store)).destinations[0]
    assert destination.problem is not None
    assert destination.problem.kind is kind
    assert destination.is_chosen is is_chosen
    assert "install" not in store.calls


def test_a_computer_without_a_store_is_told():
    with pytest.raises(Problem) as caught:
        opened(install_services())
    assert caught.value.kind is installing.NO_STORE
