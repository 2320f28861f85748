"""Texts that wait for their language: an English source with its context, without Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence of the program; `source` is English and may hold `{facts}` to fill in after translation."""

    context: str
    source: str


def QT_TRANSLATE_NOOP(context: str, source: str) -> Text:  # noqa: N802  the name that pyside6-lupdate looks for
    """Mark a literal for translation and return it as a Text; both arguments must be literals."""
    return Text(context, source)


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence about a number: `one` for one, `many` for the others; French counts nought as one."""

    one: Text
    many: Text
