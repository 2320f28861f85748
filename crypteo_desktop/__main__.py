"""The command line of the wizard: what was asked for decides what is loaded."""

import sys
from collections.abc import Sequence
from typing import Final

from crypteo_desktop.adapters.console import needs_a_window
from crypteo_desktop.adapters.policy_place import system_policy
from crypteo_desktop.policy import PolicyError
from crypteo_desktop.problems import Problem, ProblemKind, anywhere
from crypteo_desktop.profile import ProfileError
from crypteo_desktop.settings import Settings, read_settings

WRONG_USAGE: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; --help and wrong usage never load Qt."""
    try:
        policy = system_policy()
    except PolicyError as reason:
        return _refused(str(reason), WRONG_USAGE, anywhere.POLICY_UNUSABLE)
    settings = read_settings(sys.argv[1:] if arguments is None else arguments, policy)
    if settings.version:
        # The libraries it names take their time to load.
        from crypteo_desktop.about import about  # noqa: PLC0415

        sys.stdout.write(about())
        return 0
    if settings.diagnose:
        return _diagnose(settings)
    # Qt is loaded for a window, not for --help; the demonstration not for the holder's own download.
    from crypteo_desktop.ui import collecting  # noqa: PLC0415
    from crypteo_desktop.ui.plain_imports import load_qt  # noqa: PLC0415

    collecting.put_off()
    load_qt()
    if settings.demo:
        from crypteo_desktop.demonstration import run  # noqa: PLC0415
    else:
        from crypteo_desktop.app import run  # noqa: PLC0415
    from crypteo_desktop.cannot_start import CannotStart  # noqa: PLC0415

    try:
        return run(settings)
    except CannotStart as reason:
        return _refused(str(reason), reason.status, reason.kind, settings.language)


def _diagnose(settings: Settings) -> int:
    from crypteo_desktop import diagnosing  # noqa: PLC0415  a window does without
    from crypteo_desktop.this_computer import profile_in_force  # noqa: PLC0415

    try:
        return diagnosing.run(settings, profile_in_force(settings))
    except ProfileError as reason:
        return _refused(str(reason), WRONG_USAGE, anywhere.PROFILE_UNUSABLE, settings.language)


def _refused(sentence: str, status: int, kind: ProblemKind | None, language: str | None = None) -> int:
    """Say why the program does not start: on the console, and in a window where there is none."""
    sys.stderr.write(f"crypteo-desktop: {f'{kind.code}: ' if kind else ''}{sentence}\n")
    if kind is not None and needs_a_window():
        from crypteo_desktop.app import make_application  # noqa: PLC0415  --help does without Qt
        from crypteo_desktop.cannot_start import show_start_error  # noqa: PLC0415  as above

        show_start_error(make_application(language), Problem(kind), sentence)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
