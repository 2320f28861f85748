"""Takes Qt for Python's own modules of Python out of its library, compiled, so that no start need compile them.

libshiboken6 holds them as an archive of sources, which every start unpacks and compiles: 12 milliseconds. With the
variable SBK_EMBED set to false Qt for Python lays them down beside itself once and uses them there from then on (Qt for
Python's documents, developer/extras.rst, "De-Virtualize the Python Files"). The bundle has them there from the start.
"""

import os
import py_compile
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = "shiboken6/files.dir"


def compiled(work: Path) -> list[tuple[str, str, str]]:
    """Return an entry for the bundle for each module; `work` is a folder for what is made on the way."""
    package = work / "shiboken6"
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(_installed(), package)
    environment = {**os.environ, "SBK_EMBED": "false", "PYTHONPATH": str(work)}
    subprocess.run([sys.executable, "-c", "import shiboken6"], env=environment, check=True)
    laid_down = package / "files.dir"
    return [
        (f"{FOLDER}/{source.relative_to(laid_down).with_suffix('.pyc').as_posix()}", _compiled(source), "DATA")
        for source in sorted(laid_down.rglob("shibokensupport/**/*.py"))
    ]


def _installed() -> Path:
    spec = find_spec("shiboken6")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("shiboken6 is not installed here")
    return Path(spec.origin).parent


def _compiled(source: Path) -> str:
    """Return the compiled file: without a date, and with the name alone, so that two builds are the same."""
    target = source.with_suffix(".pyc")
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), str(target), source.name, doraise=True, optimize=1, invalidation_mode=mode)
    return str(target)
