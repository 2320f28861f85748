"""`crypteo-backend serve`: the contract for real clients, with the embedded authority."""

import argparse
import secrets
import socket
import sys
from pathlib import Path

from crypteo_backend.app import create_app
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.clock import wall_clock
from crypteo_backend.commands.listening import listener
from crypteo_backend.commands.options import add_store_options, open_store, port_number, told_as_failure
from crypteo_backend.commands.outcome import CommandFailed, WrongUsage
from crypteo_backend.composition import dispatcher_of, open_office, with_authority
from crypteo_backend.messages.spool import Spool
from crypteo_backend.routes.publication import publication
from crypteo_backend.server import Tls, address_of, is_loopback, serve
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    add_store_options(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; beyond loopback only with TLS")
    parser.add_argument("--port", type=port_number, default=8765, help="port to listen on, 0 for a free one (8765)")
    parser.add_argument("--base-url", help="address that download links name (default: where it listens)")
    parser.add_argument("--publication-url", help="address of revocation lists in certificates (default: the base URL)")
    parser.add_argument("--tls-cert", type=Path, help="certificate chain of the server, PEM")
    parser.add_argument("--tls-key", type=Path, help="its private key, PEM")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    tls = _tls(arguments)
    if tls is None and not is_loopback(arguments.host):
        raise WrongUsage("beyond loopback the service needs --tls-cert and --tls-key")
    with listener(arguments.host, arguments.port) as opened:
        _serve(arguments, opened, tls)
    return 0


def _tls(arguments: argparse.Namespace) -> Tls | None:
    if (arguments.tls_cert is None) != (arguments.tls_key is None):
        raise WrongUsage("--tls-cert and --tls-key go together")
    return Tls(arguments.tls_cert, arguments.tls_key) if arguments.tls_cert else None


def _serve(arguments: argparse.Namespace, opened: socket.socket, tls: Tls | None) -> None:
    address = address_of(opened, "https" if tls else "http")
    base_url = (arguments.base_url or address).rstrip("/")
    folder, store = open_store(arguments)
    publication_url = (arguments.publication_url or base_url).rstrip("/")
    with told_as_failure():
        authority = EmbeddedAuthority.open(folder.authority, publication_url, wall_clock)
        spool, keys = Spool(folder.outbox), open_server_keys(folder.keys, secrets.token_bytes)
        office = open_office(Settings(base_url), store, keys, {"email": spool, "sms": spool})
        services = with_authority(office, authority)
    dispatcher = dispatcher_of(services)
    dispatcher.start()
    try:
        serve(create_app(services, [publication(authority)]), opened, lambda: _announce(address), tls)
    except OSError as error:
        message = f"cannot serve: {error}"
        raise CommandFailed(message) from error
    finally:
        dispatcher.close()
        services.issuer.close()
        store.close()


def _announce(address: str) -> None:
    sys.stdout.write(f"Serving {address}/v1\n")
    sys.stdout.flush()
