"""Takes damaged and hostile .p12 files through the assistant's first two screens, as steps and in its window."""

import argparse
import random
import resource
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial

from cryptography.utils import CryptographyDeprecationWarning
from PySide6.QtCore import QEventLoop, QTimer

from crypteo_desktop.app import make_application, surroundings
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.p12 import build_p12
from crypteo_desktop.file_format import Format
from crypteo_desktop.install_steps import INSTALL_STEPS
from crypteo_desktop.install_steps.installation import Installation, InstallServices
from crypteo_desktop.problems import anywhere
from crypteo_desktop.ui.install_assistant.password_page import PasswordPage
from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from tests.support.install_fakes import FILE, chromium, install_services, pem, small_authority
from tests.support.samples import PASSWORD, PROFILE
from tools.fuzz_files import MEMORY, OPENED, Outcome, spoilt, told

WINDOW_MEMORY = 512 * 1024  # kB that are resident at most, with Qt
WINDOW_SHARE = 100  # one file in so many is also shown in the real window
_GLANCE_MS = 5
_OVERDUE_MS = 60_000


@cache
def seeds() -> dict[Format, bytes]:
    """Return a good file in each format; its certificate names a revocation list, which is asked for."""
    holder = small_authority()
    opened = holder.opened
    parts = (opened.key, opened.certificate_pem, (pem(holder.certificate),), PASSWORD, "Éloïse")
    return {form: build_p12(*parts, form, rounds=3) for form in Format}


def outside(content: bytes) -> InstallServices:
    """Return a computer with one store and this file."""
    return install_services(chromium(), read=lambda _: content)


def fuzz_steps(files: int, seed: int) -> Outcome:
    """Take the crafted files and so many mutated ones through both steps, without a window."""
    return _each(files, seed, _walked)


def fuzz_window(files: int, seed: int) -> Outcome:
    """Do the same with the real window; needs a QApplication."""
    return _each(files, seed, _seen)


def _each(files: int, seed: int, act: Callable[[bytes], str]) -> Outcome:
    # A certificate with a serial number of nought is odd, not dangerous: the library only warns.
    warnings.simplefilter("ignore", CryptographyDeprecationWarning)
    outcome = Outcome()
    for form, content in seeds().items():
        outcome.note(f"whole, {form.value}", partial(act, content))
    for what, content in spoilt(seeds(), files, seed):
        outcome.note(what, partial(act, content))
    return outcome


def _walked(content: bytes) -> str:
    services, token = outside(content), CancelToken()
    installation = Installation(FILE)
    for step in INSTALL_STEPS[:2]:
        installation = step.run(replace(installation, password=PASSWORD), services, token, lambda _: None)
    return OPENED


def _seen(content: bytes) -> str:
    """Come as far as the window lets one, third screen included, and return the code of what it said last."""
    errors: list[BaseException] = []
    former, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: errors.append(error)
    window = AssistantWindow(FILE, outside(content), PROFILE, version="6.0.0", surroundings=surroundings)
    try:
        window.show()
        _settle(window)
        if window.problem is None:
            window.stage.proceed()
            page = window.stage.page
            assert isinstance(page, PasswordPage)
            page.field.edit.setText(PASSWORD.reveal())
            window.stage.proceed()
            _settle(window)
        problem = window.stage.last_problem
    finally:
        window.close()
        window.deleteLater()
        _pass_time(lambda: True)
        sys.excepthook = former
    if errors:
        raise errors[0]
    if problem is not None and problem.kind is anywhere.PROGRAM_ERROR:
        raise RuntimeError("the work broke")
    return OPENED if problem is None else problem.kind.code


def _settle(window: AssistantWindow) -> None:
    _pass_time(lambda: not window.walk.is_busy)
    if window.walk.is_busy:
        raise TimeoutError


def _pass_time(is_over: Callable[[], bool]) -> None:
    """Let Qt work until something is so, or a minute is over."""
    loop, glance, overdue = QEventLoop(), QTimer(), QTimer()
    glance.timeout.connect(lambda: is_over() and loop.quit())
    overdue.timeout.connect(loop.quit)
    glance.start(_GLANCE_MS)
    overdue.start(_OVERDUE_MS)
    loop.exec()
    glance.stop()
    overdue.stop()


def main() -> int:
    """Fuzz, print what came of it, and return 1 when something failed or the memory grew too much."""
    parser = argparse.ArgumentParser(prog="make fuzz-files", description=__doc__)
    parser.add_argument("--files", type=int, default=100_000, help="how many mutated files for the steps (100000)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32), help="repeat a former run")
    arguments = parser.parse_args()
    files, seed = arguments.files, arguments.seed
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    failed = told(f"{files} files through the steps, seed {seed}", lambda: fuzz_steps(files, seed))
    resource.setrlimit(resource.RLIMIT_AS, (most, most))  # Qt's libraries alone take much of the address space
    application = make_application("fr")
    application.setQuitOnLastWindowClosed(False)
    shown = files // WINDOW_SHARE
    failed |= told(f"{shown} files through the window, seed {seed}", lambda: fuzz_window(shown, seed))
    return failed | (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > WINDOW_MEMORY)


if __name__ == "__main__":
    raise SystemExit(main())
