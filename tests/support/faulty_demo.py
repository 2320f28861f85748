"""The demonstration with one of its faults, served by this process: a command of its own takes two seconds to start."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.types import ASGIApp

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.clock import wall_clock
from crypteo_backend.composition import DataFolder
from crypteo_backend.demo.assembly import Demonstration, assemble_demo
from crypteo_backend.demo.faults import FAULTS
from crypteo_backend.orders import ReadyOrder
from tests.support.backend_house import serving
from tests.support.patient_service import PATIENT

SLOW = "slow-authority"


@dataclass(frozen=True, slots=True)
class FaultyDemo:
    """Where it is reached, and the order that waits in it."""

    base_url: str
    order: ReadyOrder


def demonstration_authority(folder: Path) -> EmbeddedAuthority:
    """Return an authority of today, to be made once: its keys take most of a second."""
    return EmbeddedAuthority.open(folder, "http://pki.example.com", wall_clock)


@contextmanager
def faulty_demo(fault: str, folder: Path, pristine: EmbeddedAuthority) -> Iterator[FaultyDemo]:
    """Serve the demonstration with this fault, its data in the folder, with an authority that has issued nothing."""
    data = DataFolder(folder / "demonstration").open()
    copied = shutil.copytree(pristine._folder, data.authority)
    authority = EmbeddedAuthority(copied, pristine._hierarchy, pristine._publication, wall_clock)
    with ExitStack() as stack:
        made: list[Demonstration] = []

        def assemble(base_url: str) -> ASGIApp:
            made.append(assemble_demo(data, base_url, authority, FAULTS[fault]))
            stack.callback(made[0].close)
            if fault != SLOW:
                made[0].services.issuer._patience = PATIENT
            return made[0].app

        base_url = stack.enter_context(serving(assemble))
        yield FaultyDemo(base_url, made[0].order)
