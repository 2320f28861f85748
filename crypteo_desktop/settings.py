"""What was asked for on the command line, read once into one frozen value."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import urlsplit

from crypteo_desktop.policy import LANGUAGES, Policy
from crypteo_desktop.secret import Secret

_EPILOG = """exit status:
  0  done: the certificate is saved and verified, or installed
  1  failed, or something is left to do; the code (CRY-nnn) is printed
  2  wrong usage
  3  the holder left before the end

examples:
  crypteo-desktop                             asks for the link of the e-mail
  crypteo-desktop 'crypteo://enrol?v=1&s=…'   what the button of the download page opens
  crypteo-desktop Camille_MARTIN_540206.p12   installs a certificate on this computer
  crypteo-desktop --demo                      plays against a service on this computer
  crypteo-desktop --diagnose report.txt       says what works here and what does not
  crypteo-desktop --demo --auto --pictures pictures --to .
"""


NOTHING_SETTLED: Final = Policy()
STANDARD_OUTPUT: Final = Path("-")
FILE_ENDINGS: Final = (".p12", ".pfx")
# What a start asks for: a link, which may be empty, or a certificate file.
Asked = Secret | Path
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Places:
    """Where files go: the certificate's (None: the system's Downloads) and the program's own (None: the system's)."""

    save_to: Path | None = None
    data: Path | None = None


class UsageError(Exception):
    """What was asked for makes no sense together."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The program's settings, what `policy` settles already in them; `save_to` is None for the system's Downloads.

    `diagnose`: where the report goes, STANDARD_OUTPUT without a file; None when there is nothing to diagnose.
    """

    link: Secret
    file: Path | None
    profile: Path | None
    save_to: Path | None
    data_dir: Path | None
    language: str | None
    demo: bool
    auto: bool
    pictures: Path | None
    version: bool
    diagnose: Path | None
    keep_log: bool
    policy: Policy

    @property
    def asked(self) -> Asked:
        """The certificate file to install, or the link."""
        return self.file or self.link

    @property
    def places(self) -> Places:
        """Where files go."""
        return Places(self.save_to, self.data_dir)


def read_settings(arguments: Sequence[str], policy: Policy = NOTHING_SETTLED) -> Settings:
    """Read the command line; leaves with status 2 and a sentence where it is wrong, 0 after --help."""
    parser = _parser()
    given, others = parser.parse_known_args(arguments)
    if others:  # not quoted: a link holds a secret, and what is printed may be kept
        parser.error("unknown option, or more than one link or file")
    try:
        return _settings(given, policy)
    except UsageError as error:
        parser.error(str(error))


def _settings(given: argparse.Namespace, policy: Policy) -> Settings:
    if given.demo and given.target:
        raise UsageError("--demo brings its own link")
    if given.diagnose and (given.demo or given.target):
        raise UsageError("--diagnose opens nothing: give it neither a link nor --demo")
    file = file_of(given.target or "")
    if (given.auto or given.pictures) and not given.demo:
        raise UsageError("--auto and --pictures belong to --demo")
    if given.pictures and not given.auto:
        raise UsageError("--pictures belongs to --demo --auto")
    return Settings(
        link=Secret("" if file else given.target or ""),
        file=file,
        profile=_settled("--profile", policy.profile, given.profile),
        save_to=_settled("--to", policy.folder, given.to),
        data_dir=given.data_dir,
        language=_settled("--lang", policy.language, given.lang),
        demo=given.demo,
        auto=given.auto,
        pictures=given.pictures,
        version=given.version,
        diagnose=given.diagnose,
        keep_log=given.keep_log or policy.keep_log,
        policy=policy,
    )


def file_of(target: str) -> Path | None:
    """Return the certificate file that a path or a `file:` URI (RFC 8089) of this computer names, or None."""
    if target.lower().startswith("file:"):
        from urllib.request import url2pathname  # noqa: PLC0415  the window comes first

        parts = urlsplit(target)
        target = url2pathname(parts.path) if parts.netloc in {"", "localhost"} else ""
    elif "://" in target:
        return None
    return Path(target).absolute() if target.lower().endswith(FILE_ENDINGS) else None


def _settled(option: str, settled: _T | None, asked: _T | None) -> _T | None:
    """Return what the policy settles, else what was asked for; raise UsageError where both say different things."""
    if None not in (settled, asked) and settled != asked:
        raise UsageError(f"{option}: the administrator of this computer has settled this ({settled})")
    return asked if settled is None else settled


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crypteo-desktop",
        description="Download your software certificate in six screens, or install its file; the key stays with you.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", nargs="?", metavar="LINK | FILE.p12", help="what to open")
    parser.add_argument("--to", type=Path, metavar="DIR", help="save the .p12 file here instead of in Downloads")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the screens (default: the system's)")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="another authority's profile")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="the program's own files (unfinished downloads)")
    parser.add_argument("--demo", action="store_true", help="run against a service started on this computer")
    parser.add_argument("--auto", action="store_true", help="with --demo: a scripted holder uses the real screens")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="with --auto: save a PNG of every screen")
    parser.add_argument(
        "--diagnose",
        type=Path,
        nargs="?",
        const=STANDARD_OUTPUT,
        metavar="FILE",
        help="say without a window what works here, in a report without secrets",
    )
    parser.add_argument("--keep-log", action="store_true", help="keep the log of events when everything is done")
    parser.add_argument("--version", action="store_true", help="say version, commit, Qt and OpenSSL, and leave")
    return parser
