"""What a failure is: its kind from the catalogue, and the one that happened."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from crypteo_desktop.texts import Text

Fact = str | int | datetime | tuple[str, ...]


class Shown(Enum):
    """How a screen shows a failure; the value is the suffix of the screen number that one says on the phone."""

    INPUT = "1"  # under the field that must be corrected
    BLOCKED = "2"  # a panel: only support or another link helps
    COPY = "4"  # in the dialog that copies the saved file
    FAILURE = "8"  # a panel: something here or there failed, and there is a way on
    CONNECTION = "9"  # a panel: the service could not be reached


class WayOn(Enum):
    """What the holder can do about a failure; the screen offers exactly this."""

    CORRECT = "correct"  # change what was typed
    RETRY = "retry"  # the same again
    SEND_AGAIN = "send-again"  # the same again, or first change what was typed
    AGAIN_OR_NOT = "again-or-not"  # the same again, or go on without it, as it was before
    SIGN_IN = "sign-in"  # give the proxy a user name and a password
    NEW_CODE = "new-code"  # ask for another retrieval code
    OTHER_FOLDER = "other-folder"  # save elsewhere
    OTHER_LINK = "other-link"  # give another download link
    KEPT_HERE = "kept-here"  # see again what is kept of a download: its password, another link, its removal
    OTHER_FILE = "other-file"  # give another certificate file
    FILE_AGAIN = "file-again"  # the same file once it is back, or another one
    REOPEN = "reopen"  # open the link again: the former try of this order goes on from there
    RESTART = "restart"  # start the program again: it goes on from what it kept
    ADMINISTRATOR = "administrator"  # have the IT team put the settings right, then start the program again
    SUPPORT = "support"  # call, with the reference


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One entry of the catalogue: a name, a code that is never renumbered, a sentence and a remedy.

    `name` is the contract's problem code where there is one. `code` reads CRY-snn (s: the step, 0 anywhere).
    `first` is what may help without a call, where the page is blocked.
    """

    name: str
    code: str
    sentence: Text
    remedy: Text
    shown: Shown
    way_on: WayOn
    first: Text | None = None


class Problem(Exception):
    """A failure that the program knows, on its way to the screen.

    `facts` fill the sentence (`attempts_left`, `expired_at`, …); they never hold a secret. `trace_id` is what the
    service's log calls this failure, if it said so.
    """

    def __init__(self, kind: ProblemKind, *, trace_id: str | None = None, **facts: Fact) -> None:
        super().__init__(kind.code, kind.name)
        self.kind = kind
        self.trace_id = trace_id
        self.facts = facts


class NothingDone(Problem):
    """A failure of which it is sure that the service did nothing: nothing had left, or it refused before the act."""
