"""Which format a computer gets, and what the profile may say."""

import pytest

from crypteo_desktop.file_format import Format, default_format


@pytest.mark.parametrize(
    ("system", "version", "form"),
    [
        ("debian", "12", Format.MODERN),
        ("windows", "10", Format.MODERN),
        ("windows", "11", Format.MODERN),
        ("macos", "14.5", Format.COMPATIBLE),
        ("macos", "15.0", Format.MODERN),
        ("macos", "26.1", Format.MODERN),
        ("macos", "unknown", Format.MODERN),
    ],
)
def test_the_computers_own_programs_open_it(system: str, version: str, form: Format):
    assert default_format(system, version) is form


def test_there_are_two():
    assert [form.other for form in Format] == [Format.COMPATIBLE, Format.MODERN]
