"""Crash reports on the disk, redacted, for their owner alone: `<data folder>/crash/`.

    crash-<time>.txt   a crash that nobody was told of yet     told-<time>.txt   one that the holder was told of
    native-<process>   what `faulthandler` writes when the interpreter itself dies; empty while all is well

The raw dump names files and lines; it is turned into a redacted report, and removed, by the next start.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from crypteo_desktop.adapters import disk

if TYPE_CHECKING:
    from crypteo_desktop.crash import Crash

MOST: Final = 5
_LARGEST: Final = 256 * 1024
_NEW: Final = "crash-"
_TOLD: Final = "told-"
_NATIVE: Final = "native-"


class CrashFolder:
    """Keeps at most five reports. No act raises: a full disk must not hide the crash."""

    def __init__(self, folder: Path, program: str, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._program = program
        self._now = now
        self._dump: IO[bytes] | None = None

    def listen(self) -> None:
        """Have the interpreter write down where it was, should it die."""
        with suppress(OSError):
            disk.make_private_folder(self._folder)
            self._dump = open(self._own_dump, "wb", opener=_owner_only)  # noqa: SIM115  open until the end
            faulthandler.enable(self._dump)

    def collect(self) -> int:
        """Turn the dumps of former runs into reports; return how many crashes nobody was told of yet."""
        with suppress(OSError):
            for dump in self._folder.glob(f"{_NATIVE}*"):
                if dump != self._own_dump:
                    self._keep_native(dump)
        return len(self._reports(_NEW))

    def write(self, crash: Crash) -> None:
        """Keep a report."""
        with suppress(OSError):
            disk.make_private_folder(self._folder)
            at = self._now().astimezone(UTC)
            report = crash.report(at, self._program).encode()
            disk.write_new(self._folder / f"{_NEW}{at:%Y%m%dT%H%M%S%f}.txt", report)
            for oldest in self._all()[:-MOST]:
                disk.remove(oldest)

    def told(self) -> None:
        """Note that the holder knows of all of them."""
        with suppress(OSError):
            for report in self._reports(_NEW):
                os.replace(report, report.with_name(_TOLD + report.name.removeprefix(_NEW)))  # noqa: PTH105

    def finish(self, *, keep: bool) -> None:
        """Stop listening at an orderly end; remove what nobody needs any longer."""
        if self._dump is not None:
            faulthandler.disable()
            self._dump.close()
        with suppress(OSError):
            disk.remove(self._own_dump)
            if not keep:
                for report in self._all():
                    disk.remove(report)
            os.rmdir(self._folder)  # noqa: PTH106  refused while reports are in it

    @property
    def _own_dump(self) -> Path:
        return self._folder / f"{_NATIVE}{os.getpid()}"

    def _keep_native(self, dump: Path) -> None:
        from crypteo_desktop.crash import native_crash  # noqa: PLC0415  the window comes first

        with dump.open("rb") as source:
            crash = native_crash(source.read(_LARGEST).decode(errors="replace"))
        if crash is not None:
            self.write(crash)
        disk.remove(dump)

    def _reports(self, kind: str) -> list[Path]:
        return sorted(self._folder.glob(f"{kind}*.txt")) if self._folder.is_dir() else []

    def _all(self) -> list[Path]:
        """Return the reports, the oldest first."""
        return sorted((*self._reports(_NEW), *self._reports(_TOLD)), key=lambda file: file.name.partition("-")[2])


def _owner_only(file: str, flags: int) -> int:
    return os.open(file, flags, disk.OWNER_ONLY)
