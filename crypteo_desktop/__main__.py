"""The command line of the wizard: what was asked for decides what is loaded."""

import sys
from collections.abc import Sequence

from crypteo_desktop.settings import read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; --help, --version and wrong usage never load Qt."""
    settings = read_settings(sys.argv[1:] if arguments is None else arguments)
    from crypteo_desktop.app import run  # noqa: PLC0415  Qt is loaded for a window, not for --help

    return run(settings)


if __name__ == "__main__":
    raise SystemExit(main())
