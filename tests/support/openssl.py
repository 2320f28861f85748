"""What OpenSSL, which shares no line with this house, says of a holder's file and of its certificate's standing."""

import re
import subprocess
from pathlib import Path


def open_p12(file: Path, password: str, folder: Path) -> Path:
    """Take the holder's certificate out of the file, and return where it is now, as PEM."""
    certificate = folder / "holder.pem"
    opened = _openssl("pkcs12", "-in", file, "-passin", "stdin", "-clcerts", "-nokeys", told=password.encode())
    certificate.write_bytes(opened)
    return certificate


def serial_number_of(certificate: Path) -> str:
    """Return the serial number in small hexadecimal digits, without zeros before it."""
    told = _openssl("x509", "-in", certificate, "-noout", "-serial").decode()
    return _small(told.partition("=")[2])


def addresses_in(certificate: Path) -> tuple[str, str]:
    """Return where the certificate says that its revocation list and its issuer's certificate are."""
    told = _openssl("x509", "-in", certificate, "-noout", "-ext", "crlDistributionPoints,authorityInfoAccess")
    addresses = dict(re.findall(r"(Full Name:\s+|CA Issuers - )URI:(\S+)", told.decode()))
    return next(it for how, it in addresses.items() if how.startswith("Full")), addresses["CA Issuers - "]


def listed_in(list_der: bytes) -> set[str]:
    """Return the serial numbers that the revocation list names, written in the same way."""
    told = _openssl("crl", "-inform", "DER", "-noout", "-text", told=list_der).decode()
    return {_small(number) for number in re.findall(r"Serial Number:\s*(\S+)", told)}


def standing(certificate: Path, chain: tuple[bytes, bytes], list_der: bytes, folder: Path) -> tuple[int, str]:
    """Return the exit status and the words of `openssl verify`; the chain is issuer and root, DER as published."""
    issuer = _as_pem("x509", chain[0], folder / "issuer.pem")
    root = _as_pem("x509", chain[1], folder / "root.pem")
    revoked = _as_pem("crl", list_der, folder / "list.pem")
    trust = ["-CAfile", root, "-untrusted", issuer, "-CRLfile", revoked]
    command = ["openssl", "verify", "-x509_strict", "-crl_check", *trust, certificate]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def _small(serial_number: str) -> str:
    return serial_number.strip().lower().lstrip("0")


def _as_pem(kind: str, der: bytes, file: Path) -> Path:
    file.write_bytes(_openssl(kind, "-inform", "DER", told=der))
    return file


def _openssl(*arguments: str | Path, told: bytes | None = None) -> bytes:
    done = subprocess.run(["openssl", *arguments], input=told, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
