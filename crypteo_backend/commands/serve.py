"""`crypteo-backend serve`: the service for real holders; it starts only when nothing is missing."""

import argparse
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import APIRouter

from crypteo_backend.app import create_app
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.hierarchy import is_demonstration, read_certificates
from crypteo_backend.commands.listening import listener
from crypteo_backend.commands.options import (
    add_store_options,
    authority_of,
    configuration_of,
    office_of,
    port_number,
    told_as_failure,
)
from crypteo_backend.commands.outcome import CommandFailed, WrongUsage
from crypteo_backend.composition import DataFolder, dispatcher_of, with_authority
from crypteo_backend.configuration import Configuration
from crypteo_backend.routes.office import office_routes
from crypteo_backend.routes.publication import publication
from crypteo_backend.secret_source import SecretMissing, read_secret
from crypteo_backend.server import Behind, Tls, address_of, is_loopback, serve
from crypteo_backend.services import Services

SHORTEST_TOKEN = 32
_LOG = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    add_store_options(parser)
    parser.add_argument("--host", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=port_number, help="port to listen on, 0 for a free one (8765)")
    parser.add_argument("--base-url", help="address that links name, https")
    parser.add_argument("--publication-url", help="address of revocation lists in certificates (default: the base URL)")
    parser.add_argument("--tls-cert", type=Path, help="certificate chain of the server, PEM")
    parser.add_argument("--tls-key", type=Path, help="its private key, PEM")
    parser.add_argument(
        "--proxy", action="append", metavar="NETWORK", help="where the TLS proxy in front of it is, such as 127.0.0.1"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    configuration = _configuration(arguments)
    missing = what_is_missing(configuration)
    if missing:
        raise CommandFailed("the service cannot start:\n" + "\n".join(f"  - {what}" for what in missing))
    for warning in what_lies_open(configuration):
        _LOG.warning("%s", warning)
    listen = configuration.listen
    with listener(listen.host, listen.port) as opened, _services(configuration) as (services, authority):
        _serve(configuration, opened, services, authority)
    return 0


def _configuration(arguments: argparse.Namespace) -> Configuration:
    if (arguments.tls_cert is None) != (arguments.tls_key is None):
        raise WrongUsage("--tls-cert and --tls-key go together")
    listen = {
        "host": arguments.host,
        "port": arguments.port,
        "tls_certificate": arguments.tls_cert,
        "tls_key": arguments.tls_key,
        "proxies": arguments.proxy,
    }
    urls = {"base_url": arguments.base_url, "publication_url": arguments.publication_url}
    return configuration_of(arguments, listen=listen, **urls)


def what_is_missing(configuration: Configuration) -> list[str]:
    """Return, in sentences, what keeps a service for real holders from starting."""
    listen, missing = configuration.listen, []
    if not (configuration.base_url or "").startswith("https://"):
        missing.append("base_url (--base-url): the https address that holders reach")
    if listen.tls_certificate is None and not listen.proxies:
        missing.append(
            "TLS: listen.tls_certificate and listen.tls_key (--tls-cert, --tls-key), or listen.proxies (--proxy) when a"
            " proxy ends TLS in front of the service"
        )
    if listen.tls_certificate is None and not is_loopback(listen.host):
        missing.append("TLS: beyond loopback, plain http would show codes and answers to the network")
    try:
        configuration.keys()
    except (SecretMissing, OSError) as error:
        missing.append(f"{error}; `crypteo-backend keys init` makes one")
    for entry, what in (("server_id", "the server's id in the program's profile"), ("support", "your support desk")):
        if entry not in configuration.model_fields_set:
            missing.append(f"{entry}: {what}; the defaults are the demonstration's")
    return missing + _missing_of_the_authority(configuration)


def what_lies_open(configuration: Configuration) -> list[str]:
    """Return, in sentences, which messages are kept in clear until a relay carries them on."""
    folder = DataFolder(configuration.data_dir).outbox
    channels = {"email": configuration.email, "sms": configuration.sms}
    return [
        f"{name}: without this table, messages with codes and links lie in clear in {folder} until a relay takes them"
        for name, table in channels.items()
        if table is None
    ]


def _missing_of_the_authority(configuration: Configuration) -> list[str]:
    hierarchy = DataFolder(configuration.data_dir).authority / "hierarchy"
    if configuration.authority.engine != "embedded":
        return []
    if not hierarchy.is_dir():
        return ["authority: the data folder holds none; `crypteo-backend authority create` makes one"]
    root, _ = read_certificates(hierarchy)
    if is_demonstration(root):
        return ["authority: the one in the data folder is a demonstration's, which nobody should trust"]
    return []


@contextmanager
def _services(configuration: Configuration) -> Iterator[tuple[Services, CertificateAuthority]]:
    with office_of(configuration) as office, told_as_failure():
        authority = authority_of(configuration)
        services = with_authority(office, authority)
        try:
            yield services, authority
        finally:
            services.issuer.close()


def _serve(
    configuration: Configuration, opened: socket.socket, services: Services, authority: CertificateAuthority
) -> None:
    listen = configuration.listen
    tls = Tls(listen.tls_certificate, listen.tls_key) if listen.tls_certificate and listen.tls_key else None
    behind = Behind(tuple(str(network) for network in listen.proxies))
    dispatcher = dispatcher_of(services)
    dispatcher.start()
    published = [publication(authority)] if isinstance(authority, EmbeddedAuthority) else []
    app = create_app(services, [*published, *_office(configuration)])
    try:
        serve(app, opened, lambda: _announce(opened, tls), tls, behind)
    except OSError as error:
        message = f"cannot serve: {error}"
        raise CommandFailed(message) from error
    finally:
        dispatcher.close()


def _office(configuration: Configuration) -> list[APIRouter]:
    """Return the registration office's routes where the operator has named it."""
    if configuration.office is None:
        return []
    with told_as_failure():
        token = read_secret("office-token", configuration.office.token_file)
    if len(token) < SHORTEST_TOKEN:
        message = f"office-token: it has fewer than {SHORTEST_TOKEN} characters, so it could be guessed"
        raise CommandFailed(message)
    return [office_routes(token)]


def _announce(opened: socket.socket, tls: Tls | None) -> None:
    sys.stdout.write(f"Serving {address_of(opened, 'https' if tls else 'http')}/v1\n")
    sys.stdout.flush()
