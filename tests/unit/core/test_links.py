"""Links: the two forms, and every rule that refuses one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.links import MAX_LENGTH, parse_link
from crypteo_desktop.problems import Problem
from crypteo_desktop.profile import Profile, Server, SupportDesk
from crypteo_desktop.secret import Secret

TOKEN = "A-valid_token-of-32-characters__"
DEMO = Server("demo", "http://127.0.0.1:8765")
REAL = Server("fr", "https://retrait.example.com", (b"root",))
PROFILE = Profile("Crypteo", (DEMO, REAL), SupportDesk("08", "1", "a@example.com", "https://example.com", {}, {}))


@pytest.mark.parametrize(
    ("text", "server"),
    [
        (f"https://retrait.example.com/telechargement#t={TOKEN}", REAL),
        (f"https://retrait.example.com:443/telechargement#t={TOKEN}", REAL),
        (f"HTTPS://Retrait.Example.COM/telechargement#t={TOKEN}", REAL),
        (f"http://127.0.0.1:8765/telechargement#t={TOKEN}", DEMO),
        (f"crypteo://enrol?v=1&s=fr#t={TOKEN}", REAL),
        (f"crypteo://enrol/?v=1&s=demo#t={TOKEN}", DEMO),
        (f"https://retrait.example.com/\r\n telechargement#t={TOKEN[:9]}\n{TOKEN[9:]}", REAL),
        (f"  <https://retrait.example.com/telechargement#t={TOKEN}>\r\n", REAL),
    ],
)
def test_a_good_link_gives_its_server_and_its_token(text, server):
    link = parse_link(Secret(text), PROFILE)
    assert (link.server, link.token.reveal()) == (server, TOKEN)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "CRY-101"),
        ("bonjour", "CRY-101"),
        ("https:", "CRY-101"),
        ("https://[::1/telechargement", "CRY-101"),
        ("https://retrait.example.com:99999/telechargement", "CRY-101"),
        (f"https://retrait.éxample.com/telechargement#t={TOKEN}", "CRY-101"),
        ("x" * (MAX_LENGTH + 1), "CRY-102"),
        ("https://retrait.example.com/" + "x" * 10_240, "CRY-102"),
        (f"ftp://retrait.example.com/telechargement#t={TOKEN}", "CRY-103"),
        ("javascript:alert(1)", "CRY-103"),
        (f"https://evil.example.com/telechargement#t={TOKEN}", "CRY-104"),
        (f"https://retrait.example.com:8443/telechargement#t={TOKEN}", "CRY-104"),
        (f"https://127.0.0.1:8765/telechargement#t={TOKEN}", "CRY-104"),
        (f"http://127.0.0.1:9999/telechargement#t={TOKEN}", "CRY-104"),
        (f"https://retrait.example.com:0/telechargement#t={TOKEN}", "CRY-104"),
        (f"crypteo://enrol?v=1&s=other#t={TOKEN}", "CRY-104"),
        (f"http://retrait.example.com/telechargement#t={TOKEN}", "CRY-105"),
        ("https://retrait.example.com/telechargement", "CRY-106"),
        ("https://retrait.example.com/telechargement#t=short", "CRY-106"),
        (f"https://retrait.example.com/telechargement#t={TOKEN}&x=1", "CRY-106"),
        ("https://retrait.example.com/telechargement#t=" + "a" * 129, "CRY-106"),
        (f"https://user@retrait.example.com/telechargement#t={TOKEN}", "CRY-107"),
        (f"https://retrait.example.com@evil.example.com/telechargement#t={TOKEN}", "CRY-107"),
        (f"https://retrait.example.com/telechargement?t={TOKEN}#t={TOKEN}", "CRY-107"),
        (f"https://retrait.example.com/telechargement?#t={TOKEN}", "CRY-107"),
        (f"https://retrait.example.com:/telechargement#t={TOKEN}", "CRY-107"),
        (f"https://retrait.example.com/other#t={TOKEN}", "CRY-107"),
        (f"crypteo://other?v=1&s=fr#t={TOKEN}", "CRY-107"),
        (f"crypteo://enrol?v=2&s=fr#t={TOKEN}", "CRY-107"),
        (f"crypteo://enrol?v=1&s=fr&x=1#t={TOKEN}", "CRY-107"),
    ],
)
def test_a_bad_link_is_refused_with_the_rule_that_failed(text, code):
    with pytest.raises(Problem) as caught:
        parse_link(Secret(text), PROFILE)
    assert caught.value.kind.code == code


@given(st.text(max_size=200) | st.from_regex(r"(https?|crypteo)://[!-~]{0,80}", fullmatch=True))
def test_whatever_is_pasted_ends_in_a_listed_server_or_a_problem(text):
    try:
        link = parse_link(Secret(text), PROFILE)
    except Problem as problem:
        refused = problem.kind.code
    else:
        refused = "CRY-1" if link.server in PROFILE.servers else "accepted a server that is not listed"
    assert refused.startswith("CRY-1")


@given(st.from_regex(r"[A-Za-z0-9_-]{22,128}", fullmatch=True))
def test_every_token_of_the_pattern_passes_unchanged(token):
    assert parse_link(Secret(f"crypteo://enrol?v=1&s=fr#t={token}"), PROFILE).token.reveal() == token
