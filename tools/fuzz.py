"""Sends generated requests to a running service for as long as is wanted, and says what the service should not do."""

import argparse
import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.knowing_holders import KnowingHolders
from tests.support.movable_clock import MovableClock
from tests.support.schemathesis_run import Outcome, Plan, run
from tests.support.standing_house import URL, standing_house

MOST_KEYS = 40


def fuzz(folder: Path, minutes: int, seed: int) -> Outcome:
    """Run a whole service in the folder and send it requests for so many minutes."""
    clock = MovableClock()
    authority = EmbeddedAuthority.open(folder / "authority", URL, clock)
    with standing_house(folder, authority, clock) as house:
        holders = KnowingHolders(house, partial(generate_private_key, 65537, 3072), MOST_KEYS, random.Random(seed))
        return run(str(house.http.base_url), holders, Plan("all", 100, seed, minutes * 60))


def main() -> int:
    """Fuzz, print what was met, and return 1 when something failed."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--minutes", type=int, default=10, help="how long to go on (10)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32), help="repeat a former run")
    arguments = parser.parse_args()
    sys.stdout.write(f"{arguments.minutes} minutes of generated requests, seed {arguments.seed}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="crypteo-fuzz-") as folder:
        outcome = fuzz(Path(folder), arguments.minutes, arguments.seed)
    for (operation, status), count in sorted(outcome.statuses.items()):
        sys.stdout.write(f"{count:8}  {status}  {operation}\n")
    for code, count in sorted(outcome.codes.items()):
        sys.stdout.write(f"{count:8}  {code or 'no problem'}\n")
    for name, words in outcome.failures.items():
        sys.stdout.write(f"\n{name}\n{words}\n")
    sys.stdout.write(f"{outcome.requests} requests, {len(outcome.failures)} failures\n")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
