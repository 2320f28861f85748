"""Step 1, Fichier: reads the file that was given and refuses what cannot be a certificate file."""

from dataclasses import replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.install_steps.installation import Installation, InstallServices, Report
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

_NOT_READ: Final = QT_TRANSLATE_NOOP("InstallMissing", "The file is not read yet")


class FileStep:
    """Reads the file when the screen appears."""

    info = StepInfo(
        id="file",
        number=1,
        title=QT_TRANSLATE_NOOP("InstallStep", "File"),
        short_title=QT_TRANSLATE_NOOP("InstallStep", "File"),
        help=QT_TRANSLATE_NOOP(
            "InstallStep", "This certificate will be ready to use on this computer. The original file is not changed."
        ),
        support_code="7",
    )

    def missing(self, installation: Installation) -> tuple[Text, ...]:
        """Name the file while it is not read."""
        return () if installation.content else (_NOT_READ,)

    def is_finished(self, installation: Installation) -> bool:
        """Whether the file was read, so that Next only goes on."""
        return bool(installation.content)

    def run(
        self, installation: Installation, services: InstallServices, token: CancelToken, report: Report
    ) -> Installation:
        """Read the file and look at it from outside; raise Problem GIVEN_FILE_… or one of opening."""
        content = services.read(installation.path)
        services.inspect(content)
        return replace(installation, content=content)
