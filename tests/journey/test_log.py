"""The log of the real program: codes and steps of a whole walk, no secret, and gone when everything is done."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crypteo_desktop.resources import resource
from crypteo_desktop.ui.demo.scripts import DEMO_PASSWORD
from tests.journey.conftest import Order


@dataclass(frozen=True, slots=True)
class Desk:
    """A computer on which one walk is made."""

    folder: Path
    order: Order

    @property
    def own(self) -> Path:
        return self.folder / "own"

    def walk(self, script: str, *more: str) -> int:
        profile, saved = self.folder / "profile.toml", self.folder / "saved"
        saved.mkdir()
        usual = resource("profile.toml").read_text(encoding="utf-8")
        profile.write_text(usual.replace("http://127.0.0.1:8765", self.order.base_url), encoding="utf-8")
        command = [sys.executable, "-m", "tests.support.watched_walk", script, self.order.link, "--lang", "en"]
        command += ["--profile", str(profile), "--to", str(saved), "--data-dir", str(self.own), *more]
        aside = {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
        known = json.dumps({"code": self.order.code, "answers": self.order.answers})
        environment = {**os.environ, **aside, "XDG_RUNTIME_DIR": ""}
        return subprocess.run(command, env=environment, input=known, text=True, check=False, timeout=300).returncode

    def logged(self) -> str:
        return "".join(file.read_text(encoding="ascii") for file in sorted((self.own / "log").glob("*")))

    def secrets_in(self, text: str) -> Iterator[str]:
        order = self.order
        known = (
            order.code,
            order.link.partition("#t=")[2],
            *order.answers,
            DEMO_PASSWORD.reveal(),
            "MARTIN",
            "Camille",
        )
        return (secret for secret in known if secret in text)


@pytest.fixture
def desk(tmp_path: Path, order: Order) -> Desk:
    return Desk(tmp_path, order)


def test_it_goes_with_the_end_of_a_whole_walk(desk: Desk) -> None:
    assert desk.walk("whole") == 0
    assert not (desk.own / "log").exists()
    assert not (desk.own / "crash").exists()


def test_who_keeps_it_reads_each_step_and_no_secret(desk: Desk) -> None:
    assert desk.walk("whole", "--keep-log") == 0
    logged = desk.logged()
    for line in ("started", "work-failed step=retrieval-code code=CRY-301 trace=", "work-done step=generation", "left"):
        assert line in logged
    assert list(desk.secrets_in(logged)) == []


def test_a_locked_download_keeps_it(desk: Desk) -> None:
    assert desk.walk("locked") == 1
    logged = desk.logged()
    assert "work-failed step=security-answers code=CRY-403" in logged
    assert list(desk.secrets_in(logged)) == []
