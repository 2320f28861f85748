"""What is imported before the first window must load nothing heavy."""

import json
import subprocess
import sys

import pytest

HEAVY = ("cryptography", "requests", "urllib3", "truststore", "keyring", "platformdirs", "PySide6", "zxcvbn")
DOORS = (
    "crypteo_desktop.enrolment",
    "crypteo_desktop.flow",
    "crypteo_desktop.steps",
    "crypteo_desktop.steps.opening",
    "crypteo_desktop.crypto.keys",
    "crypteo_desktop.crypto.csr",
    "crypteo_desktop.crypto.p12",
    "crypteo_desktop.crypto.file_name",
    "crypteo_desktop.crypto.verification",
    "crypteo_desktop.adapters.backend.client",
    "crypteo_desktop.adapters.background_keys",
    "crypteo_desktop.adapters.certificate_folder",
    "crypteo_desktop.adapters.folders",
)


@pytest.mark.parametrize("door", DOORS)
def test_a_door_loads_nothing_heavy(door: str) -> None:
    program = f"import json, sys, {door}; print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
