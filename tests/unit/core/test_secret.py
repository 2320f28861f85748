"""Secret: no way of printing it shows the value."""

import pickle

import pytest

from crypteo_desktop.secret import Secret


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r:>30}".format, lambda secret: f"{secret:10}"])
def test_no_way_of_printing_shows_the_value(show):
    assert "hunter2" not in show(Secret("hunter2"))


def test_a_secret_is_revealed_on_purpose_only():
    assert Secret("hunter2").reveal() == "hunter2"


def test_secrets_compare_by_value_and_only_with_secrets():
    assert Secret("é") == Secret("é")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"


def test_an_empty_secret_is_false_and_has_no_length():
    assert not Secret("")
    assert len(Secret("abc")) == 3


def test_a_secret_is_never_pickled():
    with pytest.raises(TypeError):
        pickle.dumps(Secret("hunter2"))


def test_equal_secrets_hash_alike_and_unlike_their_value():
    assert hash(Secret("hunter2")) == hash(Secret("hunter2"))
    assert hash(Secret("hunter2")) != hash("hunter2")
