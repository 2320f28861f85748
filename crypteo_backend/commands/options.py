"""Options that several commands share, and opening what they name."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from crypteo_backend.authority import AuthorityUnavailable, CertificateAuthority
from crypteo_backend.authority.configuration import AuthorityMisconfigured, open_authority
from crypteo_backend.clock import Clock, wall_clock
from crypteo_backend.commands.outcome import CommandFailed, WrongUsage
from crypteo_backend.composition import DataFolder, open_office
from crypteo_backend.configuration import Configuration, ConfigurationFaulty, read_configuration
from crypteo_backend.messages.configuration import open_carriers
from crypteo_backend.secret_source import SecretMissing
from crypteo_backend.server_keys import PepperFaulty, ServerKeys
from crypteo_backend.services import Office
from crypteo_backend.store.database import Store, sqlite_url
from crypteo_backend.store.versions import StoreOutdated

MAX_PORT = 65535
DEFAULT_URL = "http://127.0.0.1:8765"


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """Describe where the installation keeps what it knows."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="the operator's file, TOML; options stand over it")
    parser.add_argument("--data-dir", type=Path, help="folder of keys, database and outgoing messages")
    parser.add_argument("--database", metavar="URL", help="another database, such as postgresql+psycopg://...")


def port_number(told: str) -> int:
    """Return the port, 0 meaning any free one; argparse says what is wrong with another and ends with status 2."""
    if not (told.isascii() and told.isdecimal() and int(told) <= MAX_PORT):
        message = f"a port is a number from 0 to {MAX_PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(told)


def configuration_of(arguments: argparse.Namespace, **told: object) -> Configuration:
    """Return the operator's file with the options over it; raises CommandFailed."""
    if arguments.config is None and arguments.data_dir is None:
        raise WrongUsage("--data-dir or --config is needed")
    database = {"url": arguments.database} if arguments.database else None
    try:
        return read_configuration(arguments.config, data_dir=arguments.data_dir, database=database, **told)
    except ConfigurationFaulty as error:
        raise CommandFailed(str(error)) from error


def open_store(arguments: argparse.Namespace) -> tuple[DataFolder, Store]:
    """Return the data folder, made if it is missing, and its database."""
    configuration = configuration_of(arguments)
    with told_as_failure():
        return DataFolder(configuration.data_dir).open(), store_of(configuration)


def database_of(configuration: Configuration) -> URL:
    """Return the address of the database that is named, or of the data folder's own."""
    return configuration.database_url() or sqlite_url(DataFolder(configuration.data_dir).database)


def existing_pepper(arguments: argparse.Namespace) -> ServerKeys:
    """Return the keys of the installation's pepper; makes none."""
    with told_as_failure():
        return configuration_of(arguments).keys()


def store_of(configuration: Configuration) -> Store:
    """Return the database that the configuration names."""
    url = configuration.database_url()
    return Store(url) if url is not None else DataFolder(configuration.data_dir).open().store()


@contextmanager
def office_of(configuration: Configuration) -> Iterator[Office]:
    """Hold the office of a command that keeps orders; what it has posted is sent before it ends."""
    folder = DataFolder(configuration.data_dir)
    with told_as_failure():
        store, keys = store_of(configuration), configuration.keys()
        carriers = open_carriers(configuration.email, configuration.sms, folder.outbox)
        office = open_office(configuration.settings(DEFAULT_URL), store, keys, carriers)
    try:
        yield office
        office.outbox.send_due()
    finally:
        store.close()


def authority_of(configuration: Configuration, clock: Clock = wall_clock) -> CertificateAuthority:
    """Return the authority that signs for the installation; raises AuthorityMisconfigured."""
    url = (configuration.publication_url or configuration.base_url or DEFAULT_URL).rstrip("/")
    return open_authority(configuration.authority, DataFolder(configuration.data_dir).authority, url, clock)


@contextmanager
def told_as_failure() -> Iterator[None]:
    """Turn what may go wrong with the data folder into CommandFailed, without the words of a database's error."""
    try:
        yield
    except (SecretMissing, ConfigurationFaulty, StoreOutdated, AuthorityMisconfigured, PepperFaulty) as error:
        raise CommandFailed(str(error)) from error
    except BrokenPipeError:
        raise  # nobody reads what the command says
    except (OSError, ValueError, ImportError, AuthorityUnavailable, ArgumentError, SQLAlchemyError) as error:
        message = f"cannot open the data folder or its database ({type(error).__name__})"
        raise CommandFailed(message) from error
