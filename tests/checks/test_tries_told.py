"""What the atlas says of tries is what the steps do: which codes count one, which are the last, which may count."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, ProblemKind, identity
from crypteo_desktop.services import Backend
from crypteo_desktop.session import State
from crypteo_desktop.steps import sending_answers, sending_code
from tests.support.fakes import FakeBackend
from tests.support.samples import ANSWERS, CODE, enrolment_in
from tools.documents.languages import LANGUAGES, Language
from tools.documents.words import FOLDER, codes, terms

Send = Callable[[Enrolment, Backend, CancelToken], Enrolment]
BEGINS = {"fr": "Un essai n’est compté que par", "en": "A try is counted only by"}
NAMED = re.compile(r"CRY-\d{3}")

COUNTED = {kind.code for kind in sending_code.COUNTED | sending_answers.COUNTED}
UNSURE = {sending_code.ENTRY.unsure.code, sending_answers.ENTRY.unsure.code}


def shown_for_the_last(send: Send, call: str, kind: ProblemKind, enrolment: Enrolment) -> Iterator[str]:
    """Send what uses up the last try, of the code or of the order, and return the codes that the holder meets."""
    for locks in ({}, {"refresh": Problem(identity.ORDER_LOCKED)}):
        backend = FakeBackend(fails={call: Problem(kind, attempts_left=0), **locks})
        with pytest.raises(Problem) as met:
            send(enrolment, backend, CancelToken())
        yield met.value.kind.code


def used_up() -> set[str]:
    with_code, with_answers = enrolment_in(State.CODE), enrolment_in(State.ANSWERS)
    return {
        *shown_for_the_last(
            sending_code.send, "send_code", identity.CODE_WRONG, replace(with_code, retrieval_code=CODE)
        ),
        *shown_for_the_last(
            sending_answers.send, "send_answers", identity.ANSWERS_WRONG, replace(with_answers, answers=ANSWERS)
        ),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_atlas_names_the_codes_that_count_a_try(language: Language) -> None:
    template = (FOLDER / f"atlas-{language}.md.in").read_text(encoding="utf-8")
    told = BEGINS[language] + template.split(BEGINS[language])[1]
    sentences = [set(NAMED.findall(sentence)) for sentence in re.split(r"\.\s", told)[:3]]
    assert sentences == [COUNTED, used_up(), UNSURE]


@pytest.mark.parametrize(("tries", "wanted"), [("one", COUNTED), ("used-up", None), ("maybe", UNSURE)])
def test_each_entry_says_what_became_of_the_try(tries: str, wanted: set[str] | None) -> None:
    said = terms("tries", "fr")[tries]
    assert {code for code, entry in codes().items() if entry.tries.fr == said} == (wanted or used_up())
