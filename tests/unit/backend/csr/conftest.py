"""One sound key for the whole run, and what was agreed on for the requests of these tests."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from crypteo_backend.csr import PublicKeyFacts, check_csr
from tests.unit.backend.csr import forge, weak_keys
from tests.unit.backend.csr.forge import RsaNumbers


@pytest.fixture(scope="session")
def private_key() -> RSAPrivateKey:
    return generate_private_key(forge.E, weak_keys.BITS)


@pytest.fixture(scope="session")
def key(private_key: RSAPrivateKey) -> RsaNumbers:
    return weak_keys.numbers(private_key)


@pytest.fixture(scope="session")
def right_csr(key: RsaNumbers) -> bytes:
    return forge.csr(key, forge.challenge(), forge.extensions(forge.email_extension(forge.EMAIL)))


@pytest.fixture(scope="session")
def check() -> Callable[[bytes], PublicKeyFacts]:
    """Check a request against what was agreed on."""

    def checked(der: bytes) -> PublicKeyFacts:
        return check_csr(
            der, subject_der=forge.SUBJECT, email=forge.EMAIL, nonce=forge.NONCE, bits=weak_keys.BITS, exponent=forge.E
        )

    return checked
