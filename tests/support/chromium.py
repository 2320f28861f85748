"""A real browser for tests: Debian's chromium without a window, and axe-core for what people with disabilities need."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Hold one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA on the page, each rule with the elements that break it."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}}).response["violations"]
    return [f"{violation['id']}: {node['html']}" for violation in found for node in violation["nodes"]]
