"""What three questions and answers must be so that nobody else guesses them: each fault has a name."""

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from crypteo_backend.answers import canonical
from crypteo_backend.proposed_questions import PROPOSED, name_of
from crypteo_backend.store.schema import OrderRow

SHORTEST_ANSWER: Final = 3  # letters and digits that count
LONGEST_ANSWER: Final = 100
SHORTEST_QUESTION, LONGEST_QUESTION = 10, 200
_WORD: Final = re.compile(r"\w+")


class Fault(enum.StrEnum):
    """What is wrong with one field."""

    NOT_CHOSEN = "not-chosen"
    CHOSEN_TWICE = "chosen-twice"
    QUESTION_TOO_SHORT = "question-too-short"
    QUESTION_TOO_LONG = "question-too-long"
    QUESTION_PROPOSED = "question-proposed"
    ANSWER_TOO_SHORT = "answer-too-short"
    ANSWER_TOO_LONG = "answer-too-long"
    ANSWER_IN_QUESTION = "answer-in-question"
    ANSWER_IS_THE_HOLDER = "answer-is-the-holder"
    ANSWER_TWICE = "answer-twice"


@dataclass(frozen=True, slots=True)
class ChosenQuestions:
    """Two questions by their names among the proposed ones, one of the holder's own, and the three answers."""

    first: str
    second: str
    own: str
    answers: tuple[str, str, str] = field(repr=False)


class QuestionsRefused(Exception):
    """The choice has faults; they are told by field: first, second, own, answer1, answer2, answer3."""

    def __init__(self, faults: Mapping[str, Fault]) -> None:
        super().__init__(", ".join(f"{name}: {fault}" for name, fault in faults.items()))
        self.faults = faults


def check_questions(chosen: ChosenQuestions, order: OrderRow) -> None:
    """Raise QuestionsRefused unless the questions and answers are fit for this holder."""
    faults = dict(_question_faults(chosen))
    texts = (_all_texts(chosen.first), _all_texts(chosen.second), chosen.own)
    own_words = _words_of_the_holder(order)
    seen: set[str] = set()
    for position, (answer, question) in enumerate(zip(chosen.answers, texts, strict=True), start=1):
        fault = _answer_fault(answer, question, own_words, seen)
        if fault is not None:
            faults[f"answer{position}"] = fault
        seen.add(canonical(answer))
    if faults:
        raise QuestionsRefused(faults)


def _question_faults(chosen: ChosenQuestions) -> Iterator[tuple[str, Fault]]:
    if chosen.first not in PROPOSED:
        yield "first", Fault.NOT_CHOSEN
    if chosen.second not in PROPOSED:
        yield "second", Fault.NOT_CHOSEN
    elif chosen.second == chosen.first:
        yield "second", Fault.CHOSEN_TWICE
    if len(chosen.own) < SHORTEST_QUESTION or len(canonical(chosen.own)) < SHORTEST_ANSWER:
        yield "own", Fault.QUESTION_TOO_SHORT
    elif len(chosen.own) > LONGEST_QUESTION:
        yield "own", Fault.QUESTION_TOO_LONG
    elif name_of(chosen.own) is not None:
        yield "own", Fault.QUESTION_PROPOSED


def _answer_fault(answer: str, question: str, own_words: set[str], seen: set[str]) -> Fault | None:
    if len(canonical(answer)) < SHORTEST_ANSWER:
        return Fault.ANSWER_TOO_SHORT
    if len(answer) > LONGEST_ANSWER:
        return Fault.ANSWER_TOO_LONG
    words = _words(answer)
    if _stands_in(words, _words(question)):
        return Fault.ANSWER_IN_QUESTION
    if set(words) <= own_words or canonical(answer) in own_words:
        return Fault.ANSWER_IS_THE_HOLDER
    return Fault.ANSWER_TWICE if canonical(answer) in seen else None


def _words_of_the_holder(order: OrderRow) -> set[str]:
    """Return the words of the holder's name, organisation and e-mail name, each alone and those of one name as one."""
    mailbox = order.email.partition("@")[0]
    both_names = (f"{order.given_name} {order.surname}", f"{order.surname} {order.given_name}")
    names = (order.given_name, order.surname, *both_names, order.organisation, mailbox, order.email)
    return {word for name in names for word in (*_words(name), canonical(name))}


def _words(text: str) -> list[str]:
    # An underscore counts as a letter for `re`, and "_" alone has nothing that counts.
    words = (canonical(word) for word in _WORD.findall(text.replace("_", " ")))
    return [word for word in words if word]


def _stands_in(words: list[str], among: list[str]) -> bool:
    """Tell whether the words stand one after another among the others; "Léa" does not stand in "quel est à"."""
    return any(among[start : start + len(words)] == words for start in range(len(among) - len(words) + 1))


def _all_texts(name: str) -> str:
    return "\n".join(PROPOSED.get(name, {}).values())
