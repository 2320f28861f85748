"""Step 2: the guide's rule, strength, and the key pair that starts behind the scenes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import KeyPolicy, State
from crypteo_desktop.steps.password import RULES, PasswordStep, Strength, allowed, strength
from tests.support.cheap_seals import CheapSeals
from tests.support.fakes import FakeKeys, services
from tests.support.samples import enrolment_in

STEP = PasswordStep()


def with_password(password: str, confirmation: str | None = None):
    typed = Secret(password if confirmation is None else confirmation)
    return replace(enrolment_in(State.CODE), password=Secret(password), confirmation=typed)


def missing(password: str, confirmation: str | None = None) -> list[str]:
    return [text.source for text in STEP.missing(with_password(password, confirmation))]


@pytest.mark.parametrize(
    ("password", "names"),
    [
        ("Vertige2026", []),
        ("Abcdefg1", []),
        ("A1b" + "c" * 17, []),
        ("Abcdef1", ["8 characters"]),
        ("A1b" + "c" * 18, ["8 characters"]),
        ("Vertigé2026", ["8 characters"]),
        ("Vertige 2026", ["8 characters"]),
        ("vertige2026", ["1 capital letter"]),
        ("VERTIGE2026", ["1 small letter"]),
        ("VertigeOcre", ["1 digit"]),
        ("", ["8 characters", "1 capital letter", "1 small letter", "1 digit", "the confirmation"]),
    ],
)
def test_each_broken_rule_is_named(password, names):
    assert missing(password) == names


def test_a_confirmation_that_differs_is_missing():
    assert missing("Vertige2026", "Vertige2027") == ["the confirmation"]
    assert missing("Vertige2026", "") == ["the confirmation"]


@given(st.text(max_size=40))
def test_what_passes_the_rules_is_8_to_20_ascii_letters_and_digits(password):
    accepted = all(rule.is_met(password) for rule in RULES)
    by_hand = (
        8 <= len(password) <= 20
        and password.isascii()
        and password.isalnum()
        and password.upper() != password
        and password.lower() != password
        and any(character.isdigit() for character in password)
    )
    assert accepted == by_hand


@given(st.text(max_size=60))
def test_what_is_let_through_while_typing_is_a_part_of_what_was_typed(text):
    kept = allowed(text)
    assert len(kept) <= 20
    assert kept == "" or (kept.isascii() and kept.isalnum())
    assert allowed(kept) == kept


def test_strength_knows_keyboard_rows_and_the_holders_names():
    assert strength(Secret(""), ()) is Strength.NONE
    assert strength(Secret("Azerty12"), ()) is Strength.WEAK
    assert strength(Secret("Q7vLm2xTp9Rk"), ()) is Strength.VERY_GOOD
    without, knowing = strength(Secret("Quessandier1"), ()), strength(Secret("Quessandier1"), ("Quessandier",))
    assert knowing < without


def test_next_begins_the_key_pair_of_the_policy():
    keys = FakeKeys()
    before = with_password("Vertige2026")
    after = STEP.run(before, services(keys=keys), CancelToken(), lambda _: None)
    assert (STEP.is_finished(before), STEP.is_finished(after)) == (False, True)
    assert keys.begun == [KeyPolicy(3072, 65537)]
    assert after.password == Secret("Vertige2026")


@pytest.mark.parametrize(
    ("password", "confirmation", "code"), [("weak", "weak", "CRY-201"), ("Vertige2026", "Vertige2027", "CRY-202")]
)
def test_a_password_that_slipped_through_the_screen_is_refused(password, confirmation, code):
    keys = FakeKeys()
    with pytest.raises(Problem) as caught:
        STEP.run(with_password(password, confirmation), services(keys=keys), CancelToken(), lambda _: None)
    assert caught.value.kind.code == code
    assert keys.begun == []


def test_the_step_never_starts_by_itself():
    assert not STEP.starts_on_entry(enrolment_in(State.CODE))


def test_the_keys_of_the_file_are_derived_once_the_key_is_kept(authority):
    keys, seals = FakeKeys(authority.key), CheapSeals()
    STEP.run(with_password("Vertige2026"), services(keys=keys, seals=seals), CancelToken(), lambda _: None)
    assert seals.begun == []
    keys.take(KeyPolicy(3072, 65537), CancelToken())
    assert seals.begun == [Secret("Vertige2026")]
