"""Options that several commands share, and opening what they name."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from crypteo_backend.authority import AuthorityUnavailable
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.composition import DataFolder
from crypteo_backend.secret_source import SecretMissing, read_secret
from crypteo_backend.server_keys import PepperFaulty, ServerKeys, parse_pepper
from crypteo_backend.store.database import Store, sqlite_url
from crypteo_backend.store.versions import StoreOutdated

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


def database_of(arguments: argparse.Namespace) -> str | URL:
    """Return the address of the database that is named, or of the data folder's own."""
    return str(arguments.database) if arguments.database else sqlite_url(DataFolder(arguments.data_dir).database)


def existing_pepper(arguments: argparse.Namespace) -> ServerKeys:
    """Return the keys of the data folder's pepper, or of the one that the environment names; makes none."""
    file = DataFolder(arguments.data_dir).pepper
    try:
        return parse_pepper(read_secret("pepper", file if file.exists() else None).decode("ascii", "replace"))
    except (SecretMissing, PepperFaulty) as error:
        raise CommandFailed(str(error)) from error


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
    except (StoreOutdated, PepperFaulty) as error:
        message = f"cannot open the data folder or its database: {error}"
        raise CommandFailed(message) from error
    except (OSError, ValueError, ImportError, AuthorityUnavailable, ArgumentError, SQLAlchemyError) as error:
        message = f"cannot open the data folder or its database ({type(error).__name__})"
        raise CommandFailed(message) from error
