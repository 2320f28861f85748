"""A lost answer to a code, to answers or to a resend: asked about, never sent again, and what counts is said."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.enrolment import Enrolment, Known
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind, anywhere, identity, unheard
from crypteo_desktop.session import Session, State
from crypteo_desktop.steps.retrieval_code import RetrievalCodeStep
from crypteo_desktop.steps.security_answers import SecurityAnswersStep
from crypteo_desktop.steps.sending_once import SETTLING
from tests.support.fakes import FakeBackend, services
from tests.support.samples import ANSWERS, CODE, enrolment_in, session_in

LOST = Problem(anywhere.UNREACHABLE)
NEVER_LEFT = NothingDone(anywhere.NO_NETWORK)


def code_session(left: int = 3, state: State = State.CODE) -> Session:
    session = session_in(state)
    return replace(session, code=replace(session.code, attempts_left=left))


def answers_session(left: int = 3, state: State = State.ANSWERS) -> Session:
    return replace(session_in(state), answer_attempts_left=left)


@dataclass
class AskedBackend(FakeBackend):
    """Answers each question about how things stand in turn, the last one again and again."""

    stands: list[Session | Problem] = field(default_factory=list)

    def refresh(self, session: Session, token: CancelToken) -> Session:
        self._called("refresh")
        found = self.stands.pop(0) if len(self.stands) > 1 else self.stands[0]
        if isinstance(found, Problem):
            raise found
        return found

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls]


class QuickToken(CancelToken):
    """Waits in no time; keeps for how long it should have waited and what became known."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.known: list[Enrolment] = []
        super().__init__(lambda news: self.known.append(news.enrolment) if isinstance(news, Known) else None)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.checkpoint()


@dataclass(frozen=True)
class Case:
    step: RetrievalCodeStep | SecurityAnswersStep
    call: str
    begun: Enrolment
    session: Callable[..., Session]
    next_state: State
    kinds: tuple[ProblemKind, ProblemKind, ProblemKind]


CASES = {
    "code": Case(
        RetrievalCodeStep(),
        "send_code",
        replace(enrolment_in(State.CODE), retrieval_code=CODE),
        code_session,
        State.ANSWERS,
        (unheard.CODE_COUNTED, unheard.CODE_NOT_COUNTED, unheard.CODE_UNSURE),
    ),
    "answers": Case(
        SecurityAnswersStep(),
        "send_answers",
        replace(enrolment_in(State.ANSWERS), answers=ANSWERS),
        answers_session,
        State.AUTHENTICATED,
        (unheard.ANSWERS_COUNTED, unheard.ANSWERS_NOT_COUNTED, unheard.ANSWERS_UNSURE),
    ),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def ended(case: Case, backend: AskedBackend, token: QuickToken, begun: Enrolment | None = None) -> Problem:
    with pytest.raises(Problem) as caught:
        case.step.run(begun or case.begun, services(backend), token, lambda _: None)
    return caught.value


def test_a_state_that_moved_on_is_as_good_as_the_answer(case: Case) -> None:
    backend = AskedBackend(fails={case.call: LOST}, stands=[case.session(3, case.next_state)])
    after = case.step.run(case.begun, services(backend), QuickToken(), lambda _: None)
    assert (after.opened.state, after.unheard) == (case.next_state, False)
    assert not after.retrieval_code
    assert after.answers == ()
    assert backend.names == [case.call, "refresh"]


def test_unchanged_tries_were_not_counted_and_are_looked_at_twice(case: Case) -> None:
    backend, token = AskedBackend(fails={case.call: LOST}, stands=[case.session(3)]), QuickToken()
    assert ended(case, backend, token).kind is case.kinds[1]
    assert backend.names == [case.call, "refresh", "refresh"]
    assert token.waited == [SETTLING]
    assert [known.unheard for known in token.known] == [True, False]


def test_a_try_that_is_given_back_between_the_two_looks_was_not_counted(case: Case) -> None:
    backend = AskedBackend(fails={case.call: LOST}, stands=[case.session(2), case.session(3)])
    assert ended(case, backend, QuickToken()).kind is case.kinds[1]


def test_fewer_tries_were_counted_and_the_number_left_is_told(case: Case) -> None:
    backend, token = AskedBackend(fails={case.call: LOST}, stands=[case.session(2)]), QuickToken()
    problem = ended(case, backend, token)
    assert (problem.kind, problem.facts["attempts_left"]) == (case.kinds[0], 2)
    assert token.known[-1].opened == case.session(2)


@pytest.mark.parametrize("silence", [LOST, NEVER_LEFT, Problem(anywhere.NOT_THE_SERVICE)])
def test_when_nobody_can_say_it_stays_open_and_the_next_try_asks_first(case: Case, silence: Problem) -> None:
    backend, token = AskedBackend(fails={case.call: LOST}, stands=[silence]), QuickToken()
    assert ended(case, backend, token).kind is case.kinds[2]
    begun = token.known[-1]
    assert begun.unheard
    still = AskedBackend(stands=[silence])
    assert ended(case, still, token, begun).kind is case.kinds[2]
    assert still.names == ["refresh"]
    counted = AskedBackend(stands=[case.session(1)])
    assert ended(case, counted, token, begun).kind is case.kinds[0]
    assert case.call not in counted.names
    moved_on = AskedBackend(stands=[case.session(3, case.next_state)])
    assert case.step.run(begun, services(moved_on), token, lambda _: None).opened.state is case.next_state
    assert moved_on.names == ["refresh"]
    not_counted = AskedBackend(stands=[case.session(3)])
    assert case.step.run(begun, services(not_counted), token, lambda _: None).opened.state is case.next_state
    assert not_counted.names == ["refresh", "refresh", case.call]


@pytest.mark.parametrize("refusal", [NEVER_LEFT, NothingDone(anywhere.TOO_MANY_REQUESTS)])
def test_what_surely_did_nothing_is_told_as_it_is(case: Case, refusal: Problem) -> None:
    backend, token = AskedBackend(fails={case.call: refusal}), QuickToken()
    assert ended(case, backend, token) is refusal
    assert backend.names == [case.call]
    assert not token.known[-1].unheard


@pytest.mark.parametrize("ending", [anywhere.SESSION_INVALID, identity.ORDER_LOCKED])
def test_a_session_that_ended_meanwhile_is_told(case: Case, ending: ProblemKind) -> None:
    backend = AskedBackend(fails={case.call: LOST}, stands=[Problem(ending)])
    assert ended(case, backend, QuickToken()).kind is ending


def test_an_order_that_is_locked_meanwhile_is_told(case: Case) -> None:
    backend = AskedBackend(fails={case.call: LOST}, stands=[case.session(0, State.LOCKED)])
    assert ended(case, backend, QuickToken()).kind is identity.ORDER_LOCKED


def test_a_cancel_leaves_the_try_open(case: Case) -> None:
    token = QuickToken()
    backend = AskedBackend(fails={case.call: LOST}, stands=[case.session(3)])
    token.cancel()
    with pytest.raises(Cancelled):
        case.step.run(case.begun, services(backend), token, lambda _: None)
    assert token.known[-1].unheard


def test_a_refusal_s_number_is_what_the_next_lost_answer_is_compared_with() -> None:
    case, token = CASES["code"], QuickToken()
    wrong = Problem(identity.CODE_WRONG, attempts_left=2)
    ended(case, AskedBackend(fails={"send_code": wrong}), token)
    lost = AskedBackend(fails={"send_code": LOST}, stands=[code_session(2)])
    assert ended(case, lost, token, token.known[-1]).kind is unheard.CODE_NOT_COUNTED


def test_the_last_try_of_a_code_says_that_a_new_one_is_needed() -> None:
    backend = AskedBackend(fails={"send_code": LOST}, stands=[code_session(0)])
    assert ended(CASES["code"], backend, QuickToken()).kind is identity.CODE_EXHAUSTED


def test_the_last_try_of_the_answers_says_that_the_order_is_locked() -> None:
    backend = AskedBackend(fails={"send_answers": LOST}, stands=[answers_session(0)])
    assert ended(CASES["answers"], backend, QuickToken()).kind is identity.ORDER_LOCKED


def resent(session: Session, *, left: int = 4) -> Session:
    sent_at = session.told_at.server_time + timedelta(seconds=30)
    return replace(session, code=replace(session.code, sent_at=sent_at, resends_left=left))


def ask(backend: AskedBackend, token: QuickToken) -> Enrolment:
    begun = enrolment_in(State.CODE)
    return RetrievalCodeStep().resend(begun, services(backend), token, lambda _: None, channel="sms")


@pytest.mark.parametrize("looks", [[True], [False, True]])
def test_a_new_code_that_was_sent_after_all_is_told_as_sent(looks: list[bool]) -> None:
    session = session_in(State.CODE)
    stands: list[Session | Problem] = [resent(session) if is_sent else session for is_sent in looks]
    backend, token = AskedBackend(fails={"resend_code": LOST}, stands=stands), QuickToken()
    assert ask(backend, token).opened == resent(session)
    assert backend.names == ["resend_code", *["refresh"] * len(looks)]
    assert token.waited == [SETTLING] * (len(looks) - 1)


@pytest.mark.parametrize(
    ("lost", "stands", "kind"),
    [
        (LOST, session_in(State.CODE), unheard.RESEND_NOT_DONE),
        (LOST, LOST, unheard.RESEND_UNSURE),
        (LOST, Problem(anywhere.SESSION_EXPIRED), anywhere.SESSION_EXPIRED),
        (NEVER_LEFT, LOST, anywhere.NO_NETWORK),
        (Problem(identity.DELIVERY_FAILED), LOST, identity.DELIVERY_FAILED),
    ],
)
def test_a_new_code_was_not_sent_or_nobody_knows(lost: Problem, stands: Session | Problem, kind: ProblemKind) -> None:
    with pytest.raises(Problem) as caught:
        ask(AskedBackend(fails={"resend_code": lost}, stands=[stands]), QuickToken())
    assert caught.value.kind is kind
