"""Page 1 of the assistant: which file it is, before it is opened."""

from typing import Final

from crypteo_desktop.install_steps import InstallStep
from crypteo_desktop.install_steps.installation import Installation
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.install_assistant.file_box import FileBox
from crypteo_desktop.ui.install_assistant.page import AssistantPage
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import InlineMessage
from crypteo_desktop.ui.widgets.numbered_list import NumberedList

_FILE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "File")
_LOCKED: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Not opened yet")
_LOCKED_HELP: Final = QT_TRANSLATE_NOOP(
    "InstallAssistant",
    "Its password is asked for on the next screen. Then you see whose it is and whether its key is in it.",
)
_WHAT: Final = QT_TRANSLATE_NOOP("InstallAssistant", "What you will do")
_ACTS: Final = {
    1: QT_TRANSLATE_NOOP("InstallAssistant", "Check that this is the right file"),
    2: QT_TRANSLATE_NOOP("InstallAssistant", "Enter the password of the certificate"),
    3: QT_TRANSLATE_NOOP("InstallAssistant", "Choose where to install it"),
}


class FilePage(AssistantPage):
    """Names the file; more cannot be said of it without its password."""

    def __init__(self, step: InstallStep) -> None:
        super().__init__(step)
        self.box = FileBox()
        self.locked = InlineMessage("info")
        columns = TwoColumns()
        columns.main.addWidget(Label("label", say(_FILE)))
        columns.main.addSpacing(6)
        columns.main.addWidget(self.box)
        columns.main.addSpacing(18)
        columns.main.addWidget(self.locked)
        columns.side.addWidget(Label("h2", say(_WHAT)))
        columns.side.addSpacing(10)
        columns.side.addWidget(NumberedList({number: say(act) for number, act in _ACTS.items()}, spacing=6))
        self.column.addWidget(columns)
        self.column.addStretch()

    def present(self, installation: Installation) -> None:
        """Show the file, its size once it was read."""
        self.box.show_file(installation.path, len(installation.content))
        if installation.content:
            self.locked.show_message(say(_LOCKED), say(_LOCKED_HELP), tone="info")
