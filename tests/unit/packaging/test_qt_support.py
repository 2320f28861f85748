"""Qt for Python's own modules lie compiled beside it in the bundle, and are what it then uses."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.unit.packaging.test_bundle_contents import part_of_packaging

support = part_of_packaging("qt_support")
WHERE = "import shiboken6, sys; print(sys.modules['shibokensupport.signature.loader'].__file__)"


def test_qt_for_python_uses_the_compiled_modules(tmp_path: Path) -> None:
    entries = support.compiled(tmp_path / "work")
    bundle = tmp_path / "bundle"
    for place, file, kind in entries:
        assert kind == "DATA"
        (bundle / place).parent.mkdir(parents=True, exist_ok=True)
        (bundle / place).write_bytes(Path(file).read_bytes())
    for file in (tmp_path / "work" / "shiboken6").iterdir():
        if file.is_file():
            shutil.copy(file, bundle / "shiboken6")
    environment = {**os.environ, "PYTHONPATH": str(bundle)}
    done = subprocess.run([sys.executable, "-c", WHERE], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(bundle / "shiboken6/files.dir/shibokensupport/signature/loader.pyc")
    assert str(tmp_path).encode() not in b"".join(Path(file).read_bytes() for _, file, _ in entries)
