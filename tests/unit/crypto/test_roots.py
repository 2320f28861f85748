"""What of a chain goes into other programs' stores: neither a root nor what cannot be read."""

from crypteo_desktop.crypto.roots import without_root
from tests.support.small_authority import SmallAuthority, pem


def test_only_intermediates_are_left(authority: SmallAuthority) -> None:
    issuing, root = (pem(wish.sign()) for wish in (authority.issuing, authority.root))
    assert without_root((issuing, root, "no certificate")) == (issuing,)
