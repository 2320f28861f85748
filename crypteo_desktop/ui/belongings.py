"""What belongs to the application, one of a kind: theme, text size, translators, voice, whether secrets are aside.

They are kept with the application rather than found among its children: for a look at these Qt for Python makes a class
of everything that Qt itself has hung up there, which costs the first window 8 milliseconds.
"""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication

_Kind = TypeVar("_Kind")


def belonging(app: QCoreApplication, kind: type[_Kind]) -> _Kind | None:
    """Return the one of this kind that is kept with `app`, or None."""
    found = vars(app).get(kind.__name__)
    return found if isinstance(found, kind) else None


def keep(app: QCoreApplication, thing: object) -> None:
    """Keep `thing` for as long as `app` lives, in place of another one of its kind."""
    vars(app)[type(thing).__name__] = thing
