"""A real browser for tests: Debian's chromium without a window, and axe-core for what people with disabilities need."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
PATIENCE_MS = 60_000
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# Only what is wrong is brought here from the page: all that axe-core has to say is 100 kB, and half of its time.
_BREACHES = """async (wanted) => {
    const found = await axe.run({ ...wanted, resultTypes: ["violations"] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Hold one browser."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=2 * PATIENCE_MS)
        try:
            yield browser
        finally:
            browser.close()


def follow(link_or_button: Locator) -> None:
    """Click it, and wait for the page that it leads to: a click alone leaves one looking at the former page a while."""
    with link_or_button.page.expect_navigation():
        link_or_button.click()


def barriers(page: Page, rules: Sequence[str] = WCAG) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA on the page, each rule with the elements that break it.

    Without `rules`, the tags of others, it looks for all that it knows.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    wanted = {"runOnly": {"type": "tag", "values": list(rules)}} if rules else {}
    found: list[str] = page.evaluate(_BREACHES, wanted)
    return found
