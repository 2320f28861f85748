"""One walk of the client, unharmed or with one thing that befalls it, and what came of it."""

import importlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

from crypteo_desktop.adapters.pending_folder import PendingFolder
from tests.faults.client_acts import Doom, Point, read_course
from tests.faults.client_keys import PrimePool
from tests.faults.client_launcher import ACCEPTED, FINISHED, PRELOADED, Ending, Launch, Order, Place, run
from tests.faults.client_truth import Broken, Service, check
from tests.faults.client_wire import Cut, cut_wire

KEYS_OF_A_WALK, KEYS_OF_A_START = 6, 3


@dataclass(frozen=True, slots=True)
class Ground:
    """Where walks happen: which disk, the service, the keys, and the keyring's environment if there is one."""

    disk: str
    folder: Path
    base_url: str
    service: Service
    keys: PrimePool
    keyring: Mapping[str, str] | None = None

    def new_order(self) -> Order:
        """Have one more order made."""
        opener = build_opener(ProxyHandler({}))
        with opener.open(Request(f"{self.base_url}/demo/orders", method="POST"), timeout=90) as answer:
            told = json.load(answer)
        return Order(self.base_url, told["link"], told["retrieval_code"], tuple(told["answers"]))

    @contextmanager
    def place(self, number: int) -> Iterator[Place]:
        """Give a place for one walk; it goes with the context."""
        place = Place(self.folder / str(number))
        place.make()
        try:
            yield place
        finally:
            shutil.rmtree(place.folder)


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk and what befalls it."""

    ground: Ground
    kind: str
    number: int
    harm: Doom | Cut | None = None

    def __str__(self) -> str:
        what = f"{self.harm.harm} {self.harm.point}" if isinstance(self.harm, Doom) else str(self.harm)
        return f"{self.ground.disk}{', keyring' if self.ground.keyring else ''}: {what}"


def preload() -> None:
    """Import what every application of this process would import by itself."""
    for name in PRELOADED:
        importlib.import_module(name)


def survey(walk: Walk) -> list[Point]:
    """Walk unharmed and return the points on the way; raise Broken."""
    with walk.ground.place(walk.number) as place:
        order = walk.ground.new_order()
        ending = run(_launch(walk, place, order))
        if ending.status != FINISHED:
            message = f"the unharmed walk: {ending}\n{place.note('stderr').read_text(encoding='utf-8')}"
            raise Broken(message)
        check(place, order, walk.ground.keys, walk.ground.service)
        return read_course(place.note("course"))


def attempt(walk: Walk) -> str | None:
    """Walk with the harm, let the holder finish, and return what went wrong."""
    with walk.ground.place(walk.number) as place:
        try:
            order = walk.ground.new_order()
            ending = _harmed(walk, place, order)
            if ending.status not in {FINISHED, ACCEPTED} or ending.killed:
                return f"{ending}\n{place.note('stderr').read_text(encoding='utf-8')}"
            if walk.harm is not None:
                PendingFolder(place.own / "pending", "").look()  # what could not be removed goes at the next start
            check(place, order, walk.ground.keys, walk.ground.service)
        except Exception as fault:  # noqa: BLE001  whatever goes wrong is what is looked for
            return f"{type(fault).__name__}: {fault}"
    return None


def _harmed(walk: Walk, place: Place, order: Order) -> Ending:
    if isinstance(walk.harm, Cut):
        with cut_wire(order.base_url, walk.harm) as url:
            moved = replace(order, base_url=url, link=order.link.replace(order.base_url, url))
            return run(_launch(walk, place, moved))
    launch = _launch(walk, place, order)
    ending = run(launch)
    if walk.harm is None or walk.harm.point not in read_course(place.note("course")):
        message = f"it never came to its doom: {ending}"
        raise Broken(message)
    if not walk.harm.kills:
        return ending
    if not ending.killed:
        message = f"it was not killed: {ending}"
        raise Broken(message)
    # Half of the holders open the link of the letter again, the others the program alone.
    again = replace(
        launch, doom=None, first_key=launch.first_key + KEYS_OF_A_START, with_link=bool(walk.number // 2 % 2)
    )
    return run(again)


def _launch(walk: Walk, place: Place, order: Order) -> Launch:
    doom = walk.harm if isinstance(walk.harm, Doom) else None
    ground = walk.ground
    return Launch(place, order, ground.keys, walk.number * KEYS_OF_A_WALK, doom, ground.keyring)
