"""`crypteo-backend authority list`: sign the revocation list of an engine that cannot, on the engine's own machine."""

import argparse
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from crypteo_backend.authority.cfssl_records import CertificateRecords
from crypteo_backend.authority.hierarchy import Signer
from crypteo_backend.authority.revocations import RevocationList
from crypteo_backend.authority.safe_files import exclusive
from crypteo_backend.clock import wall_clock
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.secret_source import read_secret

_FOR_EVERYBODY = 0o644


def add_list_options(act: argparse.ArgumentParser) -> None:
    """Describe the options."""
    act.add_argument("--certificate", type=Path, required=True, help="certificate of the issuing authority, PEM")
    act.add_argument("--key", type=Path, required=True, help="its private key, PEM")
    act.add_argument("--password-file", type=Path, help="file that holds the password of the key, when it has one")
    act.add_argument("--records-file", type=Path, help="file that holds the address of CFSSL's certificate database")
    act.add_argument("--output", type=Path, required=True, help="revocation list to renew, DER; it is the record too")


def sign_list(arguments: argparse.Namespace) -> None:
    """Add what is revoked to the list, and renew it when it is a day old."""
    address = read_secret("cfssl-records", arguments.records_file).decode()
    password = arguments.password_file and read_secret("authority-password", arguments.password_file)
    revoked = RevocationList(arguments.output, _signer(arguments, password), _FOR_EVERYBODY)
    with exclusive(arguments.output.with_name(f".{arguments.output.name}.lock")):
        now = wall_clock()
        revoked.add(CertificateRecords(address).revocations(), now)
        entries = len(x509.load_der_x509_crl(revoked.current(now)))
    sys.stdout.write(f"{entries} revoked certificates are listed in {arguments.output}.\n")


def _signer(arguments: argparse.Namespace, password: bytes | None) -> Signer:
    try:
        certificate = x509.load_pem_x509_certificate(arguments.certificate.read_bytes())
        key = load_pem_private_key(arguments.key.read_bytes(), password)
    except (ValueError, TypeError) as error:
        raise CommandFailed("the certificate or the key cannot be read") from error
    if not isinstance(key, RSAPrivateKey) or key.public_key() != certificate.public_key():
        raise CommandFailed("the key is not the certificate's")
    return Signer(certificate, key)
