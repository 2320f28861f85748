"""The command line of the reference backend."""

import argparse
import importlib
import logging
import os
import signal
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from crypteo_backend.commands.outcome import CommandFailed, WrongUsage

COMMANDS = {
    "demo": "serve a demonstration on this machine, with an order ready to download",
    "serve": "serve the enrolment contract",
    "order": "create, list, show, unlock, free and revoke orders, and send their links again",
    "agent": "add, list, shut out and reset the agents of the support console",
    "authority": "make and show the service's own certificate authority, list what is revoked",
    "database": "tell the version of the database's tables, and bring them to this program's",
    "keys": "make the pepper, add a generation to it, and tell which generations are needed",
    "audit": "verify the audit log, and show it",
    "openapi": "print the contract as OpenAPI 3.1",
}


class Command(Protocol):
    """What a module of `crypteo_backend.commands` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Describe the command's options."""

    def run(self, arguments: argparse.Namespace, /) -> int:
        """Do the work and return the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return the exit status: 0 done, 1 failed, 2 wrong usage, 141 nobody reads on."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    told = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _told_to_the_end(told)
    except BrokenPipeError:
        return _end_unread()
    except WrongUsage as error:
        sys.stderr.write(f"crypteo-backend: {error}\n")
        return 2
    except CommandFailed as error:
        sys.stderr.write(f"crypteo-backend: {error}\n")
        return 1


def _told_to_the_end(told: list[str]) -> int:
    """Run the command and write out all that it says, help too; raises BrokenPipeError when nobody reads it."""
    try:
        return _run(told)
    finally:
        sys.stdout.flush()


def _end_unread() -> int:
    """Return the status of a program whose reader, such as `head`, has left: that of SIGPIPE, as shells tell it."""
    # What is still buffered goes nowhere; at its end Python would complain of it ("Note on SIGPIPE" in its library).
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 128 + signal.SIGPIPE


def _run(told: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="crypteo-backend", description="Reference backend of the enrolment contract.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    chosen = next((word for word in told if word in COMMANDS), None)
    for name, summary in COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
        if name == chosen:  # only the chosen command's modules are loaded
            _module(name).add_arguments(subparser)
    parsed = parser.parse_args(told)
    return int(_module(parsed.command).run(parsed))


def _module(name: str) -> Command:
    return cast("Command", importlib.import_module(f"crypteo_backend.commands.{name}"))


if __name__ == "__main__":
    sys.exit(main())
