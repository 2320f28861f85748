"""What must be true at the end of every walk of the client, whatever befell it on the way."""

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat, pkcs12
from cryptography.x509 import Certificate, load_pem_x509_certificate

from crypteo_backend.audit import Event
from tests.faults.client_keys import PrimePool
from tests.faults.client_launcher import PASSWORD, Order, Place

_SLICE = 16
# What stands before the modulus of a clear RSA key: version and key (RFC 8017, A.1.2), version and name (RFC 5958).
_PKCS1 = bytes.fromhex("0201000282018100")
_PKCS8 = bytes.fromhex("020100300d06092a864886f70d010101050004")


class Broken(AssertionError):
    """Something that the program promises does not hold."""


@dataclass(frozen=True, slots=True)
class Service:
    """The data folder of the service, read from beside it."""

    folder: Path

    def certificate_of(self, spki_sha256: str) -> Certificate:
        """Return the one certificate that was issued for the order of this key, which is accepted; raise Broken."""
        with closing(sqlite3.connect(f"file:{self.folder / 'backend.sqlite3'}?mode=ro", uri=True)) as database:
            rows = database.execute(
                "SELECT o.number, o.accepted_at, i.certificate_pem FROM issuances i JOIN orders o ON o.id = i.order_id "
                "WHERE o.id = (SELECT order_id FROM issuances WHERE spki_sha256 = ?)",
                (spki_sha256,),
            ).fetchall()
            if len(rows) != 1:
                message = f"{len(rows)} issuances for the order"
                raise Broken(message)
            ((number, accepted_at, pem),) = rows
            events = "SELECT event FROM audit WHERE order_number = ?"
            noted = [row[0] for row in database.execute(events, (number,))]
        for event in (Event.CERTIFICATE_ASKED, Event.CERTIFICATE_ISSUED, Event.CERTIFICATE_ACCEPTED):
            if noted.count(event.value) != 1:
                message = f"{noted.count(event.value)} times {event.value}"
                raise Broken(message)
        if accepted_at is None:
            raise Broken("the service was not told of the acceptance")
        return load_pem_x509_certificate(pem.encode())

    def check_signed(self) -> None:
        """Raise Broken if the authority has signed anything beside what is stored."""
        with closing(sqlite3.connect(f"file:{self.folder / 'backend.sqlite3'}?mode=ro", uri=True)) as database:
            stored = {row[0] for row in database.execute("SELECT certificate_pem FROM issuances")}
        signed = [file.read_text(encoding="ascii") for file in (self.folder / "authority" / "issued").glob("*.pem")]
        if sorted(signed) != sorted(stored):
            message = f"signed {len(signed)}, stored {len(stored)}"
            raise Broken(message)


def check(place: Place, order: Order, keys: PrimePool, service: Service) -> None:
    """Raise Broken unless the holder has the one certificate in a file that opens, and nothing else was left."""
    if left := [str(entry.relative_to(place.own)) for entry in (place.own / "pending").rglob("*")]:
        message = f"the journal still holds {left}"
        raise Broken(message)
    entries = sorted(entry.name for entry in place.saved.iterdir())
    if len(entries) != 1 or not entries[0].endswith(".p12"):
        message = f"the holder's folder holds {entries}"
        raise Broken(message)
    key, certificate, _ = pkcs12.load_key_and_certificates(
        (place.saved / entries[0]).read_bytes(), PASSWORD.reveal().encode()
    )
    if not isinstance(key, RSAPrivateKey) or certificate is None or key.public_key() != certificate.public_key():
        raise Broken("the file has not the key of its certificate")
    if service.certificate_of(_spki_sha256(key)) != certificate:
        raise Broken("the file has another certificate than was issued")
    check_written(place, order, keys)
    if "Traceback" in (trouble := place.note("stderr").read_text(encoding="utf-8")):
        raise Broken(trouble)


def check_written(place: Place, order: Order, keys: PrimePool) -> None:
    """Raise Broken if anything secret is in a byte that was ever written, or in a file that is there."""
    files = [place.note("written"), *(file for file in place.walk.rglob("*") if file.is_file())]
    content = b"\n".join(file.read_bytes() for file in files)
    if not content.strip():
        raise Broken("nothing was noted: this check would prove nothing")
    for what, pattern in secrets_of(place, order, keys):
        if pattern in content:
            message = f"{what} was written"
            raise Broken(message)


def secrets_of(place: Place, order: Order, keys: PrimePool) -> Iterator[tuple[str, bytes]]:
    """Yield what must never be written, in words and in bytes."""
    yield from (("a PKCS#1 key", _PKCS1), ("a PKCS#8 key", _PKCS8), ("a PEM key", b"PRIVATE KEY"))
    told = {"the password": PASSWORD.reveal(), "the code": order.code, "the link": order.link.partition("#t=")[2]}
    told |= {f"answer {number}": answer for number, answer in enumerate(order.answers, 1)}
    yield from ((what, text.encode()) for what, text in told.items())
    for line in place.note("secrets").read_text(encoding="utf-8").splitlines():
        kind, what = json.loads(line)
        if kind == "key":
            yield from slices_of(keys.key(what))
        else:
            yield "a session's token", what.encode()


def slices_of(key: RSAPrivateKey) -> Iterator[tuple[str, bytes]]:
    """Yield what would betray a clear key: each 16 bytes of p, q and d in both orders, and the key in base64."""
    numbers = key.private_numbers()
    for name, number in (("p", numbers.p), ("q", numbers.q), ("d", numbers.d)):
        size = (number.bit_length() + 7) // 8
        for order in ("big", "little"):
            raw = number.to_bytes(size, order)  # type: ignore[arg-type]  # one of the two
            yield from ((f"a part of {name}", raw[at : at + _SLICE]) for at in range(0, size - _SLICE + 1, _SLICE))
            yield f"{name} in hexadecimal", raw[:_SLICE].hex().encode()
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    yield "a key in base64", b64encode(pkcs8[66:114])


def _spki_sha256(key: RSAPrivateKey) -> str:
    return sha256(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
