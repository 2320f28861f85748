"""Copies of the certificate file on a computer where no cloud service may carry them away."""

from collections.abc import Callable
from pathlib import Path

from crypteo_desktop.adapters.copy_folders import DiskCopies
from crypteo_desktop.problems import Problem, keeping


class UnsharedCopies(DiskCopies):
    """Copies on the disk, none in a folder while a cloud service synchronises it.

    The sheet and the calendar file hold no secret: `put` writes them anywhere. `cloud_of` names the service that
    synchronises a folder, or says "".
    """

    def __init__(self, cloud_of: Callable[[Path], str]) -> None:
        super().__init__()
        self._cloud_of = cloud_of

    def write(self, target: Path, content: bytes) -> bool:
        """Write as any copy is written; raise Problem(COPY_SYNCHRONISED) first."""
        cloud = self._cloud_of(target.parent)
        if cloud:
            raise Problem(keeping.COPY_SYNCHRONISED, folder=str(target.parent), cloud=cloud)
        return super().write(target, content)
