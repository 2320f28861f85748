"""The operator's file, TOML: where the service listens, keeps, sends and has signed; secrets are only named in it."""

import os
import tomllib
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from crypteo_backend.authority.configuration import AuthoritySettings, EmbeddedSettings
from crypteo_backend.messages.configuration import EmailSettings, SmsSettings
from crypteo_backend.secret_source import SecretMissing, read_secret
from crypteo_backend.server_keys import PepperFaulty, ServerKeys, parse_pepper
from crypteo_backend.settings import Installer, Notice, Practices, Settings, SupportDesk

_Address = Annotated[str, Field(pattern=r"^https?://[^\s/?#@]+$", max_length=200)]


class ConfigurationFaulty(Exception):
    """The operator's file says something wrong, or something is missing; the words name the entries, never a secret."""


class Table(BaseModel):
    """What all tables share: nothing unknown in them, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ListenTable(Table):
    """The table `[listen]`: the socket, and either TLS of one's own or the proxies whose word on addresses counts."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.tls_certificate is None) != (self.tls_key is None):
            raise ValueError("tls_certificate and tls_key go together")
        return self


class DatabaseTable(Table):
    """The table `[database]`: a URL such as `postgresql+psycopg://crypteo@db.example.com/crypteo`, without password.

    The password is the secret `database-password`, when a file or the environment has one.
    """

    url: str
    password_file: Path | None = None


class OfficeTable(Table):
    """The table `[office]`: whoever has the secret `office-token` may create orders over HTTP."""

    token_file: Path | None = None


class Configuration(Table):
    """The whole file. Without `[database]` there is a SQLite file in the data folder."""

    data_dir: Path
    base_url: _Address | None = None
    publication_url: _Address | None = None
    pepper_file: Path | None = None
    listen: ListenTable = ListenTable()
    database: DatabaseTable | None = None
    authority: AuthoritySettings = EmbeddedSettings()
    email: EmailSettings | None = None
    sms: SmsSettings | None = None
    office: OfficeTable | None = None
    server_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,40}$")] = "demo"
    installers: tuple[Installer, ...] = ()
    support: SupportDesk = SupportDesk()
    notices: tuple[Notice, ...] = ()
    practices: Practices | None = None

    def settings(self, base_url: str) -> Settings:
        """Return what the rules need to know of it."""
        return Settings(
            self.base_url or base_url,
            server_id=self.server_id,
            installers=self.installers,
            support=self.support,
            notices=self.notices,
            practices=self.practices,
        )

    def database_url(self, environ: Mapping[str, str] = os.environ) -> URL | None:
        """Return the address of the database with its password, or None for the data folder's own file.

        Raises ConfigurationFaulty, which repeats nothing of the URL.
        """
        if self.database is None:
            return None
        try:
            url = make_url(self.database.url)
            return url if url.password else url.set(password=self._database_password(environ))
        except ArgumentError as error:
            raise ConfigurationFaulty("database.url is no address of a database") from error

    def _database_password(self, environ: Mapping[str, str]) -> str | None:
        file = self.database.password_file if self.database else None
        try:
            return read_secret("database-password", file, environ).decode()
        except SecretMissing:
            if file is not None:
                raise
            return None  # the database may know us by our user or our certificate

    def keys(self, environ: Mapping[str, str] = os.environ) -> ServerKeys:
        """Return the keys of the pepper, from its file, the environment or the data folder; raises SecretMissing."""
        own = self.data_dir / "keys" / "pepper"
        file = self.pepper_file or (own if own.exists() else None)
        try:
            return parse_pepper(read_secret("pepper", file, environ).decode("ascii"))
        except (PepperFaulty, UnicodeDecodeError) as error:
            message = f"pepper: {error}"
            raise SecretMissing(message) from error


def read_configuration(file: Path | None, **told: object) -> Configuration:
    """Return the operator's file, with what was told on the command line over it; raises ConfigurationFaulty.

    What is told is a member's value; of `listen`, single entries. None means: not told.
    """
    written = _written(file)
    listen = {**_table(written, "listen"), **_told(told.pop("listen", {}))}
    try:
        return Configuration.model_validate({**written, **_told(told), "listen": listen})
    except ValidationError as error:
        places = ", ".join(".".join(str(part) for part in fault["loc"]) or "the file" for fault in error.errors())
        message = f"faulty or missing in the configuration: {places}"
        raise ConfigurationFaulty(message) from None


def _written(file: Path | None) -> dict[str, object]:
    if file is None:
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"cannot read {file}: {error.strerror}"
        raise ConfigurationFaulty(message) from error
    except ValueError as error:  # TOML or UTF-8
        message = f"{file} is not TOML in UTF-8"
        raise ConfigurationFaulty(message) from error


def _table(written: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = written.get(name, {})
    return table if isinstance(table, dict) else {name: table}


def _told(told: object) -> dict[str, object]:
    return {name: value for name, value in told.items() if value is not None} if isinstance(told, dict) else {}
