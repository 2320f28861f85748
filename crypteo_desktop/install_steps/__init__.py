"""The three steps of the install assistant, in their order."""

from typing import Final

from crypteo_desktop.install_steps.destinations import DestinationsStep
from crypteo_desktop.install_steps.file import FileStep
from crypteo_desktop.install_steps.password import PasswordStep

__all__ = ["INSTALL_STEPS", "InstallStep"]

InstallStep = FileStep | PasswordStep | DestinationsStep

INSTALL_STEPS: Final[tuple[InstallStep, ...]] = (FileStep(), PasswordStep(), DestinationsStep())
