"""The real program diagnoses itself, beside planted secrets: the report says what works and holds none of them."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import re
import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.adapters.no_keyring import NoKeyring
from crypteo_desktop.adapters.no_stores import NoStores
from crypteo_desktop.app import make_windows
from crypteo_desktop.diagnosing import examine
from crypteo_desktop.problems import Problem
from crypteo_desktop.profile import read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import read_settings
from crypteo_desktop.stores import CertificateStore
from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.journey.conftest import Order
from tests.support.contract_client import other_code
from tests.support.journeys import Walker, own_files
from tests.support.samples import PASSWORD

PROXY_LOGIN = "camille:Tramontane2026"
SECRET_FOLDER = "Vertige"


@dataclass
class Desk:
    """A computer of a holder, with a home of its own."""

    folder: Path
    base_url: str
    more: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.saved.mkdir(parents=True)
        profile = resource("profile.toml").read_text(encoding="utf-8").replace("http://127.0.0.1:8765", self.base_url)
        self.profile.write_text(profile, encoding="utf-8")

    @property
    def saved(self) -> Path:
        return self.folder / SECRET_FOLDER / "saved"

    @property
    def profile(self) -> Path:
        return self.folder / "profile.toml"

    def diagnose(self, *more: str) -> subprocess.CompletedProcess[str]:
        places = ["--profile", str(self.profile), "--to", str(self.saved), "--data-dir", str(own_files(self.saved))]
        aside = {"HOME": str(self.folder), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus", **self.more}
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY"))}
        command = [sys.executable, "-m", "crypteo_desktop", *places, "--lang", "en", "--diagnose", *more]
        done = subprocess.run(command, env={**environment, **aside}, capture_output=True, check=False, timeout=60)
        told = (done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
        return subprocess.CompletedProcess(command, done.returncode, *told)


@pytest.fixture
def desk(tmp_path: Path, order: Order) -> Desk:
    return Desk(tmp_path, order.base_url)


def test_where_all_is_in_order_it_says_so_without_a_display(desk: Desk) -> None:
    done = desk.diagnose()
    assert done.stderr == ""
    assert done.returncode == 0
    assert "  [OK]      demo: The certificate service answers" in done.stdout.splitlines()
    assert not own_files(desk.saved).exists(), "a diagnosis changes nothing"


def test_a_service_that_is_away_is_red_and_its_code_is_printed(tmp_path: Path) -> None:
    done = Desk(tmp_path, "http://127.0.0.1:9").diagnose()
    assert done.returncode == 1
    assert done.stderr == "crypteo-desktop: CRY-003\n"
    assert "(CRY-003)" in done.stdout


def test_a_file_is_the_owner_s_alone_and_never_replaced(desk: Desk) -> None:
    file = desk.folder / "report.txt"
    assert desk.diagnose(str(file)).returncode == 0
    before = file.read_text(encoding="utf-8")
    assert before.startswith("Crypteo Desktop, diagnosis of")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = desk.diagnose(str(file))
    assert (again.returncode, file.read_text(encoding="utf-8")) == (2, before)
    assert "not replaced" in again.stderr


def test_an_old_console_gets_plain_signs(desk: Desk) -> None:
    desk.more = {"PYTHONIOENCODING": "iso-8859-1", "PYTHONUTF8": "0"}
    done = desk.diagnose("--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")


class BrokenStores:
    """A computer whose stores cannot be searched."""

    def find(self) -> tuple[CertificateStore, ...]:
        raise OSError("no such library")


def test_a_search_for_stores_that_fails_is_not_told_as_none(desk: Desk) -> None:
    settings = read_settings(["--to", str(desk.saved), "--data-dir", str(own_files(desk.saved))])
    searched = [examine(settings, read_profile(desk.profile), NoKeyring, stores) for stores in (NoStores, BrokenStores)]
    assert [it.stores for it in searched] == [{}, None]


def test_secrets_that_lie_everywhere_are_in_no_line(desk: Desk, order: Order) -> None:
    walker = Walker.start(order.base_url, desk.saved, order.link)
    walker.step(1)
    walker.step(2, password=PASSWORD, confirmation=PASSWORD)
    with pytest.raises(Problem):
        walker.step(3, retrieval_code=Secret(other_code(order.code)))
    own = own_files(desk.saved)
    _plant_in_the_log(own / "log", order)
    unreadable = own / "pending" / "0123456789abcdef"
    unreadable.mkdir()
    (unreadable / "state.json").write_text(f'{{"password": "{PASSWORD.reveal()}"}}')
    desk.more = {"https_proxy": f"http://{PROXY_LOGIN}@127.0.0.1:9", "CRYPTEO_PASSWORD": PASSWORD.reveal()}
    told = desk.diagnose().stdout
    session = walker.enrolment.opened
    secrets = [
        PASSWORD.reveal(),
        order.code,
        other_code(order.code),
        order.link.partition("#t=")[2],
        session.session_token.reveal(),
        session.session_id,
        PROXY_LOGIN,
        SECRET_FOLDER,
        *order.answers,
        *session.holder.display_name.split(),
        session.holder.organisation,
        session.order.number,
        str(desk.folder),
    ]
    assert [secret for secret in secrets if secret in told] == []
    assert re.search(r"^  (link opened, no key yet|key kept, nothing requested): 1$", told, re.MULTILINE)
    assert "cannot be read: 1" in told
    assert re.search(r"work-failed step=retrieval-code code=CRY-301 ms=9$", told, re.MULTILINE)


def _plant_in_the_log(folder: Path, order: Order) -> None:
    """Write what a log must never hold, as somebody else's program might have."""
    folder.mkdir(parents=True)
    good = "2026-11-29T15:00:00Z work-failed step=retrieval-code code=CRY-301 ms=9"
    bad = [
        f"{good} code={order.code}",
        f"{good} {PASSWORD.reveal()}",
        PASSWORD.reveal(),
        order.link,
        "\x1b[2J" + order.code,
    ]
    (folder / "events.log").write_text("\n".join([good, *bad, *order.answers, ""]), encoding="utf-8")


def test_the_support_card_of_the_program_saves_the_same_report(
    tmp_path: Path, order: Order, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")  # nobody's keyring
    desk = Desk(tmp_path, order.base_url)
    given = ["--profile", str(desk.profile), "--to", str(desk.saved), "--data-dir", str(own_files(desk.saved))]
    settings = read_settings(given)
    windows = make_windows(read_profile(desk.profile), settings)
    windows.show()
    wizard = windows.first
    assert isinstance(wizard, WizardWindow)
    wizard._support_call._ask_for_file = lambda _parent: desk.folder / "report.txt"
    wizard.frame.strip.card_requested.emit()
    card = wizard.findChild(SupportCardDialog)
    card.report.click()
    qtbot.waitUntil(lambda: card.report_state.words() == "The report is saved.", timeout=30_000)
    told = (desk.folder / "report.txt").read_text(encoding="utf-8").splitlines()
    assert told[0].startswith("Crypteo Desktop, diagnosis of")
    assert "  [OK]      demo: The certificate service answers" in told
    card.close_button.click()
    with qtbot.waitSignal(windows.left):
        wizard._leave(3)
    wizard.deleteLater()
    windows.deleteLater()
