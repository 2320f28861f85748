"""Harms the client at every point of a whole walk, and prints how many walks came to their end; lost must be 0.

    python -m tests.faults.client_points [--part 1/3] [--disk tmpfs] [--keyring without] [--kind kill]

Exit status 0 when nothing was lost. Each walk is the real application in its window against one real service.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

# isort: off
from tests.faults.client_acts import ANSWER, DROP, KEEP, REQUEST, Point, dooms_of  # first: it wraps what is imported
from tests.faults.client_keys import PrimePool
from tests.faults.client_truth import Service
from tests.faults.client_walks import KEYS_OF_A_WALK, Ground, Walk, attempt, preload, survey
from tests.faults.client_wire import Cut
from tests.support.backend_process import running_demo
from tests.support.cutting_proxy import CUTS
from tests.support.private_keyring import private_keyring
# isort: on

PROCESSES = 2
_LOST = "LOST "
# tmpfs in memory, and wherever temporary files go: a disk.
DISKS = {"tmpfs": Path("/dev/shm"), "disk": Path(tempfile.gettempdir())}
WITHOUT, WITH = KEYRINGS = ("without", "with")
KILL, AT_REQUEST, AT_KEYRING, ERROR, CUT = KINDS = ("kill", "kill at request", "kill at keyring", "error", "cut")
_ACTS = {REQUEST: AT_REQUEST, ANSWER: AT_REQUEST, KEEP: AT_KEYRING, DROP: AT_KEYRING}


@dataclass(frozen=True, slots=True)
class Lost:
    """A walk that did not come to its end, or left something wrong."""

    walk: Walk
    fault: str


def harms_of(points: list[Point]) -> Iterator[tuple[str, object]]:
    """Yield all that may befall a walk with these points, and of what kind it is."""
    dooms = [doom for point in points for doom in dooms_of(point)]
    order = {harm: place for place, harm in enumerate(dict.fromkeys(doom.harm for doom in dooms))}
    for doom in sorted(dooms, key=lambda it: order[it.harm]):
        yield (_ACTS.get(doom.point.act, KILL) if doom.kills else ERROR), doom
    requests = sum(point.act == REQUEST for point in points)
    yield from ((CUT, Cut(request, how)) for how in CUTS for request in range(1, requests + 1))


def main() -> int:
    """Run the walks, print the table, and tell whether nothing was lost."""
    arguments = _arguments()
    part, parts = (int(number) for number in arguments.part.split("/"))
    began = time.monotonic()
    with ExitStack() as stack:
        spawn = multiprocessing.get_context("spawn")
        pool = stack.enter_context(ProcessPoolExecutor(PROCESSES, spawn, preload))
        grounds = list(_grounds(stack, arguments))
        walks = list(_walks(pool, grounds, arguments.kind or KINDS))[part - 1 :: parts]
        walks = [walk for walk in walks if not arguments.only or arguments.only in str(walk)]
        if arguments.again is not None:
            lost_before = arguments.again.read_text(encoding="utf-8").splitlines()
            walks = [walk for walk in walks if f"{_LOST}{walk}" in lost_before]
        if walks:
            grounds[0].keys.grow((walks[-1].number + 1) * KEYS_OF_A_WALK, pool)
        lost = [Lost(walk, fault) for walk, fault in zip(walks, pool.map(attempt, walks), strict=True) if fault]
        grounds[0].service.check_signed()
    sys.stdout.write(table(walks, lost, time.monotonic() - began))
    return 1 if lost else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Harm the client at every point.")
    parser.add_argument("--part", default="1/1", help="a fixed part of the points, such as 1/3")
    parser.add_argument("--disk", action="append", choices=DISKS, help="only this one")
    parser.add_argument("--keyring", action="append", choices=KEYRINGS, help="only this")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this one")
    parser.add_argument("--only", help="only the walks whose description holds this")
    parser.add_argument("--again", type=Path, metavar="TABLE", help="only the walks that this former table calls lost")
    return parser.parse_args()


def _grounds(stack: ExitStack, arguments: argparse.Namespace) -> Iterator[Ground]:
    notes = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crypteo-faults-")))
    demo = stack.enter_context(running_demo("--data-dir", str(notes / "service")))
    keys, service = PrimePool(notes / "primes"), Service(notes / "service")
    keyrings: dict[str, Mapping[str, str] | None] = {WITHOUT: None}
    if WITH in (arguments.keyring or KEYRINGS):
        session = stack.enter_context(private_keyring(notes))
        keyrings[WITH] = {"DBUS_SESSION_BUS_ADDRESS": session.environment["DBUS_SESSION_BUS_ADDRESS"]}
    for disk in arguments.disk or DISKS:
        for keyring in arguments.keyring or KEYRINGS:
            place = tempfile.TemporaryDirectory(prefix="crypteo-faults-", dir=DISKS[disk])
            folder = Path(stack.enter_context(place))
            yield Ground(disk, folder, demo.base_url, service, keys, keyrings[keyring])


def _walks(pool: ProcessPoolExecutor, grounds: list[Ground], kinds: list[str]) -> Iterator[Walk]:
    """Yield a walk for each harm of each ground; an unharmed one shows where the points are."""
    grounds[0].keys.grow(len(grounds) * KEYS_OF_A_WALK, pool)
    unharmed = [Walk(ground, "unharmed", number) for number, ground in enumerate(grounds)]
    number = len(unharmed)
    for walk, points in zip(unharmed, pool.map(survey, unharmed), strict=True):
        for kind, harm in harms_of(points):
            # A wire is cut in the same way on every disk.
            if kind in kinds and (kind != CUT or walk.ground.disk == grounds[0].disk):
                yield Walk(walk.ground, kind, number, harm)  # type: ignore[arg-type]  # a Doom or a Cut
                number += 1


def table(walks: list[Walk], lost: list[Lost], seconds: float) -> str:
    """Return the table and, below it, every walk that was lost."""
    tried, failed = Counter(map(_row, walks)), Counter(_row(each.walk) for each in lost)
    rows = [(*row, count, count - failed[row], failed[row]) for row, count in tried.items()]
    rows.append(("all", "", "", len(walks), len(walks) - len(lost), len(lost)))
    lines = [f"{'disk':8}{'keyring':10}{'kind':18}{'points tried':>14}{'finished':>10}{'lost':>6}"]
    lines += [
        f"{disk:8}{keyring:10}{kind:18}{tries:14}{finished:10}{gone:6}"
        for disk, keyring, kind, tries, finished, gone in rows
    ]
    lines += [f"{_LOST}{each.walk}\n     {each.fault}" for each in lost]
    return "\n".join([*lines, f"{seconds:.0f} s", ""])


def _row(walk: Walk) -> tuple[str, str, str]:
    return walk.ground.disk, WITH if walk.ground.keyring else WITHOUT, walk.kind


if __name__ == "__main__":
    raise SystemExit(main())
