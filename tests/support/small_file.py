"""A certificate file that is quick to open, for tests of what is done with a saved file."""

from functools import cache

from crypteo_desktop.crypto.p12 import build_p12
from tests.support.samples import PASSWORD
from tests.support.small_authority import small_authority


@cache
def small_file() -> bytes:
    """Return a .p12 file of few rounds under the sample password, the same in the whole run."""
    authority = small_authority()
    issued = authority.issued()
    return build_p12(authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Camille MARTIN", rounds=20)
