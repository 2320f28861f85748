"""Kills the backend at every point of every stage, and prints how many walks came to their end; lost must be 0.

    python -m tests.faults.backend_points [--part 1/3] [--database sqlite] [--stage certificate]

Exit status 0 when nothing was lost.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.faults.backend_doom import PHASES, Doom, Point, read_course
from tests.faults.backend_holder import Holder
from tests.faults.backend_launcher import Place
from tests.faults.backend_places import DATABASES, POSTGRESQL, SQLITE, START, Places
from tests.faults.backend_stages import STAGES, before_and_at
from tests.faults.backend_truth import Truth, check
from tests.faults.backend_walk import Walk
from tests.support.postgres import running_postgres

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Task:
    """One walk: where, which stage, and where the backend dies."""

    places: Places
    stage: str
    doom: Doom
    unharmed: Truth
    number: int

    def __str__(self) -> str:
        return f"{self.places.database}, {self.stage}: {self.doom.phase} {self.doom.point}"


@dataclass(frozen=True, slots=True)
class Lost:
    """A walk that did not come to its end, or left something wrong."""

    task: Task
    fault: str


def survey(places: Places, stage: str) -> tuple[Truth, list[Point]]:
    """Walk the stage unharmed, leave its place for the stages after it, and return its truth and its points."""
    after, engine = STAGES[stage].after or START, STAGES[stage].engine
    if engine:
        with places.copy(after, stage, engine=True) as place:
            return _walk_unharmed(place, stage)
    return _walk_unharmed(places.keep(after, stage), stage)


def _walk_unharmed(place: Place, stage: str) -> tuple[Truth, list[Point]]:
    with Walk(place, None) as walk:
        STAGES[stage].walk(Holder(walk))
        walk.end()
    return check(place), read_course(place.course)


def attempt(task: Task) -> str | None:
    """Walk the stage while the backend dies at the point; return what went wrong."""
    stage = STAGES[task.stage]
    with task.places.copy(stage.after or START, f"{task.stage}-{task.number}", engine=stage.engine) as place:
        try:
            with Walk(place, task.doom) as walk:
                stage.walk(Holder(walk, forgetful=bool(task.number // 2 % 2)))  # in both phases, at half of the points
                walk.end()
            if walk.deaths != 1:
                return f"the backend died {walk.deaths} times"
            check(place, task.unharmed, walk.unnoted)
        except Exception as fault:  # noqa: BLE001 - whatever goes wrong is what is looked for
            return f"{type(fault).__name__}: {fault}"
    return None


def main() -> int:
    """Run the walks, print the table, and tell whether nothing was lost."""
    parser = argparse.ArgumentParser(description="Kill the backend at every point.")
    parser.add_argument("--part", default="1/1", help="a fixed part of the points, such as 1/3")
    parser.add_argument("--database", action="append", choices=DATABASES, help="only this one")
    parser.add_argument("--stage", action="append", choices=STAGES, help="only this one")
    arguments = parser.parse_args()
    part, parts = (int(number) for number in arguments.part.split("/"))
    began = time.monotonic()
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")))
        grounds = [_places(stack, database) for database in arguments.database or DATABASES]
        for made in [pool.submit(places.make_start) for places in grounds]:
            made.result()
        tasks = [task for places in grounds for task in _tasks(pool, places, arguments.stage or STAGES)]
        tasks = tasks[part - 1 :: parts]
        lost = [Lost(task, fault) for task, fault in zip(tasks, pool.map(attempt, tasks), strict=True) if fault]
    sys.stdout.write(table(tasks, lost, time.monotonic() - began))
    return 1 if lost else 0


def _places(stack: ExitStack, database: str) -> Places:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"crypteo-faults-{database}-")))
    server = stack.enter_context(running_postgres()).folder if database == POSTGRESQL else None
    return Places(folder, database, server)


def _tasks(pool: ProcessPoolExecutor, places: Places, wanted: Collection[str]) -> Iterator[Task]:
    """Yield a walk for each phase of each point of each stage that is wanted."""
    number = 0
    for stage, facts in STAGES.items():
        if stage not in before_and_at(wanted) or (facts.functions and places.database != SQLITE):
            continue
        unharmed, points = pool.submit(survey, places, stage).result()
        for point in points:
            if stage not in wanted or not facts.tries(point.function):
                continue
            for phase in PHASES:
                number += 1
                yield Task(places, stage, Doom(point, phase), unharmed, number)


def table(tasks: list[Task], lost: list[Lost], seconds: float) -> str:
    """Return the table and, below it, every walk that was lost."""
    tried = Counter((task.places.database, task.stage) for task in tasks)
    failed = Counter((each.task.places.database, each.task.stage) for each in lost)
    rows = [(*kind, count, count - failed[kind], failed[kind]) for kind, count in tried.items()]
    rows.append(("all", "", len(tasks), len(tasks) - len(lost), len(lost)))
    lines = [f"{'database':12}{'stage':14}{'points tried':>14}{'finished':>10}{'lost':>6}"]
    lines += [
        f"{database:12}{stage:14}{tries:14}{finished:10}{gone:6}" for database, stage, tries, finished, gone in rows
    ]
    lines += [f"LOST {each.task}\n     {each.fault}" for each in lost]
    return "\n".join([*lines, f"{seconds:.0f} s", ""])


if __name__ == "__main__":
    raise SystemExit(main())
