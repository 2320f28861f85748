"""A proxy that asks for a login: the panel offers to sign in, the dialog asks, and the same work is done again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.problems import NothingDone, ProblemKind, WayOn, anywhere
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import ProxyLogin, Services
from crypteo_desktop.ui.problem_panel import ProblemPanel
from crypteo_desktop.ui.proxy_dialog import ProxyDialog
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeProxies
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, type_and_go

PROXY = "proxy.example.com:3128"


class Behind:
    """Work that needs the proxy; `wants` is what the proxy says until it has heard the right login."""

    def __init__(self, wants: ProblemKind = anywhere.PROXY_LOGIN) -> None:
        self.wants = wants
        self.proxies = FakeProxies()

    def work(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        assert isinstance(services.proxies, FakeProxies)
        self.proxies = services.proxies
        if not services.proxies.logins:
            raise NothingDone(self.wants, proxy=PROXY)
        return enrolment


def refused(opened: Open, qtbot: QtBot, behind: Behind) -> WizardWindow:
    window = opened(SmallStep(1, work=behind.work))
    with qtbot.waitSignal(window._navigation.failed):
        type_and_go(window, qtbot)
    return window


def dialog_of(window: WizardWindow) -> ProxyDialog:
    window.findChild(ProblemPanel).findChildren(SecondaryButton)[0].click()
    dialog = window.findChild(ProxyDialog)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize("wants", [anywhere.PROXY_LOGIN, anywhere.PROXY_LOGIN_REFUSED])
def test_a_login_is_given_and_the_work_done_again(opened: Open, qtbot: QtBot, wants: ProblemKind) -> None:
    behind = Behind(wants)
    window = refused(opened, qtbot, behind)
    words = window.findChild(ProblemPanel)
    assert PROXY in words.words()
    dialog = dialog_of(window)
    qtbot.keyClicks(dialog.user.edit, "cmartin")
    assert not dialog.sign_in.isEnabled()
    qtbot.keyClicks(dialog.password.edit, "grain")
    with qtbot.waitSignal(window._navigation.learned):
        qtbot.keyClick(dialog.password.edit, Qt.Key.Key_Return)
    assert behind.proxies.logins == [(PROXY, ProxyLogin(Secret("cmartin"), Secret("grain"), remember=True))]
    assert window.problem is None


def test_the_dialog_names_the_proxy_and_hides_the_password(opened: Open, qtbot: QtBot) -> None:
    dialog = dialog_of(refused(opened, qtbot, Behind()))
    assert any(PROXY in label.words() for label in dialog.findChildren(Label))
    assert dialog.password.edit.echoMode() is QLineEdit.EchoMode.Password
    dialog.show_row.setChecked(True)
    assert dialog.password.edit.echoMode() is QLineEdit.EchoMode.Normal
    dialog._show_caps_lock(True)
    assert dialog.password.notice.words() == "Caps Lock is on"


def test_going_back_leaves_the_problem_and_a_second_dialog_can_be_opened(opened: Open, qtbot: QtBot) -> None:
    behind = Behind()
    window = refused(opened, qtbot, behind)
    first = dialog_of(window)
    window._on_way(WayOn.SIGN_IN)
    assert len(window.findChildren(ProxyDialog)) == 1
    first.password.edit.setText("grain")
    first.back.click()
    qtbot.waitUntil(lambda: window.findChild(ProxyDialog) is None)
    assert window.problem is not None
    assert dialog_of(window).password.edit.text() == ""
    assert behind.proxies.logins == []


def test_without_a_keyring_nothing_is_offered_to_be_remembered(opened: Open, qtbot: QtBot) -> None:
    window = refused(opened, qtbot, behind := Behind())
    behind.proxies.can_remember = False
    dialog = dialog_of(window)
    dialog.user.edit.setText("cmartin")
    dialog.password.edit.setText("grain")
    with qtbot.waitSignal(window._navigation.learned):
        dialog.sign_in.click()
    assert not behind.proxies.logins[0][1].remember
