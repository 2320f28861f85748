"""Step 1: the link is read, opened, and the screen stays to be read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.links import Link
from crypteo_desktop.problems import Problem, anywhere
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Notice, Session, State
from crypteo_desktop.steps.initialisation import InitialisationStep
from tests.support.fakes import FakeBackend, services
from tests.support.samples import LINK, enrolment_in

STEP = InitialisationStep()


def run(enrolment: Enrolment, backend: FakeBackend) -> Enrolment:
    return STEP.run(enrolment, services(backend), CancelToken(), lambda _: None)


def test_without_a_link_the_link_is_missing():
    assert [text.source for text in STEP.missing(Enrolment())] == ["the download link"]
    assert [text.source for text in STEP.missing(Enrolment(typed_link=Secret("  ")))] == ["the download link"]
    assert not STEP.starts_on_entry(Enrolment(unfinished=()))


def test_a_link_from_the_command_line_is_opened_at_once():
    assert STEP.starts_on_entry(Enrolment(typed_link=LINK))
    assert not STEP.starts_on_entry(enrolment_in(State.CODE))


def test_the_order_is_known_once_the_link_is_open():
    backend = FakeBackend()
    opened = run(Enrolment(typed_link=LINK), backend)
    assert opened.opened.order.number == "540206"
    assert STEP.is_finished(opened)
    assert [name for name, _ in backend.calls] == ["open_session", "notices"]


def test_what_the_authority_wants_to_be_read_is_asked_once_the_link_is_open():
    news = (Notice("Nouvelle version en décembre", "A new version in December"),)
    assert run(Enrolment(typed_link=LINK), FakeBackend(news=news)).notices == news


def test_a_link_that_is_running_out_waits_for_no_notice():
    class Late(FakeBackend):
        def open_session(self, link: Link, token: CancelToken) -> Session:
            session = super().open_session(link, token)
            return replace(session, link_expires_at=session.told_at.server_time + timedelta(minutes=9))

    backend = Late()
    run(Enrolment(typed_link=LINK), backend)
    assert [name for name, _ in backend.calls] == ["open_session"]


def test_a_bad_link_never_reaches_the_service():
    backend = FakeBackend()
    with pytest.raises(Problem) as caught:
        run(Enrolment(typed_link=Secret("https://evil.example.com/telechargement#t=" + "a" * 43)), backend)
    assert caught.value.kind.code == "CRY-104"
    assert backend.calls == []


def test_a_problem_of_the_service_comes_through():
    with pytest.raises(Problem) as caught:
        run(Enrolment(typed_link=LINK), FakeBackend(fails={"open_session": Problem(anywhere.UNREACHABLE)}))
    assert caught.value.kind is anywhere.UNREACHABLE
