"""What questions and answers are refused, and that nothing else is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_backend.answers import canonical
from crypteo_backend.proposed_questions import FRIEND, NAMES, PET, PROPOSED, name_of
from crypteo_backend.question_rules import ChosenQuestions, Fault, QuestionsRefused, check_questions
from crypteo_backend.store.schema import OrderRow

HOLDER = OrderRow(
    given_name="Jean-Éric",
    surname="D’ORMESSON",
    organisation="Société Élan & Fils",
    email="je.dormesson@elan.example.com",
)
FIT = ChosenQuestions(FRIEND, PET, "Quel fut mon premier vélo ?", ("Théo", "Caramel", "Peugeot bleu"))


def faults(answers: tuple[str, str, str] = FIT.answers, **changed: str) -> dict[str, Fault]:
    try:
        check_questions(replace(FIT, answers=answers, **changed), HOLDER)
    except QuestionsRefused as refused:
        return dict(refused.faults)
    return {}


def test_fit_questions_pass():
    assert faults() == {}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"first": ""}, {"first": Fault.NOT_CHOSEN}),
        ({"second": "nonsense"}, {"second": Fault.NOT_CHOSEN}),
        ({"second": FRIEND}, {"second": Fault.CHOSEN_TWICE}),
        ({"own": "Mon vélo?"}, {"own": Fault.QUESTION_TOO_SHORT}),
        ({"own": "? ? ? ? ? ? ?"}, {"own": Fault.QUESTION_TOO_SHORT}),
        ({"own": "q" * 200}, {}),
        ({"own": "q" * 201}, {"own": Fault.QUESTION_TOO_LONG}),
        ({"own": "quel est le NOM de votre 1er animal"}, {}),
        ({"own": "Comment s'appelait votre doudou ou votre peluche preferee"}, {"own": Fault.QUESTION_PROPOSED}),
        ({"own": "What is the name of your first pet?"}, {"own": Fault.QUESTION_PROPOSED}),
    ],
)
def test_a_question_that_is_not_fit_is_named(changed: dict[str, str], expected: dict[str, Fault]):
    assert faults(**changed) == expected


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("", Fault.ANSWER_TOO_SHORT),
        ("É. a !", Fault.ANSWER_TOO_SHORT),
        ("Léa", None),
        ("x" * 100, None),
        ("x" * 101, Fault.ANSWER_TOO_LONG),
        ("ENFANCE", Fault.ANSWER_IN_QUESTION),
        ("meilleur ami", Fault.ANSWER_IN_QUESTION),
        ("childhood friend", Fault.ANSWER_IN_QUESTION),
        ("Ede", None),  # in the letters of "prénom de votre", in none of its words
        ("jean eric", Fault.ANSWER_IS_THE_HOLDER),
        ("JEANERIC", Fault.ANSWER_IS_THE_HOLDER),
        ("Ormesson", Fault.ANSWER_IS_THE_HOLDER),
        ("d'Ormesson Jean-Eric", Fault.ANSWER_IS_THE_HOLDER),
        ("elan", Fault.ANSWER_IS_THE_HOLDER),
        ("societeelanfils", Fault.ANSWER_IS_THE_HOLDER),
        ("je.dormesson", Fault.ANSWER_IS_THE_HOLDER),
        ("JE.dormesson@elan.example.com", Fault.ANSWER_IS_THE_HOLDER),
        ("Jean-Paul", None),
    ],
)
def test_an_answer_that_is_not_fit_is_named(answer: str, fault: Fault | None):
    assert faults((answer, "Caramel", "Peugeot bleu")) == ({"answer1": fault} if fault else {})


def test_an_answer_given_before_is_refused_in_any_spelling():
    assert faults(("Théo", "THEO ", "the o")) == {"answer2": Fault.ANSWER_TWICE, "answer3": Fault.ANSWER_TWICE}


def test_an_answer_that_one_s_own_question_gives_away_is_refused():
    answers = ("Théo", "Caramel", "Médor")
    assert faults(answers, own="Nom de mon chien (medor) ?") == {"answer3": Fault.ANSWER_IN_QUESTION}


def test_all_faults_are_told_at_once():
    told = faults(("", "", ""), first="", second="", own="")
    assert set(told) == {"first", "second", "own", "answer1", "answer2", "answer3"}


@given(st.tuples(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30)), st.text(max_size=30))
def test_whatever_is_typed_is_judged(answers: tuple[str, str, str], own: str):
    told = faults(answers, own=own)
    kept = [canonical(answer) for position, answer in enumerate(answers, 1) if f"answer{position}" not in told]
    assert len(set(kept)) == len(kept)
    assert all(len(answer) >= 3 for answer in kept)


def test_an_error_names_fields_and_never_what_was_typed():
    with pytest.raises(QuestionsRefused) as refused:
        check_questions(replace(FIT, answers=("Camille", "Jean-Éric", "x")), HOLDER)
    assert "Camille" not in repr(FIT)
    assert str(refused.value) == "answer2: answer-is-the-holder, answer3: answer-too-short"


def test_eight_questions_are_proposed_in_both_languages_and_no_two_are_alike():
    texts = [text for texts in PROPOSED.values() for text in texts.values()]
    assert len(NAMES) == 8
    assert len({canonical(text) for text in texts}) == 16
    assert all(text.endswith("\u202f?") for text in (PROPOSED[name]["fr"] for name in NAMES))


def test_the_guide_s_questions_are_among_them_word_for_word():
    assert PROPOSED[FRIEND]["fr"] == "Quel est le prénom de votre meilleur ami d’enfance\u202f?"
    assert PROPOSED[PET]["fr"] == "Quel est le nom de votre premier animal de compagnie\u202f?"


def test_a_question_is_found_again_in_either_language():
    for name, texts in PROPOSED.items():
        assert [name_of(text.replace("\u202f", " ")) for text in texts.values()] == [name, name]
    assert name_of("Ce que tu veux ?") is None
