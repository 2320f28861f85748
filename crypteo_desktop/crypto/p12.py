"""The .p12 file: the holder's key and certificates, under the holder's password (RFC 7292)."""

import secrets
from dataclasses import dataclass
from typing import Final

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys
from crypteo_desktop.crypto.pkcs12.seal import Random, Seal, seal_in_advance
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import Problem, file, opening
from crypteo_desktop.secret import Secret

LARGEST: Final = 256 * 1024  # bytes; ours has some eight thousand


# Modern: within .NET's limits, 300,000 for each derivation and 1,000,000 in all.
ROUNDS: Final = {Format.MODERN: 250_000, Format.COMPATIBLE: 100_000}


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What a .p12 file holds: the key, its certificate, the other certificates in their order (PEM texts).

    `friendly_name` is what other programs show in their lists; nothing where the file tells none.
    """

    key: KeyPair
    certificate_pem: str
    chain_pem: tuple[str, ...]
    friendly_name: str = ""


def build_p12(  # noqa: PLR0913  the parts of one file
    key: KeyPair,
    certificate_pem: str,
    chain_pem: tuple[str, ...],
    password: Secret,
    friendly_name: str,
    form: Format = Format.MODERN,
    *,
    rounds: int | None = None,
    random: Random = secrets.token_bytes,
) -> bytes:
    """Return a .p12 file in DER, with the format's own number of rounds unless told.

    Takes some 0.2 s and lets other threads run meanwhile. Raise Problem(CERTIFICATE_UNREADABLE) when a text
    is no certificate.
    """
    seal = Seal(form, ROUNDS[form] if rounds is None else rounds, random, DerivedKeys(password))
    return build_sealed_p12(key, certificate_pem, chain_pem, friendly_name, seal)


def new_seal(password: Secret, form: Format) -> Seal:
    """Return a seal for one file, its keys derived twice: some 0.4 s, in which other threads run."""
    return seal_in_advance(password, form, ROUNDS[form], secrets.token_bytes)


def build_sealed_p12(
    key: KeyPair, certificate_pem: str, chain_pem: tuple[str, ...], friendly_name: str, seal: Seal
) -> bytes:
    """Return a .p12 file in DER under a seal that was not used yet; raise Problem(CERTIFICATE_UNREADABLE)."""
    from crypteo_desktop.crypto.pkcs12 import writing  # noqa: PLC0415  the window comes first

    return writing.write(writing.Content(key, certificate_pem, chain_pem, friendly_name), seal)


def open_p12(content: bytes, password: Secret, seal: Seal | None = None) -> OpenedFile:
    """Return what a file of ours holds; lets other threads run meanwhile, and takes no time under its own seal.

    Raise Problem(PASSWORD_WRONG) or Problem(FILE_DAMAGED).
    """
    try:
        return open_any_p12(content, password, seal)
    except Problem as problem:
        kind = file.PASSWORD_WRONG if problem.kind is opening.PASSWORD_WRONG else file.FILE_DAMAGED
        raise Problem(kind) from problem


def inspect_p12(content: bytes) -> None:
    """Look at a file from outside, without its password; raise Problem of the kinds of `problems.opening`."""
    from crypteo_desktop.crypto.pkcs12 import reading  # noqa: PLC0415  the window comes first
    from crypteo_desktop.crypto.pkcs12.telling import problems_told  # noqa: PLC0415

    with problems_told(content):
        reading.outside(content)


def open_any_p12(content: bytes, password: Secret, seal: Seal | None = None) -> OpenedFile:
    """Return what a file holds, ours or another program's; raise Problem of the kinds of `problems.opening`.

    A file that asks for more than 2,500,000 rounds is refused by name.
    """
    from crypteo_desktop.crypto.pkcs12 import reading  # noqa: PLC0415  the window comes first
    from crypteo_desktop.crypto.pkcs12.telling import problems_told  # noqa: PLC0415

    with problems_told(content):
        return reading.read(content, seal.keys if seal else DerivedKeys(password))
