"""The technical check of step 6: what it says of a good file, and what of each bad one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import build_p12
from crypteo_desktop.crypto.verification import Check, Trust, verify_file
from crypteo_desktop.problems import Problem, ProblemKind, certificate, file
from crypteo_desktop.secret import Secret
from tests.support.samples import NOW, PASSWORD
from tests.support.small_authority import HOLDER, SmallAuthority, Wish, name, usage, without


def checked(
    authority: SmallAuthority,
    leaf: Wish | None = None,
    *,
    key: KeyPair | None = None,
    chain: tuple[Wish, ...] | None = None,
    trust: Trust | None = None,
    fingerprint: str | None = None,
    password: Secret = PASSWORD,
) -> tuple[Check, ...]:
    issued = authority.issued(leaf, chain)
    content = build_p12(
        key or authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Camille MARTIN", rounds=20
    )
    return verify_file(
        content,
        password,
        expected_fingerprint=fingerprint or issued.fingerprint_sha256,
        subject_der=HOLDER.public_bytes(),
        trust=trust or Trust((authority.root_pem,), accept_any_root=False),
        now=NOW,
    )


def refusal(authority: SmallAuthority, leaf: Wish | None = None, **more: object) -> ProblemKind:
    with pytest.raises(Problem) as raised:
        checked(authority, leaf, **more)  # type: ignore[arg-type]  # the tests below give the right ones
    return raised.value.kind


def test_a_good_file_passes_every_check(authority: SmallAuthority) -> None:
    said = [check.text.source.format_map(check.facts) for check in checked(authority)]
    assert said == [
        "The password opens the file",
        "The private key is present and fits",
        "The certificate is the one issued to you",
        "Valid signature of Small Issuing",
        "The chain leads to Small Root, which is trusted",
        "Valid from 2026-11-22 09:00:00+00:00 until 2029-08-19 09:00:00+00:00",
        "Permitted uses: to sign and identify you",
    ]


def test_the_demonstration_says_that_its_authority_is_no_real_one(authority: SmallAuthority) -> None:
    checks = checked(authority, trust=Trust((), accept_any_root=True))
    assert checks[4].text.source == "The chain leads to {root} (demonstration)"
    assert checks[4].facts == {"root": "Small Root"}


def test_another_password_is_wrong(authority: SmallAuthority) -> None:
    assert refusal(authority, password=Secret("Another2026")) is file.PASSWORD_WRONG


def test_another_certificate_of_the_same_key_is_told(authority: SmallAuthority) -> None:
    assert refusal(authority, fingerprint="0" * 64) is file.FINGERPRINT_MISMATCH


def test_a_key_that_is_not_the_certificates_is_damage(authority: SmallAuthority) -> None:
    assert refusal(authority, key=KeyPair(authority.stranger)) is file.FILE_DAMAGED


def test_a_certificate_of_another_kind_of_key_is_not_read(authority: SmallAuthority) -> None:
    leaf = replace(authority.holder, key=ec.generate_private_key(ec.SECP256R1()))
    assert refusal(authority, leaf) is file.FILE_DAMAGED


def test_a_certificate_of_somebody_else_is_refused(authority: SmallAuthority) -> None:
    leaf = replace(authority.holder, subject=name("Somebody"))
    assert refusal(authority, leaf) is certificate.CERTIFICATE_OTHER_SUBJECT


def test_an_expired_certificate_is_refused(authority: SmallAuthority) -> None:
    leaf = replace(authority.holder, end=NOW - timedelta(minutes=6))
    assert refusal(authority, leaf) is certificate.CERTIFICATE_DATES


def test_a_certificate_that_may_not_sign_is_refused(authority: SmallAuthority) -> None:
    leaf = without(authority.holder, x509.KeyUsage, usage("digital_signature"))
    assert refusal(authority, leaf) is certificate.CERTIFICATE_USAGE


def test_a_chain_to_nowhere_is_refused(authority: SmallAuthority) -> None:
    assert refusal(authority, chain=()) is certificate.CERTIFICATE_UNTRUSTED
    assert refusal(authority, trust=Trust((), accept_any_root=False)) is certificate.CERTIFICATE_UNTRUSTED
