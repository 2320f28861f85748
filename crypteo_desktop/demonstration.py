"""The demonstration: a service on this computer, its mailbox beside the wizard, or a scripted holder before it."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from crypteo_desktop.adapters.demo_backend import DemoBackend, DemoError, DemoOrder, start_demo_backend
from crypteo_desktop.app import (
    DONE,
    FAILED,
    WRONG_USAGE,
    behind_first_paint,
    make_application,
    make_window,
    prepare,
    show,
)
from crypteo_desktop.cannot_start import CannotStart
from crypteo_desktop.profile import Profile, Server
from crypteo_desktop.settings import Places, Settings
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.mailbox import Mailbox, Message
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder, Until
from crypteo_desktop.ui.demo.scripts import DEMO_PASSWORD, Knowledge, locked_walk, whole_walk
from crypteo_desktop.ui.first_paint import FirstPaint
from crypteo_desktop.ui.wizard_window import WizardWindow

Script = Callable[[Hands, Knowledge, Callable[[str], None]], Iterator[Until]]


def run(settings: Settings) -> int:
    """Start the service, play or show, stop the service; return the exit status."""
    profile = prepare(settings)
    _make_folder(settings.pictures)
    _tell("Starting a certificate service on this computer, with an order ready to download …")
    try:
        service = start_demo_backend()
    except DemoError as error:
        _tell(f"The demonstration could not start: {error}")
        return FAILED
    try:
        local = replace(profile, servers=(Server("demo", service.base_url),))
        with TemporaryDirectory(prefix="crypteo-demo-", ignore_cleanup_errors=True) as own_files:
            places = Places(settings.save_to, settings.data_dir or Path(own_files))
            if settings.auto:
                return _play(settings, places, local, service)
            return _show(settings, places, local, service)
    except DemoError as error:
        _tell(f"The demonstration ended: {error}")
        return FAILED
    finally:
        service.stop()


def _make_folder(folder: Path | None) -> None:
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(f"--pictures: {folder}: {error.strerror}", WRONG_USAGE) from error


def _show(settings: Settings, places: Places, profile: Profile, service: DemoBackend) -> int:
    _tell(f"Its mailbox is also a web page: {service.mailbox_url}")
    app = make_application(settings.language)
    window = make_window(profile, service.link, places, demo=True)
    mailbox = Mailbox(lambda: _messages(service), service.answers)
    mailbox.stand_beside(window)
    return show(app, window)


def _messages(service: DemoBackend) -> tuple[Message, ...]:
    return tuple(
        Message(told.id, told.channel, told.to, told.subject, told.body, told.sent_at) for told in service.messages()
    )


def _play(settings: Settings, places: Places, profile: Profile, service: DemoBackend) -> int:
    app = make_application(settings.language)
    first = DemoOrder(service.link, service.retrieval_code, service.answers)
    walk = partial(_walk, app, settings.pictures, lambda order: make_window(profile, order.link, places, demo=True))
    if settings.pictures is not None and walk(service.new_order(), locked_walk) is None:
        return FAILED
    window = walk(first, whole_walk)
    file = window.saved_file if window is not None else None
    if file is None:
        return FAILED
    _report(file, settings.pictures)
    return DONE


def _walk(
    app: QApplication,
    pictures: Path | None,
    open_window: Callable[[DemoOrder], WizardWindow],
    order: DemoOrder,
    script: Script,
) -> WizardWindow | None:
    """Play one script on a window of its own; return the window as it ended, or None when the script gave up."""
    window = open_window(order)
    hands = Hands(window, pictures)
    acts = script(hands, Knowledge(order.retrieval_code, order.answers), _tell)
    holder = ScriptedHolder(acts, window, lambda: window.problem is not None)
    holder.finished.connect(lambda: app.exit(DONE))
    holder.gave_up.connect(lambda what: _give_up(app, hands, what))
    FirstPaint(window, partial(behind_first_paint, app))
    window.show()
    window.activateWindow()
    holder.start()
    ended = app.exec()
    window.hide()
    return window if ended == DONE else None


def _give_up(app: QApplication, hands: Hands, what: str) -> None:
    problem = hands.window.problem
    code = problem.kind.code if problem is not None else "no code"
    _tell(f"Gave up on screen {hands.screen} ({code}): waited in vain for {what}")
    hands.picture("gave-up")
    app.exit(FAILED)


def _report(file: Path, pictures: Path | None) -> None:
    _tell(f"Saved: {file.resolve()}")
    _tell(f"SHA-256: {hashlib.sha256(file.read_bytes()).hexdigest()}")
    _tell(f"Password (of this demonstration): {DEMO_PASSWORD.reveal()}")
    if pictures is not None:
        _tell(f"Pictures of the screens: {pictures.resolve()}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
