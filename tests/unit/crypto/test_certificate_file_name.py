"""The name of the certificate file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.crypto.file_name import certificate_file_name


@pytest.mark.parametrize(
    ("display_name", "order_number", "expected"),
    [
        ("Camille MARTIN", "540206", "Camille_MARTIN_540206.p12"),
        ("Éloïse LE GOFF-D'ARÇON", "540206", "Eloise_LE_GOFF-D_ARCON_540206.p12"),
        ("Cœline ŒUVRÉ", "1", "Coeline_OEUVRE_1.p12"),
        ("Lætitia STRAßE", "1", "Laetitia_STRAssE_1.p12"),
        ("  Zoé\t\n", "1", "Zoe_1.p12"),
        ("../../etc/passwd", "1", "etc_passwd_1.p12"),
        ("-rf", "1", "rf_1.p12"),
        ("李小龍", "540206", "540206.p12"),
        ("", "", "certificat.p12"),
        ("con", "", "con_certificat.p12"),
        ("", "COM1", "COM1_certificat.p12"),
    ],
)
def test_names_become_plain(display_name: str, order_number: str, expected: str) -> None:
    assert certificate_file_name(display_name, order_number) == expected


@given(st.text(), st.text())
def test_any_name_gives_a_name_that_every_system_takes(display_name: str, order_number: str) -> None:
    name = certificate_file_name(display_name, order_number)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,120}\.p12", name)
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])\.p12", name)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=200))
def test_long_names_are_cut(display_name: str) -> None:
    assert len(certificate_file_name(display_name, "9" * 200)) <= 117
