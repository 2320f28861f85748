"""Several real server processes on one PostgreSQL, and a client that goes to each of them in turn."""

import itertools
import json
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlalchemy import URL

from crypteo_backend.clock import Clock
from crypteo_backend.composition import DataFolder, open_office
from crypteo_backend.demo.sample_order import QUESTIONS, SAMPLE
from crypteo_backend.messages.spool import Spool
from crypteo_backend.orders import open_ready_order
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.services import Office
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store
from tests.support import backend_node
from tests.support.backend_node import FileClock
from tests.support.contract_client import ContractClient

PATIENCE = 120
_GLANCE = 0.01


class RoundRobin(httpx.HTTPTransport):
    """Sends each request to the next of several servers, as a proxy in front of them would.

    Each connection is closed with its answer, for the reason at `plain_client`.
    """

    def __init__(self, addresses: list[str]) -> None:
        super().__init__(limits=httpx.Limits(max_connections=None, max_keepalive_connections=0))
        self._addresses = itertools.cycle([httpx.URL(address) for address in addresses])
        self._turn = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        with self._turn:
            address = next(self._addresses)
        request.headers["Connection"] = "close"
        request.url = request.url.copy_with(host=address.host, port=address.port)
        return super().handle_request(request)


@dataclass(frozen=True, slots=True)
class Node:
    """One server process."""

    process: subprocess.Popen[str]

    def said(self) -> str:
        """Wait for the next line that the process says, and return its last word."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        assert line, f"the process ended with status {self.process.wait(PATIENCE)}"
        return line.split()[-1]

    def kill(self) -> None:
        """End the process at once, wherever it stands."""
        self.process.kill()
        self.process.wait(PATIENCE)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Processes that share a database, a folder and a clock; `office` is this process's own door to the same."""

    database: URL
    folder: Path
    clock: FileClock
    office: Office
    http: httpx.Client

    def holder(self) -> ContractClient:
        """Return the holder of a new order, all of whose messages are on their way out."""
        holder = ContractClient(self.http, open_ready_order(self.office, SAMPLE, QUESTIONS))
        assert comes_true(lambda: len(self.sendings(holder.order.number)) == 2)
        return holder

    def sendings(self, order_number: str) -> list[str]:
        """Return the ids of the order's messages, each as often as it was sent."""
        told = (line.partition(":") for line in self._lines("sendings"))
        return [message_id for number, _, message_id in told if number == order_number]

    def message(self, message_id: str) -> dict[str, str]:
        """Return a message that was sent."""
        files = (self.folder / "outbox").glob("*.json")
        told: list[dict[str, str]] = [json.loads(file.read_text(encoding="utf-8")) for file in files]
        return next(message for message in told if message["id"] == message_id)

    def signatures(self) -> list[str]:
        """Return the keys that were signed, DER in hexadecimal, as often as they were."""
        return self._lines("signatures")

    def _lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text(encoding="ascii").splitlines() if file.exists() else []

    @contextmanager
    def doomed(self, point: str) -> Iterator[tuple[Node, httpx.Client]]:
        """Run one process more, which stops at the point, and give a client that goes to it alone."""
        with ExitStack() as stack:
            node = stack.enter_context(started(self.database, self.folder, point))
            yield node, stack.enter_context(httpx.Client(base_url=node.said(), timeout=PATIENCE, trust_env=False))


@contextmanager
def running_cluster(database: URL, folder: Path, clock: FileClock, size: int = 3) -> Iterator[Cluster]:
    """Run so many processes on the database; the folder holds an authority and the clock."""
    with ExitStack() as stack:
        nodes = [stack.enter_context(started(database, folder)) for _ in range(size)]
        transport = RoundRobin([node.said() for node in nodes])
        http = stack.enter_context(httpx.Client(base_url="http://cluster", transport=transport, timeout=PATIENCE))
        store = Store(database)
        stack.callback(store.close)
        yield Cluster(database, folder, clock, office_in(folder, store, clock), http)


def office_in(folder: Path, store: Store, clock: Clock) -> Office:
    """Return this process's own door to a cluster's orders."""
    spool, keys = Spool(folder / "outbox"), open_server_keys(DataFolder(folder).keys, secrets.token_bytes)
    return open_office(Settings(backend_node.URL), store, keys, {"email": spool, "sms": spool}, clock)


@contextmanager
def started(database: URL, folder: Path, stop: str = backend_node.NOWHERE) -> Iterator[Node]:
    """Start a process, which says its address once it serves; end it with the context."""
    command = [sys.executable, "-m", backend_node.__name__, "--database", database.render_as_string(), "--stop", stop]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([*command, "--folder", folder], **pipes) as process:
        try:
            yield Node(process)
        finally:
            process.terminate()


def comes_true(condition: Callable[[], bool]) -> bool:
    """Ask again and again for as long as patience lasts, and leave the processor to who is waited for."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(_GLANCE)
    return False
