"""A folder for the certificate file on a computer where no cloud service may carry the file away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from crypteo_desktop.adapters.certificate_folder import DiskFolder
from crypteo_desktop.preflight import FolderState
from crypteo_desktop.problems import Problem, file


class UnsharedFolder(DiskFolder):
    """A folder on the disk that saves nothing while a cloud service synchronises it.

    `cloud_of` names the service that synchronises a folder, or says "".
    """

    def __init__(self, folder: Path, cloud_of: Callable[[Path], str]) -> None:
        super().__init__(folder)
        self._cloud_of = cloud_of

    def save(self, name: str, content: bytes) -> Path:
        """Save as any folder does; raise Problem(FOLDER_SYNCHRONISED) first."""
        cloud = self._cloud_of(self.path)
        if cloud:
            raise Problem(file.FOLDER_SYNCHRONISED, folder=str(self.path), cloud=cloud)
        return super().save(name, content)

    def state(self) -> FolderState:
        """Say beforehand that nothing may be written here."""
        state = super().state()
        return replace(state, is_writable=state.is_writable and not self._cloud_of(self.path))
