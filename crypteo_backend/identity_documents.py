"""The number of an identity document: what counts as equal, and the keyed hash kept until the check."""

import unicodedata

from crypteo_backend.server_keys import ServerKeys

SHORTEST, LONGEST = 5, 20
_PURPOSE = "identity-document"


def canonical_number(number: str) -> str:
    """Return what two spellings of one number have in common: its letters and digits ("12 ab-345" is "12AB345")."""
    return "".join(each for each in unicodedata.normalize("NFKC", number).upper() if each.isalnum() and each.isascii())


def identity_mac(keys: ServerKeys, order_number: str, document_number: str) -> str:
    """Return the keyed hash, bound to its order: the number is short, so a plain hash would hide nothing."""
    return keys.mac(_PURPOSE, _bound(order_number, document_number))


def is_the_document(keys: ServerKeys, stored: str, order_number: str, document_number: str) -> bool:
    """Tell, in even time, whether this is the number that was hashed."""
    return keys.is_mac_of(stored, _PURPOSE, _bound(order_number, document_number))


def _bound(order_number: str, document_number: str) -> str:
    return f"{order_number}\n{canonical_number(document_number)}"
