"""Writes docs/readers.md: which programs open the .p12 file, by running each of them on this machine."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from crypteo_desktop.crypto.p12 import build_p12
from crypteo_desktop.file_format import Format
from tests.support.readers import READERS, Desk, Reader
from tests.support.samples import PASSWORD
from tests.support.small_authority import small_authority

TABLE = Path(__file__).parents[1] / "docs" / "readers.md"
HEAD = """# What opens the saved file

Written by `make docs`, which runs every program of the first table on a file of the full cost in each format;
the tests do the same with accents and long names (`tests/readers/`).
[ADR 13](adr/0013-two-file-formats.md) says why there are two formats.

| program | version run | format | result |
|---|---|---|---|
"""
READ = """
## Known from reading only
Nothing below was run.

| program | modern | compatible | source |
|---|---|---|---|
| Windows 10 1709 and later, Server 2019 and later | yes | yes | Microsoft, `PFXExportCertStoreEx` |
| Windows before 10 1709, Server 2016 | "wrong password" | yes | the same |
| .NET | yes: at most 300,000 rounds each, 1,000,000 in all | yes | dotnet/runtime, `Pkcs12LoaderLimits` |
| macOS 15 and later | yes | yes | reports; not checked |
| macOS 14 and earlier, iOS before 18 | "wrong password" | yes | reports; not checked |
| Android 13 and later | yes | yes | reports; not checked |
| gpgsm 2.2 | no: "encryptedData error at pkcs5PBES2-params" (seen) | yes (run above) | |
| PKI.js | not run | not run | |
"""


def main() -> int:
    """Run every reader and write the table; raise what a reader raises."""
    TABLE.write_text(HEAD + "".join(_rows()) + READ, encoding="utf-8")
    return 0


def _rows() -> Iterator[str]:
    authority = small_authority()
    issued = authority.issued()
    for form in Format:
        content = build_p12(authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Éloïse D’ARÇON", form)
        for reader in READERS:
            if form in reader.formats:
                yield _row(reader, form, content)


def _row(reader: Reader, form: Format, content: bytes) -> str:
    reader.check()
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "certificate.p12"
        file.write_bytes(content)
        seen = reader.read(Desk(Path(place), file, PASSWORD))
    found = f"opened: {seen.keys} key, {seen.certificates} certificates"
    return f"| {reader.name} | {_version(reader)} | {form.value} | {found}{', its name' if seen.name else ''} |\n"


def _version(reader: Reader) -> str:
    said = subprocess.run(reader.version, capture_output=True, text=True, check=True).stdout
    return said.splitlines()[0].strip()


if __name__ == "__main__":
    raise SystemExit(main())
