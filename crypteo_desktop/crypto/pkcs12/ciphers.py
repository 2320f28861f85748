"""The ciphers that a PKCS#12 file may name, by their object identifiers, and what each needs."""

from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, CipherAlgorithm, algorithms, modes


@dataclass(frozen=True, slots=True)
class BlockCipher:
    """A block cipher in CBC mode with PKCS#7 padding; sizes in bytes."""

    algorithm: type[CipherAlgorithm]
    key_size: int
    block: int


AES_256: Final = BlockCipher(algorithms.AES256, 32, 16)
TRIPLE_DES: Final = BlockCipher(TripleDES, 24, 8)
# Ciphers of PBES2 (RFC 8018, appendix B.2) that are read.
CIPHERS: Final = {
    x509.ObjectIdentifier("2.16.840.1.101.3.4.1.42"): AES_256,
    x509.ObjectIdentifier("2.16.840.1.101.3.4.1.22"): BlockCipher(algorithms.AES, 24, 16),
    x509.ObjectIdentifier("2.16.840.1.101.3.4.1.2"): BlockCipher(algorithms.AES128, 16, 16),
    x509.ObjectIdentifier("1.2.840.113549.3.7"): TRIPLE_DES,
}
# Pseudo-random functions of PBKDF2, and digests of the MAC, by the names of hashlib.
FUNCTIONS: Final = {
    x509.ObjectIdentifier("1.2.840.113549.2.7"): "sha1",
    x509.ObjectIdentifier("1.2.840.113549.2.9"): "sha256",
    x509.ObjectIdentifier("1.2.840.113549.2.10"): "sha384",
    x509.ObjectIdentifier("1.2.840.113549.2.11"): "sha512",
}
DIGESTS: Final = {
    x509.ObjectIdentifier("1.3.14.3.2.26"): "sha1",
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1"): "sha256",
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.2"): "sha384",
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.3"): "sha512",
}
# What older programs write and this one does not read by itself, by the names that people know.
OLD_NAMES: Final = {
    x509.ObjectIdentifier("1.2.840.113549.1.12.1.1"): "RC4 (128 bits)",
    x509.ObjectIdentifier("1.2.840.113549.1.12.1.2"): "RC4 (40 bits)",
    x509.ObjectIdentifier("1.2.840.113549.1.12.1.4"): "2-key Triple DES",
    x509.ObjectIdentifier("1.2.840.113549.1.12.1.5"): "RC2 (128 bits)",
    x509.ObjectIdentifier("1.2.840.113549.1.12.1.6"): "RC2 (40 bits)",
}


def encrypt(cipher: BlockCipher, key: bytes, vector: bytes, plain: bytes) -> bytes:
    """Return the ciphertext."""
    padder = padding.PKCS7(8 * cipher.block).padder()
    encryptor = Cipher(cipher.algorithm(key), modes.CBC(vector)).encryptor()  # type: ignore[call-arg]
    return encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()


def decrypt(cipher: BlockCipher, key: bytes, vector: bytes, ciphertext: bytes) -> bytes:
    """Return what was encrypted; raise ValueError where it does not decrypt."""
    decryptor = Cipher(cipher.algorithm(key), modes.CBC(vector)).decryptor()  # type: ignore[call-arg]
    unpadder = padding.PKCS7(8 * cipher.block).unpadder()
    return unpadder.update(decryptor.update(ciphertext) + decryptor.finalize()) + unpadder.finalize()
