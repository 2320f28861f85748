"""Step 3 of the assistant on the screen: what is said, what can be chosen, the result store by store, removing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence, StoreInfo, StoreKind
from crypteo_desktop.ui.install_assistant.destinations_page import DestinationsPage
from crypteo_desktop.ui.install_assistant.store_row import ChoiceRow
from crypteo_desktop.ui.widgets.message import BoxedMessage
from tests.support.install_fakes import (
    LIST_ADDRESS,
    NOW,
    PRIMARY,
    FakeLists,
    FakeStore,
    MemoryList,
    chromium,
    firefox,
    install_services,
    small_authority,
)
from tests.ui.install_assistant.conftest import Desk, Start

FINGERPRINT = small_authority().fingerprint
COMPLETE = {FINGERPRINT: Presence.COMPLETE}


def page_of(desk: Desk) -> DestinationsPage:
    page = desk.window.stage.page
    assert isinstance(page, DestinationsPage)
    return page


def choice(desk: Desk, index: int = 0) -> ChoiceRow:
    row = page_of(desk).rows[index]
    assert isinstance(row, ChoiceRow)
    return row


def said(desk: Desk) -> list[str]:
    return [box.accessibleName() for box in page_of(desk).findChildren(BoxedMessage) if box.isVisible()]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"now": lambda: NOW + timedelta(days=2000)}, "expired on 1 Apr 2029"),
        ({"now": lambda: NOW - timedelta(days=61)}, "valid from 2 Apr 2026 only"),
        ({"account_name": lambda: "Dominique Durand"}, "in the name of Camille MARTIN"),
        ({"revocation_lists": FakeLists()}, "Nobody could say"),
        (
            {"revocation_lists": FakeLists({LIST_ADDRESS: small_authority().revocation_list(revoked=True)})},
            "revoked on 30 May 2026",
        ),
    ],
    ids=["expired", "not yet", "another person", "unknown", "revoked"],
)
def test_what_must_be_said_is_said_before_anything_is_done(start: Start, changes: dict, words: str) -> None:
    store = firefox()
    desk = start(install_services(store, **changes))
    desk.open()
    assert any(words in box for box in said(desk))
    assert store.held == {}


def test_nothing_is_said_of_a_good_certificate(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open()
    assert said(desk) == []


def test_where_it_is_already_nothing_is_asked_and_the_end_is_good(start: Start) -> None:
    desk = start(install_services(firefox(held=dict(COMPLETE))))
    desk.open()
    assert "already on this computer" in said(desk)[0]
    assert (choice(desk).box.isEnabled(), choice(desk).box.isChecked()) == (False, True)
    assert desk.primary == "Finish"
    desk.enter()
    assert desk.statuses == [0]


def test_without_a_tick_there_is_nothing_to_install(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open()
    choice(desk).box.setFocus()
    desk.qtbot.keyClick(choice(desk).box, Qt.Key.Key_Space)
    assert not desk.window.frame.footer.primary.isEnabled()
    assert desk.window.frame.footer.reason() == "Choose where to install"
    desk.qtbot.keyClick(choice(desk).box, Qt.Key.Key_Space)
    assert desk.window.frame.footer.primary.isEnabled()


@pytest.mark.parametrize(
    ("obstacle", "words", "can_choose"),
    [
        (Obstacle.IN_USE, "Firefox is open. Close it, then choose Try again.", True),
        (Obstacle.READ_ONLY, "ask your IT department", False),
        (Obstacle.UNREADABLE, "Restart Firefox, then", False),
        (Obstacle.TOOLS_MISSING, "libnss3-tools", False),
        (Obstacle.NAME_IS_SHARED, "remove this one yourself in the settings of Firefox", False),
        (Obstacle.NOT_ALLOWED, "say yes when Firefox asks", True),
    ],
)
def test_an_obstacle_is_said_in_words_and_can_be_looked_at_again(
    start: Start, obstacle: Obstacle, words: str, can_choose: bool
) -> None:
    store = firefox(refuses=obstacle)
    desk = start(install_services(store))
    desk.open()
    assert words in choice(desk).line.words()
    assert words in choice(desk).box.accessibleDescription()
    assert choice(desk).box.isEnabled() is can_choose
    store.refuses = None
    choice(desk).retry.click()
    desk.settle()
    assert choice(desk).box.isEnabled()
    assert choice(desk).line.words() == "Profile default-esr"
    assert store.held == {}


def test_a_primary_password_is_typed_refused_under_its_field_and_typed_again(start: Start) -> None:
    store = firefox(primary=PRIMARY)
    desk = start(install_services(store))
    desk.open()
    assert desk.window.frame.footer.reason() == "Enter the primary password"
    assert choice(desk).password.edit.hasFocus()
    desk.qtbot.keyClicks(choice(desk).password.edit, "wrong")
    desk.enter()
    row = page_of(desk).rows[0]
    assert "CRY-740" in row.password.message.words()
    assert row.password.edit.hasFocus()
    desk.qtbot.keyClicks(row.password.edit, PRIMARY.reveal())
    desk.enter()
    assert store.held == COMPLETE
    assert page_of(desk).lead.words() == "Everything is done. You can close this window."
    assert desk.statuses == []


def test_a_primary_password_is_not_asked_for_where_nothing_is_to_be_installed(start: Start) -> None:
    desk = start(install_services(firefox(primary=PRIMARY), chromium()))
    desk.open()
    assert choice(desk).password.isVisible()
    choice(desk).box.setFocus()
    desk.qtbot.keyClick(choice(desk).box, Qt.Key.Key_Space)
    assert not choice(desk).password.isVisible()
    desk.enter()
    assert desk.screen == "7-1"


def test_the_result_says_what_is_left_and_try_again_does_it(start: Start) -> None:
    busy = firefox(refuses=Obstacle.IN_USE)
    desk = start(install_services(chromium(), busy))
    desk.open()
    desk.enter()
    assert page_of(desk).lead.words() == "One thing is left to do for Firefox."
    assert ["Installed" in row.line.words() for row in page_of(desk).rows] == [True, False]
    assert page_of(desk).rows[1].retry.hasFocus()
    assert page_of(desk).rows[1].retry.accessibleName() == "Try again for Firefox, Profile default-esr"
    busy.refuses = None
    page_of(desk).rows[1].retry.click()
    desk.settle()
    assert busy.held == COMPLETE
    desk.enter()
    assert desk.statuses == [0]


def test_two_stores_left_are_counted(start: Start) -> None:
    desk = start(install_services(*(firefox(name, refuses=Obstacle.IN_USE) for name in ("a", "b"))))
    desk.open()
    desk.enter()
    assert page_of(desk).lead.words() == "2 things are left to do."


def removable() -> tuple[Callable[[], bool], dict[str, object], tuple]:
    ours, foreign = chromium(held=dict(COMPLETE)), firefox(held=dict(COMPLETE))
    changes = {"installed": MemoryList({(ours.info.id, FINGERPRINT)})}
    return lambda: ours.held == {} and foreign.held == COMPLETE, changes, (ours, foreign)


def test_removing_asks_first_and_takes_out_only_what_was_put_in(start: Start) -> None:
    is_right, changes, stores = removable()
    desk = start(install_services(*stores, **changes))
    desk.open()
    button = page_of(desk).remove_button
    assert button is not None
    button.click()
    question = page_of(desk).question
    assert question is not None
    question.accept()
    desk.settle()
    assert is_right()
    assert "Removed" in page_of(desk).rows[0].line.words()
    desk.enter()
    assert desk.statuses == [0]


def test_keeping_it_removes_nothing(start: Start) -> None:
    _, changes, stores = removable()
    desk = start(install_services(*stores, **changes))
    desk.open()
    button = page_of(desk).remove_button
    assert button is not None
    button.click()
    question = page_of(desk).question
    assert question is not None
    question.reject()
    assert [store.held for store in stores] == [COMPLETE, COMPLETE]


def test_what_others_installed_is_not_offered_for_removal(start: Start) -> None:
    desk = start(install_services(firefox(held=dict(COMPLETE))))
    desk.open()
    assert page_of(desk).remove_button is None


def test_a_removal_that_failed_is_tried_again_as_a_removal(start: Start) -> None:
    store = chromium(held=dict(COMPLETE))
    desk = start(install_services(store, installed=MemoryList({(store.info.id, FINGERPRINT)})))
    desk.open()
    store.refuses = Obstacle.IN_USE
    button = page_of(desk).remove_button
    assert button is not None
    button.click()
    question = page_of(desk).question
    assert question is not None
    question.accept()
    desk.settle()
    assert desk.screen == "7-1"
    store.refuses = None
    page_of(desk).rows[0].retry.click()
    desk.settle()
    assert store.held == {}


def test_the_serial_number_stands_in_groups_and_is_copied_whole(start: Start) -> None:
    from crypteo_desktop.ui.widgets.details_table import DetailsTable  # noqa: PLC0415

    desk = start(install_services(firefox()))
    desk.open()
    table = page_of(desk).findChild(DetailsTable)
    assert table is not None
    serial = small_authority().holder.serial_number
    assert f"{serial:X}" in table.as_text().replace(":", "")


def test_a_password_of_a_store_shows_in_no_repr(start: Start) -> None:
    desk = start(install_services(firefox(primary=Secret("primary password"))))
    desk.open()
    desk.qtbot.keyClicks(choice(desk).password.edit, "primary password")
    assert "primary password" not in repr(page_of(desk).fill(desk.window.walk.installation).destinations[0].password)


@pytest.mark.parametrize(("kind", "reader"), [(StoreKind.WINDOWS, "Edge"), (StoreKind.MACOS, "Safari")])
def test_the_store_of_a_system_is_this_computer_and_says_who_reads_it(
    start: Start, kind: StoreKind, reader: str
) -> None:
    store = FakeStore(StoreInfo("one", kind))
    desk = start(install_services(store))
    desk.open()
    assert choice(desk).name == "This computer"
    assert reader in choice(desk).line.words()
    desk.enter()
    assert store.held == COMPLETE
