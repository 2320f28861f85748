"""Copies in memory: what lies on media that are no folders, how they refuse, and how they keep one waiting."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from crypteo_desktop.media import Medium
from crypteo_desktop.problems import Problem
from tests.support.media import FakeMedia

STICK = Medium(Path("/media/camille/CLE_USB"), "CLE_USB", 7_400_000_000)
SECOND = Medium(Path("/media/camille/SAUVEGARDE"), "SAUVEGARDE", 31_900_000_000)
LOCKED = Medium(Path("/media/camille/PROTEGEE"), "PROTEGEE", 1_000_000_000, is_writable=False)


def plugged(*media: Medium) -> FakeMedia:
    """Return these media, plugged in."""
    return FakeMedia(list(media))


@dataclass
class MemoryCopies:
    """Implements `media.CopyFolders`; `problem` is what writing raises, `holds` makes reading back wait for `go_on`."""

    files: dict[Path, bytes] = field(default_factory=dict)
    problem: Problem | None = None
    holds: bool = False
    _may_go_on: Event = field(default_factory=Event)

    def go_on(self) -> None:
        """Let what waits go on."""
        self._may_go_on.set()

    def read(self, file: Path) -> bytes:
        return self.files[file]

    def write(self, target: Path, content: bytes) -> bool:
        if self.problem is not None:
            raise self.problem
        is_new = target not in self.files
        self.files[target] = content
        return is_new

    def read_back(self, copy: Path) -> bytes:
        if self.holds:
            self._may_go_on.wait(60)
        return self.files[copy]

    def settle(self, copy: Path) -> None:
        """All is written at once."""

    def put(self, target: Path, content: bytes) -> None:
        self.write(target, content)

    def discard(self, copy: Path) -> None:
        del self.files[copy]
