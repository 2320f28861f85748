"""Other programs that open a .p12 file, each with the real thing: what it shows of key, chain and name."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret

_BOUNCY_CASTLE = (
    "-providername",
    "BC",
    "-providerclass",
    "org.bouncycastle.jce.provider.BouncyCastleProvider",
    "-providerpath",
    "/usr/share/java/bcprov.jar",
)
_FORGE = Path(__file__).parents[1] / "readers" / "forge"


class ReaderMissing(Exception):
    """The program is not installed; the message says how to have it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a reader works: an empty folder, the file and its password."""

    folder: Path
    file: Path
    password: Secret

    def run(self, program: str, *arguments: str | Path, told: str = "") -> str:
        """Return all that the program says; `told` is its standard input. Raise AssertionError when it fails."""
        environment = {**os.environ, "P12_PASSWORD": self.password.reveal(), "HOME": str(self.folder)}
        environment["LC_ALL"] = "C.UTF-8"
        done = subprocess.run(
            [program, *arguments],
            cwd=self.folder,
            env=environment,
            input=told,
            capture_output=True,
            encoding="utf-8",
            errors="replace",  # OpenSSL prints a friendlyName in Latin-1
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader showed: keys, certificates, and the name of the entry where it shows one."""

    keys: int
    certificates: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """One program: how people call it, Debian's packages for it, how it tells its version, how it opens a file."""

    name: str
    packages: tuple[str, ...]
    programs: tuple[str, ...]
    version: tuple[str, ...]
    read: Callable[[Desk], Seen]
    formats: tuple[Format, ...] = tuple(Format)
    only_where_found: bool = False
    """Its packages are too many to ask for; it is run where a developer, or the machine of the checks, has it."""

    def check(self) -> None:
        """Raise ReaderMissing unless the program is there."""
        if any(shutil.which(program) is None for program in self.programs):
            raise ReaderMissing(f"{self.name} is missing: apt-get install {' '.join(self.packages)}")


def _openssl(desk: Desk) -> Seen:
    said = desk.run("openssl", "pkcs12", "-in", desk.file, "-passin", "env:P12_PASSWORD", "-noenc")
    return Seen(said.count("-----BEGIN PRIVATE KEY-----"), said.count("-----BEGIN CERTIFICATE-----"))


def _nss(desk: Desk) -> Seen:
    (desk.folder / "password").write_text(f"{desk.password.reveal()}\n")
    (desk.folder / "none").write_text("\n")
    store = desk.folder / "store"
    store.mkdir()
    desk.run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
    desk.run("pk12util", "-i", desk.file, "-d", f"sql:{store}", "-w", "password", "-k", "none")
    keys = re.findall(r"^< *\d+> rsa +[0-9a-f]+ +(.+)$", desk.run("certutil", "-K", "-d", f"sql:{store}"), re.MULTILINE)
    certificates = re.findall(r" \w*,\w*,\w* *$", desk.run("certutil", "-L", "-d", f"sql:{store}"), re.MULTILINE)
    return Seen(len(keys), len(certificates), keys[0].strip() if keys else None)


def _gnutls(desk: Desk) -> Seen:
    said = desk.run("certtool", "--p12-info", "--inder", "--infile", desk.file, "--password", desk.password.reveal())
    key = desk.folder / "key.pem"
    key.write_text(said[said.index("-----BEGIN ENCRYPTED PRIVATE KEY-----") :])
    shown = desk.run("certtool", "--key-info", "--infile", key, "--password", desk.password.reveal())
    return Seen(shown.count("Key Security Level"), said.count("-----BEGIN CERTIFICATE-----"))


def _keytool(desk: Desk, *provider: str) -> Seen:
    said = desk.run(
        "keytool",
        "-list",
        "-v",
        "-storetype",
        "PKCS12",
        *provider,
        "-keystore",
        desk.file,
        "-storepass:env",
        "P12_PASSWORD",
    )
    alias = re.search(r"Alias name: (.+)", said)
    length = re.search(r"Certificate chain length: (\d+)", said)
    return Seen(said.count("PrivateKeyEntry"), int(length[1]) if length else 0, alias[1] if alias else None)


def _java(desk: Desk) -> Seen:
    return _keytool(desk)


def _bouncy_castle(desk: Desk) -> Seen:
    return _keytool(desk, *_BOUNCY_CASTLE)


def _gpgsm(desk: Desk) -> Seen:
    with TemporaryDirectory(prefix="g-") as home:  # short: its sockets lie in it
        (Path(home) / "gpg-agent.conf").write_text("allow-loopback-pinentry\n")
        loopback = ("--homedir", home, "--batch", "--pinentry-mode", "loopback", "--passphrase-fd", "0")
        try:
            said = desk.run("gpgsm", *loopback, "--import", desk.file, told=f"{desk.password.reveal()}\n")
        finally:
            desk.run("gpgconf", "--homedir", home, "--kill", "gpg-agent")
    keys = re.search(r"secret keys imported: (\d+)", said)
    certificates = re.search(r" imported: (\d+)", said)
    return Seen(int(keys[1]) if keys else 0, int(certificates[1]) if certificates else 0)


def _forge(desk: Desk) -> Seen:
    for file in _FORGE.iterdir():
        shutil.copy(file, desk.folder)
    try:
        desk.run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    except AssertionError as offline:
        raise ReaderMissing(f"npm could not fetch node-forge: {offline}") from offline
    said = json.loads(desk.run("node", "read.js", desk.file))
    return Seen(said["keys"], said["certificates"], said["name"])


READERS = (
    Reader("OpenSSL", ("openssl",), ("openssl",), ("openssl", "version"), _openssl),
    Reader(
        "NSS (Firefox, Thunderbird, Chromium on Linux)",
        ("libnss3-tools",),
        ("pk12util", "certutil"),
        ("dpkg-query", "-W", "-f", "${Version}", "libnss3-tools"),
        _nss,
    ),
    Reader("GnuTLS", ("gnutls-bin",), ("certtool",), ("certtool", "--version"), _gnutls),
    Reader("Java", ("default-jre-headless",), ("keytool",), ("java", "--version"), _java),
    Reader(
        "Bouncy Castle",
        ("libbcprov-java", "default-jre-headless"),
        ("keytool",),
        ("dpkg-query", "-W", "-f", "${Version}", "libbcprov-java"),
        _bouncy_castle,
    ),
    # 2.2 knows no PBES2 with SHA-256: "encryptedData error at pkcs5PBES2-params".
    Reader(
        "gpgsm", ("gpgsm", "gpg-agent"), ("gpgsm", "gpg-agent"), ("gpgsm", "--version"), _gpgsm, (Format.COMPATIBLE,)
    ),
    Reader(
        "node-forge",
        ("nodejs", "npm"),
        ("node", "npm"),
        (
            "node",
            "-p",
            f"require('{_FORGE / 'package.json'}').dependencies['node-forge'] + ', Node.js ' + process.version",
        ),
        _forge,
        only_where_found=True,
    ),
)
