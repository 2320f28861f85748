"""A seal whose keys are derived before there is a file: the same file, opened by everybody, at no further cost."""

import secrets
from itertools import count

import pytest

from crypteo_desktop.crypto.p12 import build_p12, build_sealed_p12, open_any_p12
from crypteo_desktop.crypto.pkcs12 import derivation
from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys, Purpose
from crypteo_desktop.crypto.pkcs12.seal import seal_in_advance
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import Problem, opening
from crypteo_desktop.secret import Secret
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority

FORMATS = pytest.mark.parametrize("form", list(Format))
ROUNDS = 30


def drawing():
    numbers = count(1)
    return lambda size: next(numbers).to_bytes(size)


@FORMATS
def test_the_file_is_that_of_a_seal_made_on_the_spot(authority: SmallAuthority, form: Format) -> None:
    issued = authority.issued()
    parts = (authority.key, issued.certificate_pem, issued.chain_pem)
    seal = seal_in_advance(PASSWORD, form, ROUNDS, drawing())
    content = build_sealed_p12(*parts, "Camille", seal)
    assert content == build_p12(*parts, PASSWORD, "Camille", form, rounds=ROUNDS, random=drawing())
    for known in (seal, None):
        assert open_any_p12(content, PASSWORD, known).key.spki_sha256 == authority.key.spki_sha256


@FORMATS
def test_with_the_seal_no_key_is_derived_once_more(authority: SmallAuthority, form: Format) -> None:
    issued = authority.issued()
    seal = seal_in_advance(PASSWORD, form, ROUNDS, drawing())
    known = dict(seal.keys._known)
    content = build_sealed_p12(authority.key, issued.certificate_pem, issued.chain_pem, "Camille", seal)
    open_any_p12(content, PASSWORD, seal)
    assert seal.keys._known == known
    assert len(known) == {Format.MODERN: 3, Format.COMPATIBLE: 5}[form]


def test_a_seal_is_good_for_one_file(authority: SmallAuthority) -> None:
    issued = authority.issued()
    parts = (authority.key, issued.certificate_pem, issued.chain_pem, "Camille")
    seal = seal_in_advance(PASSWORD, Format.MODERN, ROUNDS, secrets.token_bytes)
    build_sealed_p12(*parts, seal)
    with pytest.raises(RuntimeError):
        build_sealed_p12(*parts, seal)


def test_the_seal_of_another_password_opens_nothing(authority: SmallAuthority) -> None:
    issued = authority.issued()
    seal = seal_in_advance(PASSWORD, Format.MODERN, ROUNDS, secrets.token_bytes)
    content = build_sealed_p12(authority.key, issued.certificate_pem, issued.chain_pem, "Camille", seal)
    with pytest.raises(Problem) as caught:
        open_any_p12(content, Secret("Vertige2027"))
    assert caught.value.kind is opening.PASSWORD_WRONG


def test_a_slip_of_the_computer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = count()

    def slipping(password: Secret, salt: bytes, rounds: int, purpose: Purpose, size: int, digest: str) -> bytes:
        return next(numbers).to_bytes(size)

    monkeypatch.setattr(derivation, "derive", slipping)
    with pytest.raises(ArithmeticError):
        seal_in_advance(PASSWORD, Format.MODERN, ROUNDS, secrets.token_bytes)


def test_keys_are_the_same_where_password_and_what_is_known_are() -> None:
    once, again = DerivedKeys(PASSWORD), DerivedKeys(PASSWORD)
    assert once == again
    once.pbkdf2(b"salt", 1, 16, "sha256")
    assert once != again
    again.pbkdf2(b"salt", 1, 16, "sha256")
    assert once == again
    assert once != DerivedKeys(Secret("Vertige2027"))
    assert once != PASSWORD
    assert "Vertige" not in repr(once)
