"""A fixed small part of the harm that `make faults` does to the client, which comes through all of it."""

import subprocess
import sys

import pytest

PART = ("--disk", "tmpfs", "--keyring", "without", "--part", "1/100")


@pytest.mark.faults
@pytest.mark.long
def test_no_download_is_lost_at_a_part_of_the_points():
    command = [sys.executable, "-m", "tests.faults.client_points", *PART]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout + ended.stderr
