"""A wire to the service that is cut at the n-th request, in a process of its own."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.support.cutting_proxy import CUTS, CuttingProxy, Fault, whole


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a wire is cut: which request, counted from 1, and how (a name of CUTS)."""

    request: int
    how: str


class _NumberedCut(CuttingProxy):
    def __init__(self, service_url: str, cut: Cut) -> None:
        super().__init__(service_url)
        self._cut = cut

    def _fault_for(self, start: str) -> Fault:
        return CUTS[self._cut.how] if len(self.heard) == self._cut.request else whole


@contextmanager
def cut_wire(service_url: str, cut: Cut) -> Iterator[str]:
    """Give the address of the wire; the process goes with the context."""
    wire = _NumberedCut(service_url, cut)
    pid = os.fork()
    if not pid:
        try:
            wire._serve()
        finally:
            os._exit(1)
    try:
        yield wire.url
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        wire._listener.close()
