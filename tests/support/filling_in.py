"""Fills in the forms of the holders' pages in a real browser, as `visitor` does without one."""

from collections.abc import Mapping

from playwright.sync_api import Page

from tests.support.visitor import ANSWERS, CHOICE

QUESTIONS = {name: CHOICE[name] for name in ("first", "second")}


def fill_in(page: Page, fields: Mapping[str, str] = CHOICE) -> None:
    """Choose or type each field's value; by default the three questions of the identity check with their answers."""
    for name, value in fields.items():
        field = page.locator(f"#{name}")
        if name in QUESTIONS:
            field.select_option(value)
        else:
            field.fill(value)


def revoking(*answers: str) -> dict[str, str]:
    """Return what the revocation page asks for, with these answers or the right ones."""
    told = {f"answer{place}": answer for place, answer in enumerate(answers or ANSWERS, start=1)}
    return QUESTIONS | told
