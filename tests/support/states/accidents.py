"""What shows when the program itself fails: at once, at the next start, or in place of a start."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from crypteo_desktop.problems import Problem, ProblemKind, anywhere
from crypteo_desktop.ui.crash_dialog import CrashDialog
from crypteo_desktop.ui.start_error import StartError
from tests.support.samples import PROFILE
from tests.support.states.download import download
from tests.support.states.state import Showing, come_up

_DETAIL: Final = f"{Path('/etc/crypteo-desktop/policy.toml')}: line 3: no such setting"


def crashed(_: Problem) -> Showing:
    """Say that a part has failed."""
    shown = download(3)
    shown.window.stage.last_problem = Problem(anywhere.PROGRAM_STOPPED)  # as after a real crash
    CrashDialog(shown.window, PROFILE.support).open()
    return shown.showing()


def not_started(problem: Problem) -> Showing:
    """Say why there is no start."""
    window = StartError(problem, _DETAIL)
    come_up(window, as_large_as_it_is=True)
    return Showing(window, lambda: None)


PLACES: Final[dict[ProblemKind, tuple[str, Callable[[Problem], Showing]]]] = {
    anywhere.PROGRAM_STOPPED: ("3", crashed),
    anywhere.POLICY_UNUSABLE: ("", not_started),
    anywhere.PROFILE_UNUSABLE: ("", not_started),
}
"""Where these codes appear: on which screen, and how."""
