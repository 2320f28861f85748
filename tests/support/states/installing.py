"""Screens 7: the file, its password, what is said of the certificate, and what came of it store by store."""

from datetime import timedelta
from functools import partial
from typing import Final

from crypteo_desktop.stores import Obstacle, Presence
from tests.support.install_fakes import FILE_PASSWORD, LIST_ADDRESS, NOW, PRIMARY, FakeLists, FakeStore
from tests.support.states.assistant import (
    AUTHORITY,
    CHROMIUM,
    FIREFOX,
    MACOS,
    WINDOWS,
    WORK_PROFILE,
    Assistant,
    SlowStore,
    at_password,
    given,
    installed,
    opened,
    ours,
    services_of,
)
from tests.support.states.state import Showing, State, wait_until


def _typed(password: str, *, in_clear: bool = False, caps_lock: bool = False) -> Showing:
    assistant = at_password()
    page = assistant.password_page
    page.field.edit.insert(password)
    page.changed.emit()
    page.show_row.setChecked(in_clear)
    page._show_caps_lock(caps_lock)
    return assistant.showing()


def _wrong(password: str) -> Showing:
    assistant = at_password()
    assistant.open_with(password)
    return assistant.showing()


def _installing() -> Showing:
    slow = SlowStore(CHROMIUM)
    outside = services_of(FakeStore(FIREFOX), slow, FakeStore(WORK_PROFILE))
    assistant = given(outside)
    assistant.proceed()
    assistant.open_with(FILE_PASSWORD.reveal())
    assistant.proceed()
    wait_until(lambda: assistant.window.walk.installation.was_tried)
    return Showing(assistant.window, slow.go_on)


def _with_ours() -> Assistant:
    store = FakeStore(FIREFOX)
    return opened(store, FakeStore(CHROMIUM), **ours(store))


def _asked_before_removing() -> Showing:
    assistant = _with_ours()
    assistant.ask_before_removing()
    return assistant.showing()


def _removed() -> Showing:
    assistant = _with_ours()
    assistant.remove()
    return assistant.showing()


def _nothing_chosen() -> Showing:
    assistant = opened()
    for row in assistant.destinations_page.rows:
        row.box.setChecked(False)  # type: ignore[attr-defined]  # rows of a choice
    return assistant.showing()


def _elsewhere() -> Showing:
    """Installed by another program, so it cannot be removed from here."""
    return opened(FakeStore(FIREFOX, held={AUTHORITY.fingerprint: Presence.COMPLETE})).showing()


def _unlocked() -> Showing:
    assistant = opened(FakeStore(FIREFOX, primary=PRIMARY))
    assistant.destinations_page.rows[0].password.edit.insert(PRIMARY.reveal())
    assistant.destinations_page.changed.emit()
    return assistant.showing()


def _card() -> Showing:
    assistant = installed(FakeStore(FIREFOX, refuses=Obstacle.IN_USE))
    assistant.window.frame.strip.card_requested.emit()
    return assistant.showing()


def _revoked() -> dict[str, object]:
    return {"revocation_lists": FakeLists({LIST_ADDRESS: AUTHORITY.revocation_list(revoked=True)})}


_FIREFOX_RUNS: Final = partial(FakeStore, FIREFOX, refuses=Obstacle.IN_USE)
STATES: Final = (
    State("7-file", "7", lambda: given().showing(), ("Not opened yet",)),
    State("7-password", "7", lambda: _typed(""), ("Enter the password",)),
    State("7-password-in-clear", "7", lambda: _typed("Abcdef12", in_clear=True), ("Open",)),
    State("7-caps-lock", "7", lambda: _typed("ABC", caps_lock=True), ("Caps Lock is on",)),
    State("7-wrong-capitals", "7", lambda: _wrong("ABCDEF12"), ("Only capitals were typed: look at Caps Lock.",)),
    State("7-wrong-letters", "7", lambda: _wrong("Qbcdef12"), ("A and Q, Z and W, Y and M do not stand…",)),
    State("7-wrong-digits-and-spaces", "7", lambda: _wrong(" Abcdef&é"), ("For digits, this keyboard may want…",)),
    State("7-choice", "7", lambda: opened().showing(), ("Install in",)),
    State("7-choice-windows", "7", lambda: opened(FakeStore(WINDOWS)).showing(), ("Certificates of Windows, for…",)),
    State("7-choice-macos", "7", lambda: opened(FakeStore(MACOS)).showing(), ("Keychain of macOS, for…",)),
    State("7-nothing-chosen", "7", _nothing_chosen, ("Choose where to install",)),
    State("7-already-installed", "7", _elsewhere, ("This certificate is already on this computer",)),
    State("7-installed-from-here", "7", lambda: _with_ours().showing(), ("Remove from this computer…",)),
    State("7-removing-question", "7", _asked_before_removing, ("Remove the certificate from this computer?",)),
    State(
        "7-expired",
        "7",
        lambda: opened(now=lambda: NOW + timedelta(days=1200)).showing(),
        ("This certificate expired on {end}",),
    ),
    State(
        "7-not-yet-valid",
        "7",
        lambda: opened(now=lambda: NOW - timedelta(days=90)).showing(),
        ("This certificate is valid from {start} only",),
    ),
    State("7-revoked", "7", lambda: opened(**_revoked()).showing(), ("This certificate was revoked on {revoked}",)),
    State(
        "7-other-person",
        "7",
        lambda: opened(account_name=lambda: "Dominique Durand").showing(),
        ("This certificate is in the name of {holder}",),
    ),
    State(
        "7-revocation-unknown",
        "7",
        lambda: opened(revocation_lists=FakeLists()).showing(),
        ("Nobody could say whether it was revoked",),
    ),
    State(
        "7-everything-at-once",
        "7",
        lambda: opened(
            _FIREFOX_RUNS(),
            FakeStore(WORK_PROFILE, primary=PRIMARY),
            FakeStore(CHROMIUM, held={AUTHORITY.fingerprint: Presence.COMPLETE}),
            account_name=lambda: "Dominique Durand",
            **_revoked(),
        ).showing(),
        ("{program} is open.", "{program} is protected by a primary password."),
    ),
    State("7-unlocked", "7", _unlocked, ("Primary password of {store}",)),
    State("7-installing", "7", _installing, ("The certificate is being installed…", "Not done yet")),
    State("7-installed", "7", lambda: installed().showing(), ("The certificate is installed on this computer",)),
    State(
        "7-installed-in-one",
        "7",
        lambda: installed(_FIREFOX_RUNS(), FakeStore(CHROMIUM)).showing(),
        ("One thing is left to do for {store}.", "{program} is open."),
    ),
    State("7-removed", "7", _removed, ("The certificate was removed from this computer",)),
    State("7-support-card", "7", _card, ("For support",)),
)
