"""Where the program meets itself: one lock for one data folder, and a socket where nobody else can make one."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from crypteo_desktop.adapters.meeting_place import meeting_place

ROOT = Path(__file__).parents[3]
HOLD = """
import sys
from pathlib import Path
from crypteo_desktop.adapters.meeting_place import meeting_place
print(meeting_place(Path(sys.argv[1])).claim() is not None, flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, and no owner's bits")


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_one_process_holds_the_place_until_it_is_killed(tmp_path: Path, runtime: Path) -> None:
    place = meeting_place(tmp_path / "data")
    command = [sys.executable, "-c", HOLD, str(tmp_path / "data")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert place.claim() is None
        other.kill()
    claim = place.claim()
    assert claim is not None
    assert place.claim() is None
    claim.release()
    again = place.claim()
    assert again is not None
    again.release()


def test_each_data_folder_is_a_place_of_its_own_however_it_is_written(tmp_path: Path, runtime: Path) -> None:
    one, other = meeting_place(tmp_path / "one"), meeting_place(tmp_path / "other")
    assert one.address != other.address
    claims = one.claim(), other.claim()
    assert None not in claims
    (tmp_path / "link").symlink_to("one")
    assert meeting_place(tmp_path / "link").address == one.address
    assert meeting_place(tmp_path / "link").claim() is None
    for claim in claims:
        assert claim is not None
        claim.release()


def test_the_socket_lies_in_a_folder_for_this_user_alone(tmp_path: Path, runtime: Path) -> None:
    folder = Path(meeting_place(tmp_path / "data").address).parent
    assert folder.parent == runtime
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize("there", [None, "", "/nonexistent/runtime"])
def test_without_the_system_s_folder_the_data_folder_holds_the_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str | None
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    if there is not None:
        monkeypatch.setenv("XDG_RUNTIME_DIR", there)
    assert Path(meeting_place(tmp_path / "data").address).parent.parent == tmp_path / "data"


def test_somebody_else_s_runtime_folder_is_left_alone(tmp_path: Path, runtime: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may give a folder away")
    os.chown(runtime, 65534, 65534)
    assert Path(meeting_place(tmp_path / "data").address).parent.parent == tmp_path / "data"
    assert list(runtime.iterdir()) == []


@pytest.mark.parametrize("squat", ["open", "link", "file", "foreign"])
def test_a_folder_that_others_could_write_to_is_refused(tmp_path: Path, runtime: Path, squat: str) -> None:
    folder = Path(meeting_place(tmp_path / "data").address).parent
    folder.rmdir()
    if squat == "open":
        folder.mkdir()
        folder.chmod(0o770)
    elif squat == "link":
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "elsewhere")
    elif squat == "file":
        folder.touch()
    elif os.geteuid() == 0:
        folder.mkdir(mode=0o700)
        os.chown(folder, 65534, 65534)
    else:
        pytest.skip("only root may give a folder away")
    with pytest.raises(OSError, match="alone"):
        meeting_place(tmp_path / "data")


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path, runtime: Path) -> None:
    place = meeting_place(tmp_path / "data")
    place.lock.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):  # noqa: PT011  whatever this system calls it
        place.claim()
    assert not (tmp_path / "elsewhere").exists()
