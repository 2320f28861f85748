"""Revocation lists from real servers: within a few seconds and megabytes, or nothing."""

import time
from pathlib import Path

import pytest

from crypteo_desktop.adapters.revocation_lists import HttpLists
from crypteo_desktop.cancellation import Cancelled, CancelToken
from tests.support.scripted_server import Script, ScriptedServer, answer, dripping, raw, reset, silent

PATIENCE, PATIENT = 0.4, 60.0
LIST = bytes(range(256)) * 4


def fetched(server: ScriptedServer, patience: float = PATIENT, token: CancelToken | None = None) -> bytes | None:
    lists = HttpLists("crypteo-desktop/test", patience, largest=len(LIST))
    return lists.fetch(f"{server.url}/crypteo.crl", token or CancelToken())


def test_a_list_comes_whole_and_nothing_of_the_holder_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login camille password hunter2\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with ScriptedServer(answer(200, LIST, "application/pkix-crl")) as server:
        assert fetched(server) == LIST
    asked = server.received[0]
    assert (asked.method, asked.path) == ("GET", "/crypteo.crl")
    assert "authorization" not in asked.headers


@pytest.mark.parametrize(
    "script",
    [
        answer(404, b"no"),
        answer(302, b"", Location="http://127.0.0.1/other.crl"),
        answer(200, LIST + b"x"),
        raw(b"nonsense\r\n\r\n"),
        reset,
        silent,
        dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05),
        dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05),
    ],
    ids=["missing", "elsewhere", "too large", "noise", "reset", "silent", "slow header", "slow body"],
)
def test_anything_else_is_nothing_and_soon(script: Script) -> None:
    with ScriptedServer(script) as server:
        began = time.monotonic()
        assert fetched(server, PATIENCE) is None
        assert time.monotonic() - began < 10


def test_only_http_is_asked() -> None:
    assert HttpLists("x").fetch("ldap://127.0.0.1/x", CancelToken()) is None
    assert HttpLists("x").fetch("file:///etc/passwd", CancelToken()) is None


def test_nobody_waits_after_cancelling() -> None:
    token = CancelToken()
    token.cancel()
    with ScriptedServer(silent) as server, pytest.raises(Cancelled):
        fetched(server, token=token)
