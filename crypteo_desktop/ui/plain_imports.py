"""Qt for Python, loaded without its look through every later import."""

import builtins


def load_qt() -> None:
    """Load Qt, and leave the import in force that was there before its look.

    WORKAROUND for https://bugreports.qt.io/browse/PYSIDE-2029: to serve `from __feature__ import ...`, which this
    program does not use, PySide6 takes the place of `__import__` and reads the source of every module that is loaded
    from then on. That costs the first window 20 milliseconds, and keeps 5 megabytes of source lines. Where it keeps
    the function that was there is told in its documents (feature-motivation.rst, "The __feature__ import").
    """
    import PySide6.QtCore  # noqa: F401, PLC0415

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
