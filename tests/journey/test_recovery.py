"""Recovery against the real service: a proved key gets its certificate again without link, code or answers."""

from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import RecoveredCertificate
from tests.support.holder_request import spki_of, spki_sha256
from tests.support.journeys import Walker


def recovered(walker: Walker, key: RSAPrivateKey) -> RecoveredCertificate:
    def sign(nonce: bytes) -> bytes:
        signed = b"crypteo-recovery-v1\x00" + nonce + sha256(spki_of(key)).digest()
        return key.sign(signed, PSS(MGF1(SHA256()), 32), SHA256())

    return walker.services.backend.recover(walker.enrolment.opened.base_url, spki_sha256(key), sign, CancelToken())


@pytest.fixture
def issued(order, tmp_path) -> Walker:
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_answers(order.code)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    walker.step(5)
    return walker


def test_a_proved_key_gets_the_same_certificate_and_the_acceptance_kills_the_link(issued, order, tmp_path):
    key = issued.services.keys.take(issued.enrolment.opened.key_policy, CancelToken()).private_key
    got = recovered(issued, key)
    assert got.issued.certificate_pem == issued.enrolment.issued.certificate_pem
    issued.services.backend.accept_recovery(got, got.issued.fingerprint_sha256, CancelToken())
    with pytest.raises(Problem) as caught:
        Walker.start(order.base_url, tmp_path / "other", order.link).step(1)
    assert caught.value.kind.name == "already-accepted"


def test_a_key_that_nobody_certified_gets_nothing(issued):
    with pytest.raises(Problem) as caught:
        recovered(issued, generate_private_key(65537, 3072))
    assert caught.value.kind.name == "recovery-unknown"
