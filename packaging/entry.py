"""Starts the bundled program: the one file that PyInstaller turns into the executable."""

import os
import sys

# PyInstaller's loader points the linker at the bundle's libraries; what this program opens (a folder, a web page)
# must find the system's instead. The linker reads the variable at start alone, so the program itself keeps its own.
if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH_ORIG"]
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

# A program of Windows without a console has no streams at all, and a sentence for nobody must not end it.
if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  it stays open to the end
if sys.stderr is None:
    sys.stderr = sys.stdout

from crypteo_desktop.__main__ import main

raise SystemExit(main())
