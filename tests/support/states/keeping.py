"""Screen 6 after the check: the copy and how it can end, the sheet, the reminder before one leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from crypteo_desktop.media import Medium
from crypteo_desktop.problems import Problem, keeping
from crypteo_desktop.ui.keeping.copy_dialog import CopyDialog
from tests.support.copies import LOCKED, SECOND, STICK, MemoryCopies, plugged
from tests.support.fakes import services
from tests.support.media import keeping_of
from tests.support.samples import PASSWORD
from tests.support.small_file import small_file
from tests.support.states.download import FILE
from tests.support.states.reading import at_the_end
from tests.support.states.state import Showing, State, wait_until


def copying_to(*media: Medium, problem: Problem | None = None, holds: bool = False) -> tuple[Showing, CopyDialog]:
    """Open the dialog that copies, with these media; `problem` is what comes of it, `holds`: it does not end."""
    copies = MemoryCopies({FILE: small_file()}, problem, holds)
    shown, page = at_the_end(outside=services(keeping=keeping_of(plugged(*media), copies)))
    page.done.copy_button.click()
    dialog = page.safekeeping.dialog
    assert dialog is not None
    wait_until(lambda: len(dialog.form.places.rows()) == len(media) and dialog.form.places._media is not None)
    left = shown.showing()

    def end() -> None:
        copies.go_on()
        left.end()

    return Showing(left.window, end), dialog


def copied(
    *media: Medium, problem: Problem | None = None, holds: bool = False, until: Callable[[CopyDialog], bool]
) -> Showing:
    """Type the password, choose Copy, and wait until something shows."""
    showing, dialog = copying_to(*media, problem=problem, holds=holds)
    dialog.form.field.edit.insert(PASSWORD.reveal())
    dialog.form.changed.emit()
    dialog.primary.click()
    wait_until(lambda: until(dialog))
    return showing


def refused(problem: Problem) -> Showing:
    """Show why a copy was not made."""
    return copied(STICK, problem=problem, until=lambda dialog: dialog.form.is_refused)


def _reads_back(dialog: CopyDialog) -> bool:
    states = [state.name for state in dialog.tasks.states().values()]
    return states == ["DONE", "RUNNING", "WAITING", "WAITING"]


def _typed_with_capitals() -> Showing:
    showing, dialog = copying_to(STICK)
    dialog.form.field.edit.insert("VERTIGE")
    dialog.form.show_row.setChecked(True)
    dialog.form._show_caps_lock(True)
    return showing


def _papers(*, saved: bool) -> Showing:
    shown, page = at_the_end()
    if saved:
        page.done.show_saved(FILE.with_name(f"{FILE.stem}_fiche.pdf"))
    else:
        page.done.show_refused(Problem(keeping.MEDIUM_READ_ONLY, folder=str(FILE.parent)))
    return shown.showing()


def _leaving() -> Showing:
    shown, page = at_the_end()
    page.take_leave(shown.navigation.enrolment, lambda: None)
    shown.dialog()
    return shown.showing()


def _synchronised() -> Showing:
    shown, _ = at_the_end(outside=services(keeping=keeping_of(cloud_of=lambda folder: "OneDrive")))
    return shown.showing()


_LONG: Final = Medium(Path("/media/camille/x"), "Sauvegardes du service comptabilité 2026 (ne pas effacer)", 512_000)
STATES: Final = (
    State("6-copy-no-stick", "6", lambda: copying_to()[0], ("No USB stick is plugged in.…",)),
    State("6-copy-one-stick", "6", lambda: copying_to(STICK)[0], ("{size} free",)),
    State("6-copy-several-sticks", "6", lambda: copying_to(STICK, LOCKED, _LONG)[0], ("write-protected",)),
    State("6-copy-capitals", "6", _typed_with_capitals, ("Caps Lock is on",)),
    State("6-copying", "6", lambda: copied(STICK, holds=True, until=_reads_back), ("Read it back and compare",)),
    State(
        "6-copied",
        "6",
        lambda: copied(SECOND, until=lambda dialog: dialog.proof.isVisible()),
        ("The copy is good: it was read back and opened with your password.",),
    ),
    State("6-sheet-saved", "6", lambda: _papers(saved=True), ("Saved: {file}",)),
    State("6-sheet-refused", "6", lambda: _papers(saved=False), (keeping.MEDIUM_READ_ONLY.sentence.source,)),
    State("6-synchronised", "6", _synchronised, ("This folder is synchronised by {cloud}.",)),
    State("6-leaving-without-a-copy", "6", _leaving, ("Finish without a copy?",)),
)
