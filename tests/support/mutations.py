"""Damaged and hostile .p12 files: bytes changed by chance, and files made to cost much."""

import random
from collections.abc import Iterator, Mapping

from cryptography.hazmat import asn1
from cryptography.x509 import ObjectIdentifier

from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys
from crypteo_desktop.crypto.pkcs12.sealing import SEALINGS, authenticate
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret
from tests.support.samples import PASSWORD

_ROUNDS = 3
_MD5 = ObjectIdentifier("1.2.840.113549.2.5")
# What a hostile hand would put in place of a byte: lengths without end, of four bytes, ends, 10^9 rounds.
_ODD = (b"\x80", b"\x30\x80", b"\x24\x80", b"\0\0", b"\xff", b"\x84\xff\xff\xff\xff", b"\x02\x04\x3b\x9a\xca\x00")
_TAGS = (0x02, 0x04, 0x05, 0x06, 0x1E, 0x24, 0x30, 0x31, 0x80, 0xA0)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the file with one to eight changes."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        _change(changed, chance)
    return bytes(changed)


def resealed(content: bytes, form: Format, chance: random.Random) -> bytes:
    """Return the file with changes below its MAC, which is right again."""
    pfx = asn1.decode_der(asn.File, content)
    safe = mutated(asn.decoded(bytes, pfx.content.content), chance)
    return _file(safe, form)


def crafted(seeds: Mapping[Format, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield files that would cost time or memory, and one for each common refusal, with what they are."""
    half = 128 * 1024 - 8
    yield "nothing but open sequences", b"\x30\x80" * half
    yield "a sequence of nothing", b"\x30\x83" + (2 * half).to_bytes(3) + b"\x05\x00" * half
    yield "pieces without content", b"\x24\x83" + (2 * half).to_bytes(3) + b"\x04\x00" * half
    for form, content in seeds.items():
        yield f"{form.value}, whole", content
        yield f"{form.value}, cut short", content[:-1]
        yield f"{form.value}, of another password", keys_inside(form, 1, _ROUNDS, Secret("Another2026"))
        yield f"{form.value}, of another digest", _of_another_digest(content)
        for rounds in (10**9, 2**70, 1_249_000):
            pfx = asn1.decode_der(asn.File, content)
            if pfx.mac is not None:
                pfx.mac.rounds = rounds
            yield f"{form.value}, a MAC of {rounds} rounds", asn1.encode_der(pfx)
        yield f"{form.value}, eight keys of a million rounds inside", keys_inside(form, 8, 1_000_000)


def keys_inside(form: Format, count: int, rounds: int, password: Secret = PASSWORD) -> bytes:
    """Return a file whose keys, each of so many rounds, are seen only once its safe is decrypted."""
    encryption, ciphertext = SEALINGS[form].encrypt(b"0" * 32, DerivedKeys(password), 1, bytes)
    key = asn.EncryptedKey(encryption=_with_rounds(encryption, rounds), ciphertext=ciphertext)
    bag = asn.Bag(kind=asn.SHROUDED_KEY_BAG, value=asn.encoded(key), attributes=None)
    sealed, content = SEALINGS[form].encrypt(asn.write_bags([bag] * count), DerivedKeys(password), _ROUNDS, bytes)
    inside = asn.EncryptedContent(content_type=asn.DATA, encryption=sealed, ciphertext=content)
    data = asn.encoded(asn.EncryptedData(version=0, content=inside))
    return _file(asn.write_contents([asn.ContentInfo(content_type=asn.ENCRYPTED_DATA, content=data)]), form, password)


def _of_another_digest(file: bytes) -> bytes:
    pfx = asn1.decode_der(asn.File, file)
    if pfx.mac is not None:
        pfx.mac.digest.algorithm.identifier = _MD5
    return asn1.encode_der(pfx)


def _file(safe: bytes, form: Format, password: Secret = PASSWORD) -> bytes:
    mac = authenticate(SEALINGS[form].digest, safe, DerivedKeys(password), _ROUNDS, bytes)
    content = asn.ContentInfo(content_type=asn.DATA, content=asn.encoded(safe))
    return asn1.encode_der(asn.File(version=3, content=content, mac=mac))


def _with_rounds(encryption: asn.Encryption, rounds: int) -> asn.Encryption:
    if encryption.identifier == asn.PBES2:
        told = asn.decoded(asn.Pbes2Parameters, encryption.parameters)
        derivation = asn.decoded(asn.Pbkdf2Parameters, told.derivation.parameters)
        derivation.rounds = rounds
        told.derivation.parameters = asn.encoded(derivation)
        encryption.parameters = asn.encoded(told)
    else:
        parameters = asn.decoded(asn.PbeParameters, encryption.parameters)
        parameters.rounds = rounds
        encryption.parameters = asn.encoded(parameters)
    return encryption


def _change(content: bytearray, chance: random.Random) -> None:
    if not content:
        content += b"0"
    at = _place(len(content), chance)
    kind = chance.randrange(6)
    if kind == 0:
        content[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        content[at] = chance.randrange(256)
    elif kind == 2:
        del content[at : at + chance.choice((1, 2, 16, 200, len(content)))]
    elif kind == 3:
        start = chance.randrange(len(content))
        content[at:at] = content[start : start + chance.choice((1, 4, 64, 500))]
    elif kind == 4:
        content[at : at + 1] = chance.choice(_ODD)
    else:
        content[at] = chance.choice(_TAGS)


def _place(size: int, chance: random.Random) -> int:
    """Return a place, more often near the beginning and the end, where the structure stands."""
    near = min(size, 120)
    return chance.choice((chance.randrange(size), chance.randrange(near), size - 1 - chance.randrange(near)))
