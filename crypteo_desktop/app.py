"""The composition root: the one place that knows the screens and the outside world, and binds them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from crypteo_desktop.adapters.console import has_display
from crypteo_desktop.adapters.core_dumps import turn_off_core_dumps
from crypteo_desktop.adapters.folders import data_folder
from crypteo_desktop.cannot_start import CannotStart, show_start_error
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.outside_world import make_services
from crypteo_desktop.policy import Policy
from crypteo_desktop.problems import Problem, anywhere
from crypteo_desktop.profile import Profile, ProfileError
from crypteo_desktop.resources import resource
from crypteo_desktop.restart import Restart
from crypteo_desktop.second_start import HandedOver, claim_or_hand_over, listen_at
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import NOTHING_SETTLED, Places, Settings
from crypteo_desktop.steps import STEPS
from crypteo_desktop.this_computer import profile_in_force, surroundings
from crypteo_desktop.ui import accessible_roles, collecting, qt_log, translation
from crypteo_desktop.ui.first_paint import FirstPaint
from crypteo_desktop.ui.text_size import TextSize
from crypteo_desktop.ui.theme import STYLE, Theme
from crypteo_desktop.ui.windows import Windows
from crypteo_desktop.ui.wizard_window import WizardWindow, choose_folder
from crypteo_desktop.version import __version__
from crypteo_desktop.watching import Watch

if TYPE_CHECKING:
    from crypteo_desktop.install_steps.installation import InstallServices
    from crypteo_desktop.ui.install_assistant.window import AssistantWindow

# Threads that compute in plain Python hand over this often, in seconds: the window needs the interpreter a dozen
# times to paint itself, and with Python's own 5 ms each it would stand still for 60 ms beside a key derivation.
HAND_OVER: Final = 0.0005
DONE: Final = 0
FAILED: Final = 1
WRONG_USAGE: Final = 2
LEFT_BEFORE_THE_END: Final = 3
INTERRUPT_GLANCE_MS: Final = 250


def run(settings: Settings) -> int:
    """Open the window for one download or one certificate file, unless another process does; return the exit status."""
    turn_off_core_dumps()
    profile = prepare(settings)
    app = make_application(settings.language)
    try:
        place = claim_or_hand_over(settings.data_dir or data_folder(), settings.asked)
    except HandedOver:
        return DONE
    watch = Watch(
        settings.data_dir or data_folder(),
        keep_log=settings.keep_log,
        tell_without_window=partial(show_start_error, app, Problem(anywhere.PROGRAM_STOPPED)),
    )
    watch.begin()
    windows = make_windows(profile, settings)
    again = Restart(app, windows, settings)
    watch.over(windows, profile.support, again.leave)
    if place is not None:
        listen_at(place, windows)
    status = show(app, windows)
    watch.end(status)
    again.start_if_wanted()
    return status


def prepare(settings: Settings) -> Profile:
    """Return the profile, once it is sure that a window can be shown; raise CannotStart."""
    if settings.auto:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not has_display():
        raise CannotStart("there is no display here; `--demo --auto` needs none", FAILED)
    try:
        return profile_in_force(settings)
    except ProfileError as error:
        raise CannotStart(str(error), WRONG_USAGE, anywhere.PROFILE_UNUSABLE) from error


def make_application(language: str | None) -> QApplication:
    """Return the application with its language and its look."""
    sys.setswitchinterval(HAND_OVER)
    qt_log.install()
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName("crypteo-desktop")
    app.setApplicationDisplayName("Crypteo Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("crypteo-desktop")
    app.setQuitOnLastWindowClosed(False)
    translation.install(app, language)
    accessible_roles.install()
    TextSize.of(app).follow_system()
    Theme.apply(app)
    return app


def make_windows(profile: Profile, settings: Settings) -> Windows:
    """Return the window of what was asked for, ready to open others beside it."""
    report = partial(make_report, settings, profile)

    def open_wizard(link: Secret, install: Callable[[Path], None]) -> WizardWindow:
        return make_window(profile, link, settings.places, policy=settings.policy, install=install, report=report)

    return Windows(settings.asked, open_wizard, partial(make_assistant, profile, settings.places, report=report))


def make_report(settings: Settings, profile: Profile) -> str:
    """Return the diagnosis that `--diagnose` prints, in the language in force."""
    from crypteo_desktop.diagnosing import diagnosis  # noqa: PLC0415  nobody asks for it before the window

    return diagnosis(settings, profile)


def make_assistant(
    profile: Profile, places: Places, file: Path, report: Callable[[], str] | None = None
) -> AssistantWindow:
    """Return the install assistant for one certificate file."""
    from crypteo_desktop.ui.install_assistant.window import AssistantWindow  # noqa: PLC0415  a download does without

    services = make_install_services(places)
    window = AssistantWindow(file, services, profile, version=__version__, surroundings=surroundings)
    if report is not None:
        window.offer_report(report)
    return window


def make_install_services(places: Places) -> InstallServices:
    """Return the outside world of the install assistant."""
    from crypteo_desktop.adapters.account import account_name  # noqa: PLC0415  a download does without
    from crypteo_desktop.adapters.disk import replace_whole  # noqa: PLC0415
    from crypteo_desktop.adapters.given_file import read_given_file  # noqa: PLC0415
    from crypteo_desktop.adapters.installed_list import InstalledFile  # noqa: PLC0415
    from crypteo_desktop.adapters.revocation_lists import HttpLists  # noqa: PLC0415
    from crypteo_desktop.adapters.system_stores import computer_stores  # noqa: PLC0415
    from crypteo_desktop.crypto.p12 import inspect_p12, open_any_p12  # noqa: PLC0415
    from crypteo_desktop.install_steps.installation import InstallServices  # noqa: PLC0415

    return InstallServices(
        read=read_given_file,
        inspect=inspect_p12,
        open=open_any_p12,
        stores=computer_stores(),
        installed=InstalledFile((places.data or data_folder()) / "installed.json"),
        revocation_lists=HttpLists(f"crypteo-desktop/{__version__}"),
        account_name=account_name,
        write_for_owner=replace_whole,
        now=partial(datetime.now, UTC),
    )


def make_window(
    profile: Profile,
    link: Secret,
    places: Places,
    *,
    demo: bool = False,
    policy: Policy = NOTHING_SETTLED,
    install: Callable[[Path], None] | None = None,
    report: Callable[[], str] | None = None,
) -> WizardWindow:
    """Return the wizard for one download; a demonstration keeps nothing in the system's keyring."""
    services = make_services(profile, places, policy, has_keyring=not demo)
    ask = choose_folder if policy.folder is None else partial(_tell_settled_folder, policy.folder)
    flow = Flow.start(STEPS, Enrolment(typed_link=link))
    window = WizardWindow(
        flow, services, version=__version__, demo=demo, ask_for_folder=ask, install=install, paints_first=True
    )
    if report is not None:
        window.offer_report(report)
    return window


def _tell_settled_folder(folder: Path, parent: QWidget) -> None:
    from crypteo_desktop.ui.settled_folder import tell_settled_folder  # noqa: PLC0415  the window comes first

    tell_settled_folder(folder, parent)


def behind_first_paint(app: QApplication) -> None:
    """Do what the holder need not wait for; every way to show the first window ends in it."""
    app.setWindowIcon(QIcon(str(resource("icons", "mark.svg"))))
    collecting.begin()
    if sys.platform == "linux":
        from crypteo_desktop.ui.desktop_settings import follow_desktop  # noqa: PLC0415  the window comes first

        follow_desktop(app)


def show(app: QApplication, window: WizardWindow | Windows) -> int:
    """Show the window, and those that open beside it, until the holder leaves.

    Print the code of what stopped it, and return the exit status.
    """
    listening = _leave_on_interrupt(app)
    window.left.connect(app.exit)
    FirstPaint(window.first if isinstance(window, Windows) else window, partial(behind_first_paint, app))
    window.show()
    status = app.exec()
    listening.stop()
    if window.problem is not None:
        sys.stderr.write(f"crypteo-desktop: {window.problem.kind.code} ({window.problem.kind.name})\n")
    return status


def _leave_on_interrupt(app: QApplication) -> QTimer:
    """Let Ctrl+C in the terminal end the program; the timer gives Python a moment to hear of it."""
    signal.signal(signal.SIGINT, lambda *_: app.exit(LEFT_BEFORE_THE_END))
    listening = QTimer(app)
    listening.timeout.connect(lambda: None)
    listening.start(INTERRUPT_GLANCE_MS)
    return listening
