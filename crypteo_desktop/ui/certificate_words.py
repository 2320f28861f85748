"""A certificate's fields in the holder's words: the rows of the details table on step 6."""

from dataclasses import dataclass
from typing import Final

from crypteo_desktop.crypto.details import CertificateDetails, NamePart
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import date_time, say

SUBJECT: Final = QT_TRANSLATE_NOOP("Certificate", "Subject")
ISSUER: Final = QT_TRANSLATE_NOOP("Certificate", "Issuer")
VALID_FROM: Final = QT_TRANSLATE_NOOP("Certificate", "Valid from")
VALID_UNTIL: Final = QT_TRANSLATE_NOOP("Certificate", "Valid until")
SERIAL_NUMBER: Final = QT_TRANSLATE_NOOP("Certificate", "Serial number")
KEY_USAGE: Final = QT_TRANSLATE_NOOP("Certificate", "Key usage")
SIGNATURE_ALGORITHM: Final = QT_TRANSLATE_NOOP("Certificate", "Signature algorithm")
PUBLIC_KEY: Final = QT_TRANSLATE_NOOP("Certificate", "Public key")

_SIGN_AND_IDENTIFY: Final = QT_TRANSLATE_NOOP("Certificate", "Signature and authentication ({names})")
_RSA_KEY: Final = QT_TRANSLATE_NOOP("Certificate", "RSA {bits} bits, fingerprint {fingerprint}")
_NAMED: Final = QT_TRANSLATE_NOOP("Certificate", "{name} ({oid})")

# RFC 8017, appendix C: the signature algorithms that an authority with an RSA key uses.
_ALGORITHMS: Final = {
    "1.2.840.113549.1.1.11": QT_TRANSLATE_NOOP("Certificate", "SHA-256 with RSA"),
    "1.2.840.113549.1.1.12": QT_TRANSLATE_NOOP("Certificate", "SHA-384 with RSA"),
    "1.2.840.113549.1.1.13": QT_TRANSLATE_NOOP("Certificate", "SHA-512 with RSA"),
}
_WANTED_USAGES: Final = ("nonRepudiation", "digitalSignature")
# What a holder can judge of a name stands on the line; all of it is in the whole text.
_JUDGED: Final = ("CN", "O", "C")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `value` fits on it, `whole` (when given) is the same without abbreviation.

    `is_hex` asks for figures that cannot be mistaken for letters.
    """

    label: str
    value: str
    whole: str = ""
    is_hex: bool = False

    @property
    def in_full(self) -> str:
        """What is copied and shown on demand."""
        return self.whole or self.value


def rows_of(details: CertificateDetails) -> tuple[Row, ...]:
    """Return the eight rows: name and dates, which a holder can judge, before what a machine judges."""
    return (
        Row(say(SUBJECT), distinguished(details.subject, _JUDGED), distinguished(details.subject)),
        Row(say(VALID_FROM), date_time(details.not_before)),
        Row(say(VALID_UNTIL), date_time(details.not_after)),
        Row(say(ISSUER), details.issuer_name, distinguished(details.issuer)),
        Row(say(SERIAL_NUMBER), details.serial_number, is_hex=True),
        Row(say(KEY_USAGE), key_usage(details.key_usages)),
        Row(say(SIGNATURE_ALGORITHM), algorithm(details.signature_algorithm_oid)),
        _public_key(details),
    )


def distinguished(parts: tuple[NamePart, ...], names: tuple[str, ...] = ()) -> str:
    """Return a name as "CN=Camille MARTIN, O=…": the parts called `names` in that order, or all of them."""
    if not names:
        return ", ".join(f"{part.name}={part.value}" for part in parts)
    return distinguished(tuple(part for name in names for part in parts if part.name == name)) or distinguished(parts)


def key_usage(usages: tuple[str, ...]) -> str:
    """Return key usages in plain words when they are the wanted two, with the names of RFC 5280 beside."""
    if set(usages) == set(_WANTED_USAGES):
        return say(_SIGN_AND_IDENTIFY, names=", ".join(_WANTED_USAGES))
    return ", ".join(usages)


def algorithm(oid: str) -> str:
    """Return the name of a signature algorithm with its OID beside, or the OID alone."""
    name = _ALGORITHMS.get(oid)
    return say(_NAMED, name=say(name), oid=oid) if name else oid


def hex_pairs(digest: str) -> str:
    """Return a digest in upper-case pairs with colons: `9c27…` becomes `9C:27:…`."""
    return ":".join(digest[index : index + 2].upper() for index in range(0, len(digest), 2))


def _public_key(details: CertificateDetails) -> Row:
    fingerprint = hex_pairs(details.public_key_sha256)
    short = f"{fingerprint[:17]}:…:{fingerprint[-2:]}"
    return Row(
        say(PUBLIC_KEY),
        say(_RSA_KEY, bits=details.key_bits, fingerprint=short),
        say(_RSA_KEY, bits=details.key_bits, fingerprint=fingerprint),
        is_hex=True,
    )
