"""What a screen speaks of is in sight without scrolling, in the usual window and in the least one."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from crypteo_desktop.ui.pages.order_overview import OrderOverview
from crypteo_desktop.ui.widgets.buttons import ShowSecret
from crypteo_desktop.ui.widgets.scroll_page import ScrollPage
from tests.support.languages import french
from tests.support.states import STATES
from tests.support.states.state import settle

REFUSED = ("7-wrong-letters", "7-wrong-capitals", "7-wrong-digits-and-spaces")
SPOKEN_OF = [(name, ShowSecret) for name in REFUSED] + [
    ("1-order", OrderOverview),
    ("1-order-with-a-notice", OrderOverview),
]


@pytest.fixture(params=["fr", "en"], autouse=True)
def _language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    with french(qapp) if request.param == "fr" else nullcontext():
        yield


@pytest.mark.parametrize("height", [680, 600])
@pytest.mark.parametrize(("name", "kind"), SPOKEN_OF)
def test_it_is_in_sight(name: str, kind: type[QWidget], height: int) -> None:
    showing = STATES[name].show(960, height)
    try:
        (part,) = (it for it in showing.top.findChildren(kind) if it.isVisible())
        settle()
        assert _is_in_sight(part, showing.top)
    finally:
        showing.close()


def _is_in_sight(part: QWidget, top: QWidget) -> bool:
    (page,) = (it for it in top.findChildren(ScrollPage) if it.isAncestorOf(part))
    view = page.viewport()
    return view.rect().contains(QRect(part.mapTo(view, QPoint(0, 0)), part.size()))
