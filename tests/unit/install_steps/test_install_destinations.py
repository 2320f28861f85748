"""Step 3 of the assistant: store by store, each read back; what is taken out is what was put in."""

from dataclasses import replace

import pytest

from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.install_steps import INSTALL_STEPS
from crypteo_desktop.install_steps.destinations import can_remove, remove, try_again
from crypteo_desktop.install_steps.installation import Installation, InstallServices
from crypteo_desktop.problems import ProblemKind, installing
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence
from tests.support.install_fakes import (
    FILE,
    FILE_PASSWORD,
    PRIMARY,
    MemoryList,
    chromium,
    firefox,
    install_services,
    small_authority,
)

FILE_STEP, PASSWORD_STEP, STEP = INSTALL_STEPS
FINGERPRINT = small_authority().fingerprint


def opened(services: InstallServices) -> Installation:
    read = FILE_STEP.run(Installation(FILE), services, CancelToken(), lambda _: None)
    return PASSWORD_STEP.run(replace(read, password=FILE_PASSWORD), services, CancelToken(), lambda _: None)


def installed(services: InstallServices, installation: Installation | None = None) -> Installation:
    return STEP.run(installation or opened(services), services, CancelToken(), lambda _: None)


def problems(installation: Installation) -> list[ProblemKind | None]:
    return [it.problem.kind if it.problem is not None else None for it in installation.destinations]


def test_every_chosen_store_is_written_read_back_and_noted():
    stores = (firefox(), chromium())
    services = install_services(*stores)
    heard: list[int] = []
    done = STEP.run(
        opened(services), services, CancelToken(), lambda it: heard.append(sum(map(_is_done, it.destinations)))
    )
    assert heard == [1, 2]
    assert STEP.is_finished(done)
    assert [store.held[FINGERPRINT] for store in stores] == [Presence.COMPLETE, Presence.COMPLETE]
    assert services.installed.installed("chromium") == {FINGERPRINT}


def _is_done(destination):
    return destination.was_tried and destination.has_certificate


def test_a_store_that_is_not_chosen_is_left_alone():
    left = chromium()
    services = install_services(firefox(), left)
    known = opened(services)
    known = known.with_destination(replace(known.destinations[1], is_chosen=False))
    installed(services, known)
    assert left.held == {}


def test_one_store_in_the_way_keeps_nobody_from_the_next_and_can_be_tried_again():
    busy = firefox(refuses=Obstacle.IN_USE)
    services = install_services(busy, chromium())
    done = installed(services)
    assert problems(done) == [installing.STORE_IN_USE, None]
    assert [it.is_left for it in done.destinations] == [True, False]
    busy.refuses = None
    again = try_again(busy.info.id)(done, services, CancelToken(), lambda _: None)
    assert problems(again) == [None, None]
    assert busy.held == {FINGERPRINT: Presence.COMPLETE}


def test_trying_again_before_the_act_only_looks():
    busy = firefox(refuses=Obstacle.IN_USE)
    services = install_services(busy)
    known = opened(services)
    busy.refuses = None
    seen = try_again(busy.info.id)(known, services, CancelToken(), lambda _: None)
    assert problems(seen) == [None]
    assert busy.held == {}
    assert not STEP.is_finished(seen)


def test_a_primary_password_is_asked_for_and_used():
    locked = firefox(primary=PRIMARY)
    services = install_services(locked)
    known = opened(services)
    assert STEP.missing(known)
    typed = known.with_destination(replace(known.destinations[0], password=Secret("wrong")))
    assert not STEP.missing(typed)
    assert problems(installed(services, typed)) == [installing.STORE_PASSWORD_WRONG]
    typed = known.with_destination(replace(known.destinations[0], password=PRIMARY))
    assert problems(installed(services, typed)) == [None]
    assert FINGERPRINT in locked.held


def test_what_does_not_read_back_whole_is_told_and_not_noted():
    services = install_services(firefox(loses=True))
    done = installed(services)
    assert problems(done) == [installing.STORE_DID_NOT_KEEP]
    assert not can_remove(done)


def test_what_cannot_be_noted_is_told():
    services = install_services(firefox(), installed=MemoryList(is_full=True))
    full = services.installed
    done = installed(services)
    assert problems(done) == [installing.NOT_NOTED]
    full.is_full = False
    again = try_again(done.destinations[0].store.info.id)(done, services, CancelToken(), lambda _: None)
    assert problems(again) == [None]
    assert can_remove(again)


def test_removing_takes_out_what_this_program_put_in_and_nothing_else():
    ours, foreign = firefox(), chromium(held={FINGERPRINT: Presence.COMPLETE})
    services = install_services(ours, foreign)
    done = installed(services)
    assert can_remove(done)
    gone = remove(done, services, CancelToken(), lambda _: None)
    assert (ours.held, foreign.held) == ({}, {FINGERPRINT: Presence.COMPLETE})
    assert "remove" not in foreign.calls
    assert services.installed.installed(ours.info.id) == frozenset()
    assert not can_remove(gone)


@pytest.mark.parametrize(
    ("options", "kind"),
    [({"loses": True}, installing.STORE_DID_NOT_REMOVE), ({"refuses": Obstacle.IN_USE}, installing.STORE_IN_USE)],
)
def test_what_is_not_removed_stays_noted(options, kind):
    store = firefox(held={FINGERPRINT: Presence.COMPLETE})
    services = install_services(store, installed=MemoryList({(store.info.id, FINGERPRINT)}))
    known = opened(services)
    for name, value in options.items():
        setattr(store, name, value)
    left = remove(known, services, CancelToken(), lambda _: None)
    assert problems(left) == [kind]
    assert can_remove(left)
    assert left.left == left.destinations
    store.refuses, store.loses = None, False
    gone = try_again(store.info.id)(left, services, CancelToken(), lambda _: None)
    assert problems(gone) == [None]
    assert store.held == {}


def test_nothing_goes_on_after_it_was_cancelled():
    store, token = firefox(), CancelToken()
    services = install_services(store)
    known = opened(services)
    token.cancel()
    with pytest.raises(Cancelled):
        STEP.run(known, services, token, lambda _: None)
    assert store.held == {}


def test_without_a_choice_the_reason_is_said():
    known = opened(install_services(firefox()))
    none = known.with_destination(replace(known.destinations[0], is_chosen=False))
    assert "Choose" in STEP.missing(none)[0].source


def test_where_it_is_everywhere_nothing_is_left_to_do():
    known = opened(install_services(firefox(held={FINGERPRINT: Presence.COMPLETE})))
    assert not STEP.missing(known)
    assert STEP.is_finished(known)
