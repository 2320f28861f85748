"""Salts that GnuPG misreads, and others: found by trying, for the password of the samples."""

from itertools import count

from crypteo_desktop.crypto.pkcs12.derivation import Purpose, derive, is_misread
from tests.support.samples import PASSWORD

SALT_ROUNDS = 20


def a_salt(*, misread: bool) -> bytes:
    """Return the first salt that is misread, or is not, in a key of Triple DES after SALT_ROUNDS."""
    tried = (number.to_bytes(16) for number in count())
    keys = ((salt, derive(PASSWORD, salt, SALT_ROUNDS, Purpose.CIPHER, 24, "sha1")) for salt in tried)
    return next(salt for salt, key in keys if is_misread(PASSWORD, salt, key, "sha1") is misread)
