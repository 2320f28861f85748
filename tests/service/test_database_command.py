"""`crypteo-backend database`, called as the shell calls it."""

import subprocess
import sys
from pathlib import Path

import pytest

from crypteo_backend.__main__ import main
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.composition import DataFolder
from crypteo_backend.store.database import sqlite_url
from tests.support.first_version import make_first_version
from tests.support.movable_clock import MovableClock


@pytest.fixture
def folder(tmp_path: Path, clock: MovableClock, authority: EmbeddedAuthority) -> DataFolder:
    """Return a data folder whose database is of the first version."""
    opened = DataFolder(tmp_path / "installation").open()
    make_first_version(sqlite_url(opened.database), clock(), authority.chain()[0])
    return opened


def test_a_database_is_upgraded_and_tells_its_version(folder: DataFolder, capsys: pytest.CaptureFixture[str]):
    for act in ("version", "upgrade", "version", "upgrade"):
        assert main(["database", act, "--data-dir", str(folder.path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "The database is of version 0001, the program of 0002.",
        "From 0001 to 0002.",
        "The database is of version 0002, the program of 0002.",
        "From 0002 to 0002.",
    ]


def test_other_commands_say_what_to_do_with_an_older_version(folder: DataFolder, capsys: pytest.CaptureFixture[str]):
    assert main(["keys", "init", "--data-dir", str(folder.path)]) == 0
    assert main(["order", "list", "--data-dir", str(folder.path)]) == 1
    assert "of version 0001" in (said := capsys.readouterr().err)
    assert "crypteo-backend database upgrade" in said


def test_no_database_is_made_by_asking_for_its_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["database", "version", "--data-dir", str(tmp_path)]) == 1
    assert "holds no database" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_reached_is_told_without_its_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    url = "postgresql+psycopg://crypteo:S3CRET@/nothing?host=/nowhere"
    assert main(["database", "version", "--data-dir", str(tmp_path), "--database", url]) == 1
    said = capsys.readouterr().err
    assert "OperationalError" in said
    assert "S3CRET" not in said


def test_only_the_command_that_migrates_loads_alembic():
    program = "import sys; import crypteo_backend.commands.serve; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
