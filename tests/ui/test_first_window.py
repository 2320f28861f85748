"""What must not be there yet when the first window is painted: each of it would keep the holder waiting."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Runs the program up to its first paint, as `__main__` does, and tells what is loaded then.
PROGRAM = """
import json, os, sys
from crypteo_desktop.ui.plain_imports import load_qt
load_qt()
from PySide6 import QtCore, QtGui, QtWidgets
from crypteo_desktop import app as application
from crypteo_desktop.settings import read_settings

class Paint(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() is QtCore.QEvent.Type.Paint:
            kinds = [name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)]
            print(json.dumps({"modules": sorted(sys.modules), "kinds": kinds}), flush=True)
            os._exit(0)
        return False

settings = read_settings(sys.argv[1:])
profile = application.prepare(settings)
app = application.make_application("fr")
windows = application.make_windows(profile, settings)
paint = Paint()
windows.first.installEventFilter(paint)
windows.show()
app.exec()
"""
LATER = (
    "crypteo_desktop.adapters.backend",
    "crypteo_desktop.adapters.pending_folder",
    "crypteo_desktop.crypto.keys",
    "crypteo_desktop.pending",
    "crypteo_desktop.session",
    "crypteo_desktop.steps.journal",
    "crypteo_desktop.steps.opening",
    "crypteo_desktop.support",
    "crypteo_desktop.ui.desktop_settings",
    "crypteo_desktop.ui.pages.order_overview",
    "crypteo_desktop.ui.pages.password_page",
    "crypteo_desktop.ui.pages.unfinished_view",
    "crypteo_desktop.ui.problem_panel",
    "crypteo_desktop.ui.widgets.dialog",
    "PySide6.QtDBus",
    "concurrent.futures",
    "cryptography",
    "ctypes",
    "hashlib",
    "http",
    "keyring",
    "platformdirs",
    "requests",
    "ssl",
    "zxcvbn",
)
# Made of all that Qt knows, when Python must find out what something is that Qt itself has made.
WHOLE_FAMILIES = ("QMdiArea", "QStyle")


@pytest.fixture(scope="module", params=[(), ("crypteo://enrol?v=1&s=demo#t=abcdefghijklmnopqrstuv",)], ids=["", "link"])
def there(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    command = [sys.executable, "-c", PROGRAM, *request.param, "--data-dir", str(tmp_path_factory.mktemp("own"))]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("module", LATER)
def test_the_window_comes_first(there: dict[str, list[str]], module: str) -> None:
    assert module not in there["modules"]


@pytest.mark.parametrize("kind", WHOLE_FAMILIES)
def test_no_whole_family_of_widgets_is_made_for_it(there: dict[str, list[str]], kind: str) -> None:
    assert kind not in there["kinds"]


def test_qt_looks_through_no_import() -> None:
    program = (
        "import builtins, linecache\n"
        "from crypteo_desktop.ui.plain_imports import load_qt; load_qt()\n"
        "import crypteo_desktop.app\n"
        "assert builtins.__import__ is not builtins.__feature_import__\n"
        "assert not [file for file in linecache.cache if 'crypteo_desktop' in file]"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)
