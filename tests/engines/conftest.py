"""The engines of a run, made once."""

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from tests.support.cfssl_engine import CfsslEngine, make_cfssl_engine


@pytest.fixture(scope="session")
def cfssl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CfsslEngine]:
    engine = make_cfssl_engine(tmp_path_factory.mktemp("cfssl"))
    with engine.running():
        yield engine


@pytest.fixture(scope="session")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 3072)
