"""`crypteo-backend database`: the version of a database's tables, and the way to the present one."""

import argparse
import sys
from collections.abc import Callable

from sqlalchemy import URL

from crypteo_backend.commands.options import add_store_options, configuration_of, database_of, told_as_failure
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.composition import DataFolder
from crypteo_backend.store.upgrading import found_version, upgrade
from crypteo_backend.store.versions import PRESENT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's acts and options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, (_, summary) in _ACTS.items():
        add_store_options(acts.add_parser(name, help=summary, description=f"{summary.capitalize()}."))


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    configuration = configuration_of(arguments)
    if configuration.database is None and not DataFolder(configuration.data_dir).database.is_file():
        raise CommandFailed("the data folder holds no database")
    act, _ = _ACTS[arguments.act]
    with told_as_failure():
        act(database_of(configuration))
    return 0


def _upgrade(database: URL) -> None:
    sys.stdout.write(f"From {upgrade(database)} to {PRESENT}.\n")


def _version(database: URL) -> None:
    sys.stdout.write(f"The database is of version {found_version(database)}, the program of {PRESENT}.\n")


_ACTS: dict[str, tuple[Callable[[URL], None], str]] = {
    "upgrade": (_upgrade, "bring the tables to this program's version; no process may use them meanwhile"),
    "version": (_version, "tell the version of the tables and the program's"),
}
