"""Text messages through a real HTTP server as the operator's gateway."""

import socket
import time
from pathlib import Path

import pytest

from crypteo_backend.messages.message import DeliveryFailed, DeliveryRefused
from crypteo_backend.messages.sms_gateway import SmsGateway, SmsSettings
from tests.support.letters import CODE, letter, written
from tests.support.loopback_tls import loopback_tls
from tests.support.scripted_server import ScriptedServer, answer, raw, silent

TOKEN = "t0ken-of-the-gateway"
MESSAGE = letter("code-again", channel="sms")


def gateway(url: str, **more: object) -> SmsGateway:
    return SmsGateway(SmsSettings.model_validate({"url": url, "sender": "Crypteo", **more}), TOKEN)


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_one_request_says_all(status: int):
    with ScriptedServer(answer(status)) as server:
        gateway(f"{server.url}/v1/sms").send(MESSAGE)
    (request,) = server.received
    assert (request.method, request.path) == ("POST", "/v1/sms")
    assert request.json == {
        "to": "+33612345612",
        "text": written("code-again", "sms", "fr").text,
        "from": "Crypteo",
    }
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["idempotency-key"] == MESSAGE.id
    assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("status", [400, 401, 403, 409, 429, 500, 503])
def test_a_failure_may_pass_and_tells_only_its_status(status: int):
    with (
        ScriptedServer(answer(status, {"echo": f"{CODE} {TOKEN}"})) as server,
        pytest.raises(DeliveryFailed, match=f"^the SMS gateway answered {status}$") as failure,
    ):
        gateway(server.url).send(MESSAGE)
    assert type(failure.value) is DeliveryFailed
    assert len(server.received) == 1


def test_what_the_gateway_will_never_send_is_refused():
    with ScriptedServer(answer(422)) as server, pytest.raises(DeliveryRefused):
        gateway(server.url).send(MESSAGE)


def test_a_number_that_is_none_asks_nobody():
    with ScriptedServer(answer(200)) as server, pytest.raises(DeliveryRefused, match="no telephone number") as refusal:
        gateway(server.url).send(letter("code", channel="sms", recipient="06 12"))
    assert server.received == []
    assert "06 12" not in f"{refusal.value!r} {refusal.value.__cause__!r}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int):
    with ScriptedServer(answer(200)) as elsewhere, ScriptedServer(answer(status, Location=elsewhere.url)) as server:
        with pytest.raises(DeliveryFailed, match=f"answered {status}"):
            gateway(server.url).send(MESSAGE)
        assert elsewhere.received == []


def test_a_slow_gateway_is_not_waited_for_longer_than_told():
    with ScriptedServer(silent) as server:
        before = time.monotonic()
        with pytest.raises(DeliveryFailed, match="TimeoutError"):
            gateway(server.url, timeout_seconds=0.1).send(MESSAGE)
        assert time.monotonic() - before < 10


def test_what_is_no_http_is_a_failure():
    with ScriptedServer(raw(b"220 mail.example.com ESMTP\r\n")) as server, pytest.raises(DeliveryFailed):
        gateway(server.url).send(MESSAGE)


def test_no_gateway_at_all_is_a_failure_for_now():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(DeliveryFailed, match="ConnectionRefusedError"):
        gateway(f"http://127.0.0.1:{port}").send(MESSAGE)


def test_an_encrypted_gateway_is_trusted_by_its_authority_alone(tmp_path: Path):
    tls = loopback_tls(tmp_path)
    with ScriptedServer(answer(200), tls=tls.server) as server:
        gateway(server.url, ca_file=tls.ca_file).send(MESSAGE)
    assert len(server.received) == 1
    with ScriptedServer(answer(200), tls=tls.server) as server:
        with pytest.raises(DeliveryFailed, match="SSLCertVerificationError"):
            gateway(server.url).send(MESSAGE)
        assert server.received == []


def test_the_token_never_stands_in_a_repr():
    assert TOKEN not in repr(gateway("https://sms.example.com"))
