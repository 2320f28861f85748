"""Whole enrolments a second on one processor, against what this machine's own hash and signature allow.

An enrolment is one Argon2id hash and one RSA-3072 signature; all else is ours. So the limit of a processor is
1 / (hash + signature), measured here right before each run, and a run tells what share of it is reached. The server
runs on processor 0, the holders (and PostgreSQL, which has a machine of its own where it matters) on processor 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[1]))

from argon2 import PasswordHasher
from backend_client import Times, enrol_all
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import random_serial_number

from crypteo_backend.authority import CertificateRequest
from tests.support.cfssl_engine import make_cfssl_engine
from tests.support.engine_requests import request_for
from tests.support.postgres import running_postgres

ROOT = Path(__file__).parents[1]
SERVICE = Path(__file__).with_name("backend_server.py")
SERVER, LOAD = 0, 1
FEW = 1_000
SIGNATURES = 100
HOLDERS = 3
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """What one run told."""

    title: str
    limit: float  # enrolments a second
    seconds: float
    processor_seconds: float
    times: Times

    @property
    def enrolments(self) -> int:
        """How many enrolments were made."""
        return len(self.times["POST /acceptance"])

    @property
    def share(self) -> float:
        """What share of the limit was reached."""
        return self.enrolments / self.seconds / self.limit

    @property
    def processor_share(self) -> float:
        """What share of the server's processor time went to hash and signature."""
        return self.enrolments / self.processor_seconds / self.limit

    @property
    def own_cost(self) -> float:
        """Processor milliseconds of the server for one enrolment, without hash and signature."""
        return 1000 * (self.processor_seconds / self.enrolments - 1 / self.limit)


def main() -> None:
    """Run on SQLite and PostgreSQL, with few and with many orders in the database, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--enrolments", type=int, default=60, help="enrolments a run (60)")
    parser.add_argument("--orders", type=int, default=1_000_000, help="orders in the large database (1000000)")
    told = parser.parse_args()
    os.sched_setaffinity(0, {LOAD})
    keys = make_keys(told.enrolments)
    runs = []
    for database in (sqlite, postgresql):
        for orders in (FEW, told.orders):
            with database() as (title, url):
                runs.append(measure(f"{title}, {orders:,} orders", url, orders, keys))
                report(runs[-1])
    compare(runs)
    signatures_beside(keys[0])


def make_keys(count: int) -> list[RSAPrivateKey]:
    """Return the holders' keys, made before anything is measured."""
    os.sched_setaffinity(0, {SERVER, LOAD})
    with ThreadPoolExecutor(2) as pool:
        keys = list(pool.map(lambda _: generate_private_key(65537, 3072), range(count)))
    os.sched_setaffinity(0, {LOAD})
    return keys


@contextmanager
def sqlite() -> Iterator[tuple[str, str]]:
    """Hold a folder for a SQLite database."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", f"sqlite:///{folder}/backend.sqlite3"


@contextmanager
def postgresql() -> Iterator[tuple[str, str]]:
    """Hold a PostgreSQL of our own."""
    with running_postgres() as server, server.database(empty=True) as url:
        yield "PostgreSQL", url.render_as_string(hide_password=False)


def measure(title: str, url: str, orders: int, keys: list[RSAPrivateKey]) -> Run:
    """Fill the database, warm the server up with a tenth of the enrolments, and measure the rest."""
    limit = 1 / (seconds_of_hash() + seconds_of_signature(keys[0]))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        process, address = stack.enter_context(server(folder, url, orders))
        warm = max(1, len(keys) // 10)
        enrol_all(address, keys[:warm], HOLDERS, 1)
        before = processor_seconds(process.pid)
        seconds, times = enrol_all(address, keys[warm:], HOLDERS, 1 + warm)
        return Run(title, limit, seconds, processor_seconds(process.pid) - before, times)


@contextmanager
def server(folder: str, url: str, orders: int) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run the service under load for as long as the context lasts, and give its address."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("backend_server.py")),
        folder,
        url,
        str(orders),
        str(SERVER),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        os.sched_setaffinity(0, {LOAD})
        address = process.stdout.readline().strip() if process.stdout else ""
        if not address:
            raise RuntimeError("the service did not start")
        yield process, address
        if process.stdin:
            process.stdin.close()


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process so far, user and system (proc(5), stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def seconds_of_hash() -> float:
    """Return the processor time of one comparison of three answers, on the server's processor."""
    hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
    encoded = hasher.hash("answers")
    return timed(lambda: hasher.verify(encoded, "answers"), 15)


def seconds_of_signature(key: RSAPrivateKey) -> float:
    """Return the processor time of one signature with RSA-3072 and SHA-256."""
    return timed(lambda: key.sign(b"certificate", PKCS1v15(), SHA256()), 50)


def timed(act: Callable[[], object], count: int) -> float:
    """Return the median processor time of the act."""
    os.sched_setaffinity(0, {SERVER})
    taken = []
    for _ in range(count):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    os.sched_setaffinity(0, {LOAD})
    return median(taken)


def report(run: Run) -> None:
    """Print what one run told."""
    print(f"{run.title}: {run.enrolments / run.seconds:.2f} enrolments a second", end=" ")
    print(f"= {100 * run.share:.0f} % of the limit {run.limit:.2f}", end="; ")
    print(f"{100 * run.processor_share:.0f} % by processor time, {run.own_cost:.1f} ms of our own an enrolment")
    for name, taken in run.times.items():
        p50, p99 = quantiles(taken, n=100)[49], quantiles(taken, n=100)[98]
        print(f"  {name:18} p50 {1000 * p50:7.1f} ms   p99 {1000 * p99:7.1f} ms", flush=True)


def compare(runs: list[Run]) -> None:
    """Print what a large database costs beside a small one: processor time, and latency where nothing is hashed."""
    for few, many in zip(runs[::2], runs[1::2], strict=True):
        cost = (many.own_cost + 1000 / many.limit) / (few.own_cost + 1000 / few.limit)
        print(f"{many.title} / {few.title}: processor time {cost:.2f}", end="")
        for name in ("POST /sessions", "POST /code", "PUT /certificate", "POST /acceptance"):
            print(f", {name} {median(many.times[name]) / median(few.times[name]):.2f}", end="")
        print()


def signatures_beside(key: RSAPrivateKey) -> None:
    """Print how many signatures a second CFSSL makes, asked as the service asks it, on both processors."""
    os.sched_setaffinity(0, {SERVER, LOAD})
    with tempfile.TemporaryDirectory() as folder:
        engine = make_cfssl_engine(Path(folder))
        with engine.running():
            authority = engine.authority()
            requests = [request_for(authority, key=key) for _ in range(SIGNATURES)]
            for threads in (1, 4):
                start = time.perf_counter()
                with ThreadPoolExecutor(threads) as pool:
                    list(pool.map(authority.issue, [_another(request) for request in requests]))
                seconds = time.perf_counter() - start
                print(f"CFSSL, {threads} at a time: {SIGNATURES / seconds:.0f} signatures a second")


def _another(request: CertificateRequest) -> CertificateRequest:
    return replace(request, serial_number=random_serial_number())


if __name__ == "__main__":
    main()
