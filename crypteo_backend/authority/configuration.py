"""Which authority the service works with: the table `[authority]` of its settings file, checked, and opened."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from cryptography import x509
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError, field_validator
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from crypteo_backend.authority.certificate_profile import POLICY, Publication
from crypteo_backend.authority.cfssl import CfsslAuthority
from crypteo_backend.authority.cfssl_records import CertificateRecords
from crypteo_backend.authority.cfssl_server import CfsslProfile, CfsslServer
from crypteo_backend.authority.ejbca import EjbcaAuthority, EjbcaProfiles
from crypteo_backend.authority.embedded import AuthorityMissing, EmbeddedAuthority
from crypteo_backend.authority.engine_line import ANSWER_SECONDS, EngineLine, MutualTls
from crypteo_backend.authority.hsm import HsmKeys, HsmPlace
from crypteo_backend.authority.interface import AuthorityUnavailable, CertificateAuthority
from crypteo_backend.authority.issuer_chain import IssuerChain
from crypteo_backend.authority.key_files import KeyFiles, KeyPlace, has_password
from crypteo_backend.secret_source import SecretMissing, read_secret


class AuthorityMisconfigured(Exception):
    """The table, or what it names, is missing or wrong; the words say what."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class EmbeddedSettings(_Table):
    """The authority in the service itself; its keys are where `crypteo-backend authority create` put them."""

    engine: Literal["embedded"] = "embedded"
    policy: str = POLICY.dotted_string
    password_file: Path | None = None
    hsm_pin_file: Path | None = None

    @field_validator("policy")
    @classmethod
    def _is_an_identifier(cls, told: str) -> str:
        return x509.ObjectIdentifier(told).dotted_string


class RemoteSettings(_Table):
    """What every engine on another machine needs: its address, the PEM files of both sides of TLS, its chain."""

    url: HttpUrl
    server_authority: Path
    client_certificate: Path
    client_key: Path
    chain: Path
    answer_within: float = Field(default=ANSWER_SECONDS, gt=0, le=60)

    @field_validator("url")
    @classmethod
    def _is_encrypted(cls, told: HttpUrl) -> HttpUrl:
        if told.scheme != "https":
            raise ValueError("an engine is reached over https only")
        return told


class CfsslSettings(RemoteSettings):
    """CFSSL; `auth_key_file` holds the shared key in hexadecimal, `records_file` its database's address."""

    engine: Literal["cfssl"]
    profile: str = Field(min_length=1)
    list_url: HttpUrl
    auth_key_file: Path | None = None
    records_file: Path | None = None


class EjbcaSettings(RemoteSettings):
    """EJBCA (tested against a recorded server only)."""

    engine: Literal["ejbca"]
    authority: str = Field(min_length=1)
    issuer_dn: str = Field(min_length=1)
    certificate_profile: str = Field(min_length=1)
    end_entity_profile: str = Field(min_length=1)


AuthoritySettings = Annotated[EmbeddedSettings | CfsslSettings | EjbcaSettings, Field(discriminator="engine")]
_READER: TypeAdapter[EmbeddedSettings | CfsslSettings | EjbcaSettings] = TypeAdapter(AuthoritySettings)


def read_authority_settings(table: Mapping[str, object]) -> EmbeddedSettings | CfsslSettings | EjbcaSettings:
    """Return the table's settings; raise AuthorityMisconfigured, which names every member that is missing or wrong."""
    try:
        return _READER.validate_python(table)
    except ValidationError as error:
        faults = "; ".join(f"{_place(fault['loc'])}: {fault['msg']}" for fault in error.errors(include_input=False))
        message = f"[authority] {faults}"
        raise AuthorityMisconfigured(message) from None  # the cause would show what was written


def open_authority(
    settings: EmbeddedSettings | CfsslSettings | EjbcaSettings,
    folder: Path,
    publication_url: str,
    clock: Callable[[], datetime],
    environ: Mapping[str, str] = os.environ,
) -> CertificateAuthority:
    """Return the authority that the settings name; raise AuthorityMisconfigured for what is missing or wrong.

    `folder` is the embedded authority's own, `publication_url` the address, without a slash at its end, of what it
    publishes. An engine on another machine is not asked for anything yet.
    """
    try:
        if isinstance(settings, EmbeddedSettings):
            return _open_embedded(settings, folder, publication_url, clock, environ)
        chain = _chain_in(settings.chain)
        line = _line_to(settings)
        if isinstance(settings, EjbcaSettings):
            return EjbcaAuthority(line, _ejbca_profiles(settings), chain)
        return _open_cfssl(settings, line, chain, clock, environ)
    except SecretMissing as error:
        raise AuthorityMisconfigured(str(error)) from error


def _open_embedded(
    settings: EmbeddedSettings,
    folder: Path,
    publication_url: str,
    clock: Callable[[], datetime],
    environ: Mapping[str, str],
) -> EmbeddedAuthority:
    publication = Publication(publication_url, x509.ObjectIdentifier(settings.policy))
    try:
        keys = _key_place(settings, folder / "hierarchy", environ)
        return EmbeddedAuthority.load(folder, keys, publication, clock)
    except AuthorityMissing as error:
        message = f"{error}; `crypteo-backend authority create` makes one"
        raise AuthorityMisconfigured(message) from error
    except AuthorityUnavailable as error:
        raise AuthorityMisconfigured(str(error)) from error


def _key_place(settings: EmbeddedSettings, hierarchy: Path, environ: Mapping[str, str]) -> KeyPlace:
    place = HsmPlace.of(hierarchy)
    if place is not None:
        return HsmKeys(place.module, place.token, read_secret("hsm-pin", settings.hsm_pin_file, environ))
    if not has_password(hierarchy):
        return KeyFiles(None)
    return KeyFiles(read_secret("authority-password", settings.password_file, environ))


def _line_to(settings: RemoteSettings) -> EngineLine:
    tls = MutualTls(settings.server_authority, settings.client_certificate, settings.client_key)
    for file in (tls.server_authority, tls.certificate, tls.key):
        _content(file)
    return EngineLine(str(settings.url), tls, settings.answer_within)


def _chain_in(file: Path) -> IssuerChain:
    try:
        return IssuerChain(tuple(x509.load_pem_x509_certificates(_content(file))))
    except ValueError as error:
        message = f"{file} holds no certificates in PEM"
        raise AuthorityMisconfigured(message) from error


def _open_cfssl(
    settings: CfsslSettings,
    line: EngineLine,
    chain: IssuerChain,
    clock: Callable[[], datetime],
    environ: Mapping[str, str],
) -> CfsslAuthority:
    try:
        key = bytes.fromhex(read_secret("cfssl-auth-key", settings.auth_key_file, environ).decode())
    except ValueError as error:
        raise AuthorityMisconfigured("cfssl-auth-key: it is not hexadecimal") from error
    try:
        records = CertificateRecords(read_secret("cfssl-records", settings.records_file, environ).decode())
    except (ArgumentError, NoSuchModuleError, UnicodeDecodeError) as error:
        raise AuthorityMisconfigured("cfssl-records: it is not the address of a database") from error
    server = CfsslServer(line, CfsslProfile(settings.profile, key))
    return CfsslAuthority(server, records, chain, str(settings.list_url), clock)


def _ejbca_profiles(settings: EjbcaSettings) -> EjbcaProfiles:
    return EjbcaProfiles(
        authority=settings.authority,
        issuer_dn=settings.issuer_dn,
        certificate=settings.certificate_profile,
        end_entity=settings.end_entity_profile,
    )


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"cannot read {file}: {error.strerror}"
        raise AuthorityMisconfigured(message) from error


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location[-1:]) or "engine"
