"""The client of the contract: what each method sends, and what it makes of the answers."""

import json
from collections.abc import Callable

import pytest

from crypteo_desktop.adapters.backend.client import Identity, ServiceClient, system_transport
from crypteo_desktop.adapters.backend.wire import Answer
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.links import Link
from crypteo_desktop.problems import Problem, ProblemKind, anywhere, certificate, identity
from crypteo_desktop.profile import Server
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import IssuedCertificate, Session, State, StillWorking
from tests.support.outcomes import outcome
from tests.support.samples import NOW, SESSION
from tests.support.scripted_server import ScriptedServer, answer
from tests.support.wire import CERTIFICATE, ENROLMENT, QUESTIONS, TOKEN, FakeTransport, refused, session_json, told

IDENTITY = Identity("6.0.0", "Linux 6.1", "fr-FR")
LINK = Link(Server("demo", "http://127.0.0.1:8765"), Secret("a" * 43))
UNREACHABLE = Problem(anywhere.UNREACHABLE)
Act = Callable[[ServiceClient], object]


def client_of(*answers: Answer | Problem, waits: tuple[float, ...] = (0.0, 0.0)) -> tuple[ServiceClient, FakeTransport]:
    transport = FakeTransport(list(answers))
    return ServiceClient(IDENTITY, lambda: transport, waits), transport


def test_the_link_opens_a_session() -> None:
    client, transport = client_of(told(201, {**session_json(), "session_token": TOKEN}))
    session = client.open_session(LINK, CancelToken())
    assert transport.asked == [("POST", "/sessions")]
    assert transport.bodies == [
        {"link_token": "a" * 43, "client": {"version": "6.0.0", "os": "Linux 6.1", "locale": "fr-FR"}}
    ]
    assert (session.session_id, session.state, session.base_url) == ("s-1", State.CODE, "http://127.0.0.1:8765")
    assert session.session_token == Secret(TOKEN)
    assert session.told_at.now(1001.0).second == 1


def test_the_transport_is_opened_once_and_only_when_needed() -> None:
    opened: list[FakeTransport] = []

    def open_transport() -> FakeTransport:
        opened.append(FakeTransport([told(200, session_json()), told(200, session_json())]))
        return opened[-1]

    client = ServiceClient(IDENTITY, open_transport)
    assert opened == []
    client.refresh(SESSION, CancelToken())
    client.refresh(SESSION, CancelToken())
    assert len(opened) == 1


def test_every_later_call_bears_the_token_of_the_session() -> None:
    client, transport = client_of(told(200, session_json()))
    client.refresh(SESSION, CancelToken())
    assert transport.asked == [("GET", "/sessions/s-1")]
    assert transport.calls[0].bearer == SESSION.session_token


def test_the_code_is_sent_and_the_questions_come() -> None:
    client, transport = client_of(told(200, session_json(state="answers", questions=QUESTIONS)))
    session = client.send_code(SESSION, Secret("360346207"), CancelToken())
    assert transport.asked == [("POST", "/sessions/s-1/code")]
    assert transport.bodies == [{"code": "360346207"}]
    assert [question.id for question in session.questions] == ["q1", "q2", "q3"]
    assert session.session_token == SESSION.session_token


def test_the_answers_are_sent_in_nfc() -> None:
    client, transport = client_of(told(200, session_json(state="authenticated", enrolment=ENROLMENT)))
    session = client.send_answers(SESSION, {"q1": Secret("E\u0301loi\u0308se")}, CancelToken())
    assert transport.bodies == [{"answers": [{"id": "q1", "value": "Éloïse"}]}]
    assert session.certificate_order is not None
    assert session.certificate_order.subject_der == b"0\x00"


RESENT = {"sent_to": "06 •• •• •• 12", "sent_at": "2026-11-23T09:00:00Z", "resends_left": 4}


def test_a_new_code_is_seen_in_the_session() -> None:
    code = {**session_json()["code"], "attempts_left": 2, "resends_left": 4}
    client, transport = client_of(told(202, RESENT), told(200, session_json(code=code)))
    session = client.resend_code(SESSION, "sms", CancelToken())
    assert transport.asked == [("POST", "/sessions/s-1/code/resend"), ("GET", "/sessions/s-1")]
    assert transport.bodies == [{"channel": "sms"}]
    assert (session.code.attempts_left, session.code.resends_left) == (2, 4)


def test_a_new_code_is_told_even_when_the_service_then_falls_silent() -> None:
    client, _ = client_of(told(202, RESENT), UNREACHABLE, UNREACHABLE, UNREACHABLE)
    code = client.resend_code(SESSION, "sms", CancelToken()).code
    assert (code.sent_to, code.sent_at, code.resends_left) == ("06 •• •• •• 12", NOW, 4)
    assert (code.next_resend_at, code.attempts_left) == (None, 1)


def test_after_a_new_code_one_lost_answer_is_asked_for_again() -> None:
    client, transport = client_of(told(202, RESENT), UNREACHABLE, told(200, session_json()))
    assert client.resend_code(SESSION, "sms", CancelToken()).code.attempts_left == 3
    assert [method for method, _ in transport.asked] == ["POST", "GET", "GET"]


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("session-invalid", 401, anywhere.SESSION_INVALID),
        ("session-expired", 401, anywhere.SESSION_EXPIRED),
        ("order-locked", 423, identity.ORDER_LOCKED),
    ],
)
def test_a_session_that_ended_meanwhile_is_told_in_place_of_the_new_code(
    code: str, status: int, kind: ProblemKind
) -> None:
    client, _ = client_of(told(202, RESENT), refused(code, status))
    assert outcome(lambda: client.resend_code(SESSION, "sms", CancelToken())) is kind


@pytest.mark.parametrize("status", [200, 201])
def test_a_certificate_is_requested_and_read(status: int) -> None:
    client, transport = client_of(told(status, CERTIFICATE))
    issued = client.request_certificate(SESSION, b"\x30\x00", CancelToken())
    assert transport.asked == [("PUT", "/sessions/s-1/certificate")]
    assert transport.bodies == [{"csr": "MAA="}]
    assert isinstance(issued, IssuedCertificate)
    assert (issued.chain_pem, issued.fingerprint_sha256) == (("issuing", "root"), "ab" * 32)


@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("", 2.0), ("soon", 2.0), ("99999", 3600.0)])
def test_an_authority_that_works_is_asked_again_later(header: str, seconds: float) -> None:
    client, transport = client_of(told(202, {}, retry_after=header))
    assert client.fetch_certificate(SESSION, CancelToken()) == StillWorking(seconds)
    assert transport.asked == [("GET", "/sessions/s-1/certificate")]


def test_the_certificate_is_accepted() -> None:
    client, transport = client_of(told(204))
    client.accept(SESSION, "ab" * 32, CancelToken())
    assert transport.asked == [("POST", "/sessions/s-1/acceptance")]
    assert transport.bodies == [{"fingerprint_sha256": "ab" * 32}]


@pytest.mark.parametrize("last", [told(204), told(500), UNREACHABLE], ids=["done", "failed", "unreachable"])
def test_closing_never_fails_and_waits_little(last: Answer | Problem) -> None:
    client, transport = client_of(last)
    client.close(SESSION)
    assert transport.asked == [("DELETE", "/sessions/s-1")]
    assert transport.calls[0].timeouts.whole <= 2.0


REPEATED: dict[str, tuple[Act, Answer]] = {
    "refresh": (lambda client: client.refresh(SESSION, CancelToken()), told(200, session_json())),
    "request": (lambda client: client.request_certificate(SESSION, b"x", CancelToken()), told(200, CERTIFICATE)),
    "fetch": (lambda client: client.fetch_certificate(SESSION, CancelToken()), told(200, CERTIFICATE)),
    "accept": (lambda client: client.accept(SESSION, "ab" * 32, CancelToken()), told(204)),
}
PASSING: dict[str, Answer | Problem] = {
    "no network": Problem(anywhere.NO_NETWORK),
    "unreachable": UNREACHABLE,
    "too slow": Problem(anywhere.TOO_SLOW),
    "cut": Problem(anywhere.ANSWER_DAMAGED),
    "a proxy's 502": told(502, b"<html>", "text/html"),
    "a proxy's 503": told(503, b"<html>", "text/html"),
    "a proxy's 429": told(429, b"<html>", "text/html"),
    "too many": refused("too-many-requests", 429),
    "no authority": refused("authority-unavailable", 503),
}
PASSING_KINDS = {
    *(anywhere.NO_NETWORK, anywhere.UNREACHABLE, anywhere.TOO_SLOW, anywhere.SERVICE_FAILED),
    *(anywhere.ANSWER_DAMAGED, anywhere.TOO_MANY_REQUESTS, certificate.AUTHORITY_UNAVAILABLE),
}


@pytest.mark.parametrize("call", REPEATED)
@pytest.mark.parametrize("failure", PASSING.values(), ids=PASSING)
def test_what_may_be_repeated_is_tried_three_times(call: str, failure: Answer | Problem) -> None:
    act, success = REPEATED[call]
    client, transport = client_of(failure, failure, success)
    act(client)
    assert len(transport.calls) == 3
    hopeless, transport = client_of(failure, failure, failure, success)
    assert outcome(lambda: act(hopeless)) in PASSING_KINDS
    assert len(transport.calls) == 3


ONCE: dict[str, Act] = {
    "open": lambda client: client.open_session(LINK, CancelToken()),
    "code": lambda client: client.send_code(SESSION, Secret("360346207"), CancelToken()),
    "resend": lambda client: client.resend_code(SESSION, "sms", CancelToken()),
    "answers": lambda client: client.send_answers(SESSION, {}, CancelToken()),
}


@pytest.mark.parametrize("call", ONCE)
def test_what_costs_something_is_sent_once(call: str) -> None:
    client, transport = client_of(UNREACHABLE, told(200, session_json()))
    assert outcome(lambda: ONCE[call](client)) is anywhere.UNREACHABLE
    assert len(transport.calls) == 1


FINAL: dict[str, Answer | Problem] = {
    "no name": Problem(anywhere.NAME_NOT_FOUND),
    "not trusted": Problem(anywhere.NOT_TRUSTED),
    "a login": told(407, b"", "text/html"),
    "a proxy's 200": told(200, b"<html>", "text/html"),
    "a proxy's 302": told(302, b"<html>", "text/html"),
    "a proxy's 403": told(403, b"<html>", "text/html"),
}


@pytest.mark.parametrize("failure", FINAL.values(), ids=FINAL)
def test_what_does_not_pass_by_itself_is_told_at_once(failure: Answer | Problem) -> None:
    client, transport = client_of(failure, told(200, session_json()))
    assert isinstance(outcome(lambda: client.refresh(SESSION, CancelToken())), ProblemKind)
    assert len(transport.calls) == 1


def test_a_refusal_is_not_tried_again() -> None:
    client, transport = client_of(refused("session-expired", 401), told(200, session_json()))
    assert outcome(lambda: client.refresh(SESSION, CancelToken())) is anywhere.SESSION_EXPIRED
    assert len(transport.calls) == 1


def test_a_cancel_ends_the_waiting_between_two_tries() -> None:
    token = CancelToken()
    transport = FakeTransport([UNREACHABLE])
    client = ServiceClient(IDENTITY, lambda: transport, waits=(60.0,))

    def cancelling(*told: object) -> Answer:
        token.cancel()
        raise UNREACHABLE

    transport.send = cancelling  # type: ignore[method-assign]  # one act of a fake
    with pytest.raises(Cancelled):
        client.refresh(SESSION, token)


def test_a_refusal_carries_its_facts_and_the_trace() -> None:
    client, _ = client_of(refused("code-wrong", 403, attempts_left=2))
    with pytest.raises(Problem) as raised:
        client.send_code(SESSION, Secret("360346207"), CancelToken())
    assert (raised.value.kind, raised.value.facts) == (identity.CODE_WRONG, {"attempts_left": 2})
    assert raised.value.trace_id == "abc123"


STRANGE: dict[str, tuple[Answer, object]] = {
    "a page": (told(200, b"<html>Sign in</html>", "text/html"), anywhere.NOT_THE_SERVICE),
    "a redirect": (told(302, b"", "text/html", location="http://portal/"), anywhere.NOT_THE_SERVICE),
    "another success": (told(206, session_json()), anywhere.ANSWER_DAMAGED),
    "half a body": (told(200, json.dumps(session_json()).encode()[:100]), anywhere.ANSWER_DAMAGED),
    "no body": (told(200), anywhere.ANSWER_DAMAGED),
    "no date": (told(200, session_json(), date=""), anywhere.ANSWER_DAMAGED),
    "a garbled date": (told(200, session_json(), date="yesterday"), anywhere.ANSWER_DAMAGED),
    "somebody else's session": (told(200, session_json(session_id="s-2")), anywhere.ANSWER_DAMAGED),
}


@pytest.mark.parametrize("case", STRANGE)
def test_a_strange_answer_is_told_from_the_services(case: str) -> None:
    strange, kind = STRANGE[case]
    client, _ = client_of(strange, waits=())
    assert outcome(lambda: client.refresh(SESSION, CancelToken())) is kind


@pytest.mark.parametrize("token", [None, "", "short", "with space " * 3, "x\r\nEvil: 1" + "x" * 20, 7])
def test_a_session_without_a_usable_token_is_refused(token: object) -> None:
    client, _ = client_of(told(201, {**session_json(), "session_token": token}))
    assert outcome(lambda: client.open_session(LINK, CancelToken())) is anywhere.ANSWER_DAMAGED


def test_the_user_agent_is_plain() -> None:
    assert IDENTITY.user_agent == "crypteo-desktop/6.0.0 (Linux 6.1)"
    assert (
        Identity("6.0.0", "Système\r\n" + "x" * 200, "").user_agent == "crypteo-desktop/6.0.0 (Systme" + "x" * 94 + ")"
    )


def test_what_is_unknown_of_the_computer_is_told_as_such() -> None:
    assert Identity("6.0.0", "", "").told() == {"version": "6.0.0", "os": "?", "locale": "?"}


def test_the_real_transport_speaks_to_a_real_server() -> None:
    with ScriptedServer(answer(201, {**session_json(), "session_token": TOKEN}), answer(204)) as server:
        client = ServiceClient(IDENTITY, lambda: system_transport(IDENTITY, lambda: 5.0))
        session = client.open_session(Link(Server("demo", server.url), Secret("a" * 43)), CancelToken())
        client.close(session)
        assert [(request.method, request.path) for request in server.received] == [
            ("POST", "/v1/sessions"),
            ("DELETE", "/v1/sessions/s-1"),
        ]
        assert server.received[1].headers["authorization"] == f"Bearer {TOKEN}"
    assert isinstance(session, Session)
