"""Options that several commands share, and opening what they name."""

import argparse
from pathlib import Path

from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.composition import DataFolder
from crypteo_backend.store.database import Store


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """Describe where the installation keeps what it knows."""
    parser.add_argument("--data-dir", type=Path, required=True, help="folder of keys, database and outgoing messages")
    parser.add_argument("--database", metavar="URL", help="another database, such as postgresql+psycopg://...")


def open_store(arguments: argparse.Namespace) -> tuple[DataFolder, Store]:
    """Return the data folder, made if it is missing, and its database."""
    try:
        folder = DataFolder(arguments.data_dir).open()
        return folder, Store(arguments.database) if arguments.database else folder.store()
    except (OSError, ImportError, ArgumentError, SQLAlchemyError) as error:
        message = f"cannot open the data folder or its database ({type(error).__name__})"
        raise CommandFailed(message) from error
