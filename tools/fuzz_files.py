"""Opens damaged and hostile .p12 files: nothing but a Problem may come out, and none may take long."""

import argparse
import random
import resource
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from cryptography.utils import CryptographyDeprecationWarning

from crypteo_desktop.crypto.p12 import build_p12, inspect_p12, open_any_p12
from crypteo_desktop.crypto.verification import Trust, verify_file
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import Problem
from tests.support.mutations import crafted, mutated, resealed
from tests.support.samples import NOW, PASSWORD
from tests.support.small_authority import SmallAuthority, small_authority

MEMORY = 1024 * 1024 * 1024
LONGEST = 2.0
OPENED = "opened"


@dataclass
class Outcome:
    """What came of the files: how often each code, what should not have come, the slowest one (processor seconds)."""

    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def note(self, what: str, act: Callable[[], str]) -> None:
        """Do something with one file: it returns what came of it, and only a Problem may come out."""
        code, took = self._tried(what, act)
        if took > LONGEST:  # another thread may have been busy: only a file that is slow again is a slow one
            code, took = self._tried(what, act)
        self.slowest = max(self.slowest, took)
        self.codes[code] += 1
        if took > LONGEST:
            self.faults.append(f"{what}: {took:.1f} s")

    def _tried(self, what: str, act: Callable[[], str]) -> tuple[str, float]:
        began = time.process_time()  # what a file costs the processor, whatever else the computer does
        try:
            code = act()
        except Problem as problem:
            code = problem.kind.code
        except Exception as error:  # noqa: BLE001  whatever it is, it should not have come
            code = type(error).__name__
            self.faults.append(f"{what}: {code}: {error}")
        return code, time.process_time() - began


class Bench:
    """Opens, inspects and verifies one file after another."""

    def __init__(self, authority: SmallAuthority) -> None:
        issued = authority.issued()
        parts = (authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Éloïse")
        self.seeds = {form: build_p12(*parts, form, rounds=3) for form in Format}
        self.outcome = Outcome()
        self._authority = authority
        self._fingerprint = issued.fingerprint_sha256

    def try_file(self, what: str, content: bytes) -> None:
        """Do all that the program does with a file."""
        for act in (self._inspect, self._open, self._verify):
            self.outcome.note(what, partial(act, content))

    def _inspect(self, content: bytes) -> str:
        inspect_p12(content)
        return OPENED

    def _open(self, content: bytes) -> str:
        open_any_p12(content, PASSWORD)
        return OPENED

    def _verify(self, content: bytes) -> str:
        verify_file(
            content,
            PASSWORD,
            expected_fingerprint=self._fingerprint,
            subject_der=self._authority.subject_der,
            trust=Trust((), accept_any_root=True),
            now=NOW,
        )
        return OPENED


def fuzz(files: int, seed: int) -> Outcome:
    """Try the crafted files and so many mutated ones; half of them lie under a MAC that is right again."""
    # A certificate with a serial number of nought is odd, not dangerous: the library only warns.
    warnings.simplefilter("ignore", CryptographyDeprecationWarning)
    bench = Bench(small_authority())
    for what, content in spoilt(bench.seeds, files, seed):
        bench.try_file(what, content)
    return bench.outcome


def spoilt(seeds: Mapping[Format, bytes], files: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the crafted files and so many mutated ones, with what they are."""
    chance = random.Random(seed)
    yield from crafted(seeds)
    for number in range(files):
        form = chance.choice(list(Format))
        content = seeds[form]
        changed = resealed(content, form, chance) if number % 2 else mutated(content, chance)
        yield f"file {number} of seed {seed}", changed


def main() -> int:
    """Fuzz, print what came of it, and return 1 when something failed."""
    parser = argparse.ArgumentParser(prog="make fuzz-files", description=__doc__)
    parser.add_argument("--files", type=int, default=100_000, help="how many mutated files (100000)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32), help="repeat a former run")
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return told(f"{arguments.files} files, seed {arguments.seed}", lambda: fuzz(arguments.files, arguments.seed))


def told(what: str, run: Callable[[], Outcome]) -> int:
    """Run, print what came of it, and return 1 when something failed."""
    began = time.monotonic()
    outcome = run()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    codes = ", ".join(f"{code} {count}" for code, count in sorted(outcome.codes.items()))
    sys.stdout.write(
        f"{what}, {time.monotonic() - began:.0f} s; slowest {outcome.slowest:.2f} s, memory {peak} MB\n{codes}\n"
        + "".join(f"FAULT {fault}\n" for fault in outcome.faults)
    )
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
