"""The profile file: what it may say, and a sentence for everything that it may not."""

from dataclasses import replace
from pathlib import Path

import pytest

from crypteo_desktop.profile import ProfileError, read_profile

GOOD = """
authority = "Crypteo"
[[servers]]
id = "fr"
url = "https://retrait.example.com/"
roots = ["root.pem"]
[support]
phone = "08 92 23 02 52"
email = "support@example.com"
url = "https://support.example.com"
price = "0,45 €"
[support.hours]
fr = "Lundi"
en = "Monday"
"""


ROOT = b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"


def written(folder: Path, text: str) -> Path:
    (folder / "root.pem").write_bytes(ROOT)
    (folder / "root.der").write_bytes(b"0\x82")
    file = folder / "profile.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_good_profile_is_read_whole(tmp_path):
    profile = read_profile(written(tmp_path, GOOD))
    (server,) = profile.servers
    assert (profile.authority, server.url, server.roots) == ("Crypteo", "https://retrait.example.com", (ROOT,))
    assert profile.support.hours == {"fr": "Lundi", "en": "Monday"}
    assert profile.support.price == {"fr": "0,45 €", "en": "0,45 €"}
    assert profile.server("fr") is server
    assert profile.server("other") is None
    assert not server.is_demonstration


def test_the_profile_of_the_repository_is_the_demonstration():
    profile = read_profile(Path(__file__).parents[3] / "resources" / "profile.toml")
    assert [server.is_demonstration for server in profile.servers] == [True]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("https://retrait.example.com/", "http://retrait.example.com"), "https is needed"),
        (("https://retrait.example.com/", "https://retrait.example.com/path"), "a scheme, a host and a port"),
        (("https://retrait.example.com/", "https://user@retrait.example.com"), "a scheme, a host and a port"),
        (("https://retrait.example.com/", "nonsense"), "a scheme, a host and a port"),
        (("https://retrait.example.com/", "https://retrait.example.com?"), "a scheme, a host and a port"),
        (("https://retrait.example.com/", "https://retrait.example.com:"), "a scheme, a host and a port"),
        (("https://retrait.example.com/", "https://retrait.example.com:0"), "a scheme, a host and a port"),
        (("https://retrait.example.com/", "https://retrait.example.com:99999"), "cannot be read"),
        (("https://retrait.example.com/", "https://retrait.example.com:abc"), "cannot be read"),
        (("https://retrait.example.com/", "http://[::1"), "cannot be read"),
        (("root.pem", "root.der"), "root.der: no certificate in PEM"),
        (('["root.pem"]', "[]"), "roots are needed"),
        (('["root.pem"]', '"root.pem"'), "a list of files"),
        (('["root.pem"]', '["missing.pem"]'), "cannot be read"),
        (("[[servers]]", "[[others]]"), "missing"),
        (('phone = "08 92 23 02 52"', ""), "phone"),
        (('authority = "Crypteo"', "authority ="), "Invalid value"),
        (("[[servers]]", "servers = []\n[[others]]"), "no [[servers]]"),
        (("[support]", "support = 1\n[others]"), ""),
    ],
)
def test_a_bad_profile_is_refused_with_a_sentence(tmp_path, change, says):
    with pytest.raises(ProfileError) as caught:
        read_profile(written(tmp_path, GOOD.replace(*change)))
    assert says in str(caught.value)
    assert "profile.toml" in str(caught.value)


def test_a_missing_profile_is_refused(tmp_path):
    with pytest.raises(ProfileError, match="cannot be read"):
        read_profile(tmp_path / "none.toml")


def test_who_usually_vouches_for_a_server_is_a_list_of_names(tmp_path):
    named = GOOD.replace('roots = ["root.pem"]', 'roots = ["root.pem"]\ntls_issuers = ["Example CA"]')
    assert read_profile(written(tmp_path, named)).servers[0].tls_issuers == ("Example CA",)
    with pytest.raises(ProfileError, match="list of names"):
        read_profile(written(tmp_path, named.replace('["Example CA"]', '"Example CA"')))


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://support.example.com", "https://support.example.com#cry-301"),
        ("https://example.com/codes/?lang=fr#top", "https://example.com/codes/?lang=fr#cry-301"),
        ("http://127.0.0.1:8000/codes", "http://127.0.0.1:8000/codes#cry-301"),
        ("http://support.example.com", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("support.example.com", ""),
        ("", ""),
    ],
)
def test_a_code_has_a_page_where_the_support_page_is_a_safe_address(tmp_path, url, page):
    desk = read_profile(written(tmp_path, GOOD)).support
    assert replace(desk, url=url).page_of("CRY-301") == page
