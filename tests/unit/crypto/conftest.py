"""Fixtures for crypto: one small authority for the whole run."""

import pytest

from crypteo_desktop.crypto.p12 import build_p12
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority, pem, small_authority


@pytest.fixture(scope="session")
def authority() -> SmallAuthority:
    return small_authority()


@pytest.fixture(scope="session")
def sample_pem(authority: SmallAuthority) -> str:
    return pem(authority.holder.sign())


@pytest.fixture(scope="session")
def small_file(authority: SmallAuthority) -> bytes:
    """A .p12 file that is quick to open."""
    issued = authority.issued()
    return build_p12(
        authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Camille MARTIN 540206", rounds=20
    )
