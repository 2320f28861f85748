"""Recovery by the client: one challenge takes one signature, and a lost answer begins with another challenge."""

import pytest

from crypteo_desktop.adapters.backend.client import Identity, ServiceClient
from crypteo_desktop.adapters.backend.wire import Answer
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem, ProblemKind, anywhere, file
from crypteo_desktop.session import RecoveredCertificate
from tests.support.outcomes import outcome
from tests.support.wire import CERTIFICATE, FakeTransport, refused, told

URL = "https://enrol.example.com"
DIGEST = "cd" * 32
UNREACHABLE = Problem(anywhere.UNREACHABLE)


def challenge(number: int = 1, nonce: object = "bm9uY2U") -> Answer:
    return told(201, {"recovery_id": f"r-{number}", "nonce": nonce, "expires_at": "2026-11-23T09:10:00Z"})


def client_of(*answers: Answer | Problem, waits: tuple[float, ...] = (0.0, 0.0)) -> tuple[ServiceClient, FakeTransport]:
    transport = FakeTransport(list(answers))
    return ServiceClient(Identity("6.0.0", "Linux", "fr"), lambda: transport, waits), transport


def recovered(client: ServiceClient) -> RecoveredCertificate:
    return client.recover(URL, DIGEST, lambda nonce: b"signed " + nonce, CancelToken())


def test_the_certificate_of_a_proved_key_is_returned() -> None:
    client, transport = client_of(challenge(), told(200, CERTIFICATE))
    got = recovered(client)
    assert transport.asked == [("POST", "/recoveries"), ("POST", "/recoveries/r-1")]
    assert transport.bodies == [{"spki_sha256": DIGEST}, {"signature": "c2lnbmVkIG5vbmNl"}]
    assert (got.recovery_id, got.base_url, got.issued.fingerprint_sha256) == ("r-1", URL, "ab" * 32)
    assert [call.bearer for call in transport.calls] == [None, None]


def test_a_lost_answer_to_the_signature_begins_with_another_challenge() -> None:
    client, transport = client_of(challenge(1), UNREACHABLE, challenge(2), told(200, CERTIFICATE))
    assert recovered(client).recovery_id == "r-2"
    assert [path for _, path in transport.asked] == ["/recoveries", "/recoveries/r-1", "/recoveries", "/recoveries/r-2"]


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("recovery-unknown", 404, anywhere.RECOVERY_UNKNOWN),
        ("recovery-expired", 410, anywhere.RECOVERY_EXPIRED),
    ],
)
def test_a_refusal_is_told_and_not_tried_again(code: str, status: int, kind: ProblemKind) -> None:
    client, transport = client_of(challenge(), refused(code, status))
    assert outcome(lambda: recovered(client)) is kind
    assert len(transport.calls) == 2


@pytest.mark.parametrize("nonce", [None, 7, "", "é", "a", "x" * 300, "bm9u/2U"])
def test_a_challenge_that_cannot_be_read_is_a_damaged_answer(nonce: object) -> None:
    client, _ = client_of(challenge(nonce=nonce), waits=())
    assert outcome(lambda: recovered(client)) is anywhere.ANSWER_DAMAGED


@pytest.mark.parametrize("recovery_id", ["../sessions", "", "a b", None])
def test_an_id_that_could_not_stand_in_an_address_is_refused(recovery_id: object) -> None:
    client, _ = client_of(told(201, {"recovery_id": recovery_id, "nonce": "bm9uY2U"}), waits=())
    assert outcome(lambda: recovered(client)) is anywhere.ANSWER_DAMAGED


def test_what_was_recovered_is_accepted_and_a_lost_answer_asked_for_again() -> None:
    client, transport = client_of(challenge(), told(200, CERTIFICATE), UNREACHABLE, told(204))
    client.accept_recovery(recovered(client), "ab" * 32, CancelToken())
    assert transport.asked[2:] == [("POST", "/recoveries/r-1/acceptance")] * 2
    assert transport.bodies[-1] == {"fingerprint_sha256": "ab" * 32}


def test_an_acceptance_of_another_file_is_refused() -> None:
    client, _ = client_of(challenge(), told(200, CERTIFICATE), refused("fingerprint-mismatch", 409))
    got = recovered(client)
    assert outcome(lambda: client.accept_recovery(got, "00" * 32, CancelToken())) is file.FINGERPRINT_MISMATCH
