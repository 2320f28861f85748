"""A whole backend in one process: real store, real authority, real HTTP; only clock and carrier are a test's own."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

import httpx
from starlette.types import ASGIApp
from uvicorn import Config

from crypteo_backend.connection import REQUEST_SECONDS
from crypteo_backend.demo.sample_order import begin_sample_journey, make_sample_order
from crypteo_backend.messages.message import DeliveryFailed, Message
from crypteo_backend.orders import OpenedOrder, ReadyOrder
from crypteo_backend.server import AnnouncingServer, address_of, listen, server_config
from crypteo_backend.services import Services
from tests.support.contract_client import ContractClient
from tests.support.movable_clock import MovableClock

_GLANCES, _GLANCE = 50, 0.002
_NO_ROOTS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(slots=True)
class RecordingCarrier:
    """Keeps messages, or fails when it is told to."""

    messages: list[Message] = field(default_factory=list)
    broken: bool = False

    def send(self, message: Message) -> None:
        self.messages.append(message)
        if self.broken:
            raise DeliveryFailed


@dataclass(slots=True)
class House:
    """A running backend and what a test may turn in it."""

    services: Services
    clock: MovableClock
    carrier: RecordingCarrier
    http: httpx.Client

    @property
    def address(self) -> tuple[str, int]:
        """Host and port, for what is sent byte by byte."""
        return self.http.base_url.host, self.http.base_url.port or 80

    def order(self) -> ReadyOrder:
        """Make one more order ready to download."""
        return make_sample_order(self.services)

    def begin(self) -> OpenedOrder:
        """Make one more order whose holder has yet to prove who they are."""
        return begin_sample_journey(self.services)

    def holder(self) -> ContractClient:
        """Return the holder of a new order, who has not opened the link yet."""
        return ContractClient(self.http, self.order())

    def last_code(self) -> str:
        """Return the code in the last message."""
        words = self.carrier.messages[-1].text.replace(".", " ").split()
        return next(word for word in words if len(word) == 9 and word.isdecimal())


def plain_client(address: str) -> httpx.Client:
    """Return a client of a service on loopback, for any number of threads.

    It goes without the certificates of the world, which take 20 ms to load.

    WORKAROUND for httpcore 1.0: between threads its pool may close a connection that it has just given away for another
    request (of 4,000 requests by 100 threads 68 failed so); so none is waited for, and each is closed with its answer.
    """
    once, any_number = {"Connection": "close"}, httpx.Limits(max_connections=None)
    return httpx.Client(
        base_url=address, timeout=60, trust_env=False, verify=_NO_ROOTS, headers=once, limits=any_number
    )


class _PromptServer(AnnouncingServer):
    """A server that stops when it is told, not when it looks ten times a second whether it was."""

    def __init__(self, config: Config, announce: Callable[[], None]) -> None:
        super().__init__(config, announce)
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, in a loop that `stop` can reach."""
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets=sockets)

    async def main_loop(self) -> None:
        """Serve until it is told to stop."""
        await self.on_tick(0)
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Leave as soon as nothing is in hand; uvicorn waits for a tenth of a second before it looks."""
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for _ in range(_GLANCES):
            if not self.server_state.connections and not self.server_state.tasks:
                for server in self.servers:
                    server.close()
                await self.lifespan.shutdown()
                return
            await asyncio.sleep(_GLANCE)
        await super().shutdown(sockets)

    def stop(self) -> None:
        """Stop; from any thread, once the server is ready."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._told.set)


def served(app: ASGIApp, request_seconds: float = REQUEST_SECONDS) -> AbstractContextManager[str]:
    """Serve the application on a free port of loopback, and give its address."""
    return serving(lambda _address: app, request_seconds)


@contextmanager
def serving(assemble: Callable[[str], ASGIApp], request_seconds: float = REQUEST_SECONDS) -> Iterator[str]:
    """Serve what is assembled once its address is known, and give this address."""
    ready = threading.Event()
    with listen("127.0.0.1", 0) as listener:
        address = address_of(listener)
        server = _PromptServer(server_config(assemble(address), request_seconds=request_seconds), ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            assert ready.wait(60)
            yield address
        finally:
            server.stop()
            thread.join()
