"""The assistant tells those who listen which step shows, and what came of each store."""

from PySide6.QtWidgets import QApplication

from crypteo_desktop.stores import Obstacle
from tests.support.install_fakes import chromium, firefox, install_services
from tests.support.listening import Listener
from tests.ui.install_assistant.conftest import Start


def test_steps_and_results_are_told_store_by_store(start: Start, qapp: QApplication) -> None:
    listener = Listener.to(qapp)
    desk = start(install_services(chromium(), firefox(refuses=Obstacle.IN_USE)))
    desk.open()
    before = len(listener.said)
    assert [words.partition(". ")[0] for words in listener.said if "–" in words] == [
        "Install a certificate – Password",
        "Install a certificate – Installation",
    ]
    desk.enter()
    told = [words.partition(":")[0] for words in listener.said[before:]]
    assert told[:2] == ["One moment", "Chromium"]
    assert told[2].startswith("Firefox")
    assert told[3].startswith("The certificate is installed")
    assert told[3].endswith("One thing is left to do for Firefox.")
