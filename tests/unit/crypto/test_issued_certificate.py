"""The checks before a certificate is kept, each with a certificate that fails it alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography import x509

from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.crypto.verification import Trust, verify_issued
from crypteo_desktop.problems import Problem, ProblemKind
from crypteo_desktop.problems import certificate as problem
from crypteo_desktop.session import IssuedCertificate
from tests.support.samples import NOW
from tests.support.small_authority import (
    AUTHORITY_USAGE,
    EMAIL,
    ROOT,
    SmallAuthority,
    Wish,
    constraints,
    name,
    pem,
    usage,
    without,
)

Spoil = Callable[[SmallAuthority], Wish]
ANY_ROOT = Trust((), accept_any_root=True)


def verified(
    authority: SmallAuthority, issued: IssuedCertificate, trust: Trust | None = None, now: datetime = NOW
) -> CertificateDetails:
    return verify_issued(
        issued,
        key=authority.key,
        subject_der=authority.subject_der,
        email=EMAIL,
        trust=trust or Trust((authority.root_pem,), accept_any_root=False),
        now=now,
    )


def refusal(authority: SmallAuthority, issued: IssuedCertificate, **more: Trust | datetime) -> ProblemKind:
    with pytest.raises(Problem) as raised:
        verified(authority, issued, **more)
    return raised.value.kind


def test_a_good_certificate_is_kept(authority: SmallAuthority) -> None:
    issued = authority.issued()
    details = verified(authority, issued)
    assert details.fingerprint_sha256 == issued.fingerprint_sha256
    assert details.public_key_sha256 == authority.key.spki_sha256


SPOILT_LEAVES: dict[str, tuple[Spoil, ProblemKind]] = {
    "another key": (lambda a: replace(a.holder, key=a.stranger), problem.CERTIFICATE_OTHER_KEY),
    "another subject": (
        lambda a: replace(a.holder, subject=name("Camille MARTINE")),
        problem.CERTIFICATE_OTHER_SUBJECT,
    ),
    "another e-mail": (
        lambda a: without(
            a.holder,
            x509.SubjectAlternativeName,
            (x509.SubjectAlternativeName([x509.RFC822Name("other@example.com")]), False),
        ),
        problem.CERTIFICATE_OTHER_SUBJECT,
    ),
    "an authority": (
        lambda a: without(a.holder, x509.BasicConstraints, constraints(ca=True)),
        problem.CERTIFICATE_USAGE,
    ),
    "no key usage": (lambda a: without(a.holder, x509.KeyUsage), problem.CERTIFICATE_USAGE),
    "only authentication": (
        lambda a: without(a.holder, x509.KeyUsage, usage("digital_signature")),
        problem.CERTIFICATE_USAGE,
    ),
    "may sign certificates": (
        lambda a: without(a.holder, x509.KeyUsage, usage("digital_signature", "content_commitment", "key_cert_sign")),
        problem.CERTIFICATE_USAGE,
    ),
    "not yet valid": (lambda a: replace(a.holder, start=NOW + timedelta(minutes=6)), problem.CERTIFICATE_DATES),
    "expired": (lambda a: replace(a.holder, end=NOW - timedelta(minutes=6)), problem.CERTIFICATE_DATES),
    "signed by somebody else": (lambda a: replace(a.holder, signer=a.stranger), problem.CERTIFICATE_UNTRUSTED),
    "from an unknown issuer": (lambda a: replace(a.holder, issuer=name("Nobody")), problem.CERTIFICATE_UNTRUSTED),
    "with an unknown critical extension": (
        lambda a: replace(
            a.holder,
            extensions=(
                *a.holder.extensions,
                (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00"), True),
            ),
        ),
        problem.CERTIFICATE_UNTRUSTED,
    ),
}


@pytest.mark.parametrize("case", SPOILT_LEAVES)
def test_a_spoilt_certificate_is_refused_with_its_own_problem(authority: SmallAuthority, case: str) -> None:
    spoil, kind = SPOILT_LEAVES[case]
    assert refusal(authority, authority.issued(spoil(authority))) is kind


SPOILT_ISSUERS: dict[str, Spoil] = {
    "no authority": lambda a: without(a.issuing, x509.BasicConstraints, constraints(ca=False)),
    "no constraints": lambda a: without(a.issuing, x509.BasicConstraints),
    "may not sign certificates": lambda a: without(a.issuing, x509.KeyUsage, usage("crl_sign")),
    "expired": lambda a: replace(a.issuing, end=NOW - timedelta(days=1)),
    "signed by somebody else": lambda a: replace(a.issuing, signer=a.stranger),
}


@pytest.mark.parametrize("case", SPOILT_ISSUERS)
def test_a_spoilt_issuer_spoils_the_chain(authority: SmallAuthority, case: str) -> None:
    issued = authority.issued(chain=(SPOILT_ISSUERS[case](authority), authority.root))
    assert refusal(authority, issued) is problem.CERTIFICATE_UNTRUSTED
    assert refusal(authority, issued, trust=ANY_ROOT) is problem.CERTIFICATE_UNTRUSTED


def test_a_chain_longer_than_its_authority_allows_is_refused(authority: SmallAuthority) -> None:
    extensions = (constraints(ca=True), AUTHORITY_USAGE)
    further = Wish(name("Further"), authority.issuing.subject, authority.stranger, authority.issuing.key, extensions)
    leaf = replace(authority.holder, issuer=name("Further"), signer=authority.stranger)
    issued = authority.issued(leaf, chain=(further, authority.issuing, authority.root))
    assert refusal(authority, issued) is problem.CERTIFICATE_UNTRUSTED


def test_the_chain_may_come_in_any_order_with_strangers_in_it(authority: SmallAuthority) -> None:
    stranger = Wish(name("X"), name("X"), authority.stranger, authority.stranger, authority.root.extensions)
    namesake = replace(authority.issuing, key=authority.stranger)
    issued = authority.issued(chain=(stranger, authority.root, namesake, authority.issuing, authority.holder))
    assert verified(authority, issued).issuer_name == "Small Issuing"


def test_the_root_need_not_come_when_the_profile_has_it(authority: SmallAuthority) -> None:
    assert verified(authority, authority.issued(chain=(authority.issuing,)))


def test_another_root_than_the_profiles_is_refused(authority: SmallAuthority) -> None:
    impostor = Wish(ROOT, ROOT, authority.stranger, authority.stranger, authority.root.extensions)
    trust = Trust((pem(impostor.sign()).encode(),), accept_any_root=False)
    assert refusal(authority, authority.issued(), trust=trust) is problem.CERTIFICATE_UNTRUSTED


@pytest.mark.parametrize("roots", [(), (b"no certificate",)])
def test_without_a_readable_root_nothing_is_trusted(authority: SmallAuthority, roots: tuple[bytes, ...]) -> None:
    trust = Trust(roots, accept_any_root=False)
    assert refusal(authority, authority.issued(), trust=trust) is problem.CERTIFICATE_UNTRUSTED


def test_any_root_is_accepted_in_the_demonstration(authority: SmallAuthority) -> None:
    assert verified(authority, authority.issued(), trust=ANY_ROOT)


def test_even_then_a_chain_without_a_root_is_refused(authority: SmallAuthority) -> None:
    issued = authority.issued(chain=(authority.issuing,))
    assert refusal(authority, issued, trust=ANY_ROOT) is problem.CERTIFICATE_UNTRUSTED


def test_a_self_signed_certificate_is_never_its_own_root(authority: SmallAuthority) -> None:
    own = replace(authority.holder, issuer=authority.holder.subject, signer=authority.holder.key)
    issued = authority.issued(own, chain=())
    doubled = replace(issued, chain_pem=(issued.certificate_pem,))
    listed = Trust((issued.certificate_pem.encode(),), accept_any_root=False)
    assert refusal(authority, doubled, trust=ANY_ROOT) is problem.CERTIFICATE_UNTRUSTED
    assert refusal(authority, doubled, trust=listed) is problem.CERTIFICATE_UNTRUSTED


@pytest.mark.parametrize(
    "now", [NOW - timedelta(days=1, minutes=4), NOW + timedelta(days=1000, minutes=4)], ids=["early", "late"]
)
def test_five_minutes_of_grace_are_given(authority: SmallAuthority, now: datetime) -> None:
    assert verified(authority, authority.issued(), now=now)


def test_a_certificate_without_e_mail_is_accepted(authority: SmallAuthority) -> None:
    assert verified(authority, authority.issued(without(authority.holder, x509.SubjectAlternativeName))).email == ""


def test_capitals_in_the_e_mail_do_not_matter(authority: SmallAuthority) -> None:
    names = x509.SubjectAlternativeName([x509.RFC822Name("Camille.Martin@Example.com")]), False
    issued = authority.issued(without(authority.holder, x509.SubjectAlternativeName, names))
    assert verified(authority, issued).email == "Camille.Martin@Example.com"


def test_further_usages_do_no_harm(authority: SmallAuthority) -> None:
    more = usage("digital_signature", "content_commitment", "key_encipherment")
    issued = authority.issued(without(authority.holder, x509.KeyUsage, more))
    assert verified(authority, issued).key_usages == ("digitalSignature", "nonRepudiation", "keyEncipherment")


def test_another_fingerprint_than_told_is_damage(authority: SmallAuthority) -> None:
    issued = replace(authority.issued(), fingerprint_sha256="0" * 64)
    assert refusal(authority, issued) is problem.CERTIFICATE_UNREADABLE


@pytest.mark.parametrize("text", ["", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate_is_unreadable(authority: SmallAuthority, text: str) -> None:
    issued = authority.issued()
    assert refusal(authority, replace(issued, certificate_pem=text)) is problem.CERTIFICATE_UNREADABLE
    assert refusal(authority, replace(issued, chain_pem=(text,))) is problem.CERTIFICATE_UNREADABLE
