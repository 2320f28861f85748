"""`crypteo-backend authority`: make the service's own certificate authority, show it, list what is revoked."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256

from crypteo_backend.authority import AuthorityUnavailable
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.embedded import AuthorityExists, EmbeddedAuthority
from crypteo_backend.authority.hierarchy import is_demonstration, read_certificates
from crypteo_backend.authority.hsm import HsmKeys, HsmPlace
from crypteo_backend.authority.key_files import KeyFiles, KeyPlace, has_password
from crypteo_backend.authority.names import AuthorityIdentity
from crypteo_backend.clock import rfc3339, wall_clock
from crypteo_backend.commands.outcome import CommandFailed, WrongUsage
from crypteo_backend.commands.revocation_list import add_list_options, sign_list
from crypteo_backend.composition import DataFolder
from crypteo_backend.secret_source import SecretMissing, read_secret


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's acts and options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, (_, add_options, summary) in _ACTS.items():
        add_options(acts.add_parser(name, help=summary, description=f"{summary.capitalize()}."))


def _add_folder_option(act: argparse.ArgumentParser) -> None:
    act.add_argument("--data-dir", type=Path, required=True, help="folder of the service's data")


def _add_creation_options(act: argparse.ArgumentParser) -> None:
    _add_folder_option(act)
    act.add_argument("--name", required=True, help='name of the authority, put before "Root CA" and "Issuing CA"')
    act.add_argument("--organisation", required=True, help="organisation that runs it, as registered")
    act.add_argument("--siren", required=True, help="SIREN of the organisation, nine digits")
    act.add_argument("--publication-url", required=True, help="address of revocation lists in its certificates")
    act.add_argument("--password-file", type=Path, help="file that holds the password of the key files")
    act.add_argument("--hsm-module", type=Path, help="PKCS#11 module of the HSM that makes and keeps the keys")
    act.add_argument("--hsm-token", help="label of the HSM's token")
    act.add_argument("--hsm-pin-file", type=Path, help="file that holds the PIN of the token")


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    act, _, _ = _ACTS[arguments.act]
    try:
        act(arguments)
    except (AuthorityUnavailable, AuthorityExists, SecretMissing) as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        message = f"cannot read or write: {error.filename}: {error.strerror}"
        raise CommandFailed(message) from error
    return 0


def _create(arguments: argparse.Namespace) -> None:
    try:
        identity = AuthorityIdentity(arguments.name, arguments.organisation, arguments.siren)
    except ValueError as error:
        message = f"no authority can have this name: {error}"
        raise WrongUsage(message) from error
    keys = _key_place(arguments)
    publication = Publication(arguments.publication_url.rstrip("/"))
    folder = DataFolder(arguments.data_dir).open().authority
    EmbeddedAuthority.create(folder, identity, keys, publication, wall_clock)
    _show(arguments)


def _key_place(arguments: argparse.Namespace) -> KeyPlace:
    if (arguments.hsm_module is None) != (arguments.hsm_token is None):
        raise WrongUsage("--hsm-module and --hsm-token go together")
    if arguments.hsm_module is None:
        return KeyFiles(read_secret("authority-password", arguments.password_file))
    return HsmKeys(arguments.hsm_module, arguments.hsm_token, read_secret("hsm-pin", arguments.hsm_pin_file))


def _show(arguments: argparse.Namespace) -> None:
    hierarchy = DataFolder(arguments.data_dir).authority / "hierarchy"
    if not hierarchy.is_dir():
        raise CommandFailed("the data folder holds no authority; `crypteo-backend authority create` makes one")
    root, issuing = read_certificates(hierarchy)
    _say("Kind", "demonstration, worth nothing" if is_demonstration(root) else "real")
    _say("Keys", _keys_in_words(hierarchy))
    for title, certificate in (("Root", root), ("Issuing", issuing)):
        _say(title, certificate.subject.rfc4514_string())
        _say("  from", rfc3339(certificate.not_valid_before_utc))
        _say("  until", rfc3339(certificate.not_valid_after_utc))
        _say("  SHA-256", certificate.fingerprint(SHA256()).hex(":").upper())


def _keys_in_words(hierarchy: Path) -> str:
    place = HsmPlace.of(hierarchy)
    if place is not None:
        return f"in the HSM token {place.token}, by {place.module}"
    return "in files, encrypted" if has_password(hierarchy) else "in files, in clear"


def _say(name: str, value: str) -> None:
    sys.stdout.write(f"{name:10} {value}\n")


_Act = Callable[[argparse.Namespace], None]
_ACTS: dict[str, tuple[_Act, Callable[[argparse.ArgumentParser], None], str]] = {
    "create": (
        _create,
        _add_creation_options,
        "make an authority of your own, its keys in encrypted files or in an HSM",
    ),
    "show": (_show, _add_folder_option, "show the authority: names, validity, fingerprints, where its keys are"),
    "list": (sign_list, add_list_options, "sign CFSSL's revocation list, on CFSSL's machine"),
}
