"""Options that several commands share, and opening what they name."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from crypteo_backend.authority import AuthorityUnavailable
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.composition import DataFolder
from crypteo_backend.store.database import Store

MAX_PORT = 65535


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """Describe where the installation keeps what it knows."""
    parser.add_argument("--data-dir", type=Path, required=True, help="folder of keys, database and outgoing messages")
    parser.add_argument("--database", metavar="URL", help="another database, such as postgresql+psycopg://...")


def port_number(told: str) -> int:
    """Return the port, 0 meaning any free one; argparse says what is wrong with another and ends with status 2."""
    if not (told.isascii() and told.isdecimal() and int(told) <= MAX_PORT):
        message = f"a port is a number from 0 to {MAX_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(told)


def open_store(arguments: argparse.Namespace) -> tuple[DataFolder, Store]:
    """Return the data folder, made if it is missing, and its database."""
    with told_as_failure():
        folder = DataFolder(arguments.data_dir).open()
        return folder, Store(arguments.database) if arguments.database else folder.store()


@contextmanager
def told_as_failure() -> Iterator[None]:
    """Turn what may go wrong with the data folder into CommandFailed, without the words of a database's error."""
    try:
        yield
    except (OSError, ValueError, ImportError, AuthorityUnavailable, ArgumentError, SQLAlchemyError) as error:
        message = f"cannot open the data folder or its database ({type(error).__name__})"
        raise CommandFailed(message) from error
