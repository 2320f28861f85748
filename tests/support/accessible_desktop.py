"""A desktop on which a screen reader may listen: a display, a session bus, and the accessibility bus of at-spi2."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.screen_reader import ScreenReader, screen_reader
from tests.support.x_display import XDisplay, x_display

# A bus that starts nothing but the accessibility bus: a keyring, for one, would open a window of its own.
_BUS: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_SERVICE: Final = """[D-BUS Service]
Name=org.a11y.Bus
Exec=/usr/libexec/at-spi-bus-launcher --launch-immediately
"""
# The shell holds the session open until its input ends, also when that is because the tests were killed.
_HOLD: Final = "printf '%s\\n' \"$DBUS_SESSION_BUS_ADDRESS\"; cat"


@dataclass(frozen=True)
class AccessibleDesktop:
    """A program that is started in this `environment` is heard by `reader`; keys come from `display`."""

    display: XDisplay
    reader: ScreenReader
    environment: dict[str, str]


@contextmanager
def accessible_desktop(home: Path) -> Iterator[AccessibleDesktop]:
    """Run one for as long as the context lasts, with this folder as the holder's home and without a keyring."""
    with x_display() as display, tempfile.TemporaryDirectory(prefix="crypteo-") as runtime:
        own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        own |= {**display.environment, "HOME": str(home), "XDG_RUNTIME_DIR": runtime}
        with _session(Path(runtime), own) as bus, screen_reader(bus) as reader:
            heard = {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            yield AccessibleDesktop(display, reader, {**own, **heard})


@contextmanager
def _session(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    (folder / "org.a11y.Bus.service").write_text(_SERVICE)
    configuration = folder / "bus.conf"
    configuration.write_text(_BUS.format(folder=folder))
    command = ["dbus-run-session", "--config-file", str(configuration), "--", "sh", "-c", _HOLD]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        address = session.stdout.readline().strip()
        assert address, "the session did not start"
        try:
            yield address
        finally:
            session.stdin.close()
