"""Opening the socket of a command that serves."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.server import listen


@contextmanager
def listener(host: str, port: int) -> Iterator[socket.socket]:
    """Hold a socket that listens; raises CommandFailed when the address cannot be had."""
    try:
        opened = listen(host, port)
    except (OSError, OverflowError) as error:
        message = f"cannot listen on {host} port {port}: {error}"
        raise CommandFailed(message) from error
    with opened:
        yield opened
