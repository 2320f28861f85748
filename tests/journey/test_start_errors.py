"""A profile or a policy that cannot be read: a sentence on a console, a window where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.x_display import XDisplay, x_display

PATIENCE = 60
WRONG_USAGE = 2
BROKEN_POLICY = (
    "import sys; from pathlib import Path; from crypteo_desktop.adapters import policy_place as place; "
    "place.LINUX = Path(sys.argv.pop(1)); from crypteo_desktop.__main__ import main; raise SystemExit(main())"
)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.toml"
    file.write_text("servers = []\n")
    return file


def commands(broken: Path) -> dict[str, list[str]]:
    return {
        "CRY-029": [sys.executable, "-c", BROKEN_POLICY, str(broken)],
        "CRY-030": [sys.executable, "-m", "crypteo_desktop", "--lang", "en", "--profile", str(broken)],
    }


@pytest.mark.parametrize("code", ["CRY-029", "CRY-030"])
def test_without_a_display_it_is_a_sentence(broken: Path, code: str) -> None:
    done = subprocess.run(
        commands(broken)[code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == WRONG_USAGE
    assert done.stderr.startswith(f"crypteo-desktop: {code}: ")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Xvfb")
@pytest.mark.parametrize("code", ["CRY-029", "CRY-030"])
def test_who_double_clicked_reads_it_in_a_window(broken: Path, code: str) -> None:
    with x_display() as display:
        environment = {**os.environ, **display.environment, "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
        # A session of its own has no terminal, as under a desktop.
        with subprocess.Popen(
            commands(broken)[code], env=environment, start_new_session=True, stderr=subprocess.PIPE, text=True
        ) as program:
            _read_and_close(display)
            _, told = program.communicate(timeout=PATIENCE)
    assert program.returncode == WRONG_USAGE
    assert code in told


def _read_and_close(display: XDisplay) -> None:
    display.wait_for_window("Crypteo Desktop cannot start")
    display.press("Return")
