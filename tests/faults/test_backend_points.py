"""A fixed small part of the kills that `make faults` makes; the backend comes through each of them."""

import subprocess
import sys

import pytest

PART = ("--database", "sqlite", "--stage", "certificate", "--part", "1/8")


@pytest.mark.faults
@pytest.mark.long
def test_no_walk_is_lost_at_a_part_of_the_points():
    command = [sys.executable, "-m", "tests.faults.backend_points", *PART]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout + ended.stderr
