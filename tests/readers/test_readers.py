"""Other programs open the .p12 file in both formats, with difficult names; docs/readers.md says which."""

import os
import re
from pathlib import Path

import pytest

from crypteo_desktop.crypto.p12 import build_p12
from crypteo_desktop.file_format import Format
from tests.support.readers import READERS, Desk, Reader, ReaderMissing, Seen
from tests.support.salts import SALT_ROUNDS, a_salt
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority, small_authority

pytestmark = pytest.mark.external

NAMES = ("Éloïse D’ARÇON (Société Générale d’Études)", "Anne-Cécile " + "X" * 33 + " (ÉTABLISSEMENTS ŒUVRE)")
TABLE = Path(__file__).parents[2] / "docs" / "readers.md"
CASES = [(reader, form) for reader in READERS for form in reader.formats]


@pytest.fixture(scope="session")
def authority() -> SmallAuthority:
    return small_authority()


@pytest.fixture(scope="session")
def files(authority: SmallAuthority, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Format, str], Path]:
    """Files of the full cost, as holders get them."""
    issued, folder = authority.issued(), tmp_path_factory.mktemp("p12")
    made = {}
    for form in Format:
        for number, name in enumerate(NAMES):
            place = made[form, name] = folder / f"{form.value}-{number}.p12"
            place.write_bytes(build_p12(authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, name, form))
    return made


def opened(reader: Reader, desk: Desk) -> Seen:
    try:
        reader.check()
        return reader.read(desk)
    except ReaderMissing as missing:
        if reader.only_where_found or os.environ.get("CRYPTEO_WITHOUT_EXTERNAL") == "1":
            pytest.skip(str(missing))
        pytest.fail(f"{missing}, or set CRYPTEO_WITHOUT_EXTERNAL=1")


@pytest.mark.parametrize("name", NAMES, ids=["accents", "64 characters"])
@pytest.mark.parametrize(("reader", "form"), CASES, ids=[f"{reader.name}-{form.value}" for reader, form in CASES])
def test_it_opens_the_file_with_key_chain_and_name(
    reader: Reader, form: Format, name: str, files: dict[tuple[Format, str], Path], tmp_path: Path
) -> None:
    seen = opened(reader, Desk(tmp_path, files[form, name], PASSWORD))
    assert (seen.keys, seen.certificates) == (1, 3)
    assert seen.name is None or seen.name.casefold() == name.casefold()  # Java writes its own names small


def test_64_characters_are_64() -> None:
    assert len(NAMES[1].partition(" (")[0]) == 45
    assert len(NAMES[1]) >= 64


def test_the_formats_cost_what_they_should(files: dict[tuple[Format, str], Path], tmp_path: Path) -> None:
    def said(form: Format) -> str:
        desk = Desk(tmp_path, files[form, NAMES[0]], PASSWORD)
        return desk.run("openssl", "pkcs12", "-in", desk.file, "-passin", "env:P12_PASSWORD", "-noenc", "-info")

    modern, compatible = said(Format.MODERN), said(Format.COMPATIBLE)
    assert "MAC: sha256, Iteration 250000" in modern
    assert modern.count("PBES2, PBKDF2, AES-256-CBC, Iteration 250000, PRF hmacWithSHA256") == 2
    assert "MAC: sha1, Iteration 100000" in compatible
    assert compatible.count("pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 100000") == 2
    assert modern.count("localKeyID") == compatible.count("localKeyID") == 2


def test_the_table_says_what_is_run() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| (modern|compatible) \| opened", TABLE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(rows) == sorted((reader.name, form.value) for reader, form in CASES)


def test_gnupg_opens_what_it_would_have_misread(authority: SmallAuthority, tmp_path: Path) -> None:
    """The first salt drawn is one with which gpgsm derives another key: the file has the second one."""
    drawn = iter([a_salt(misread=True), *[a_salt(misread=False)] * 3])
    issued, place = authority.issued(), tmp_path / "compatible.p12"
    parts = (authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Anne", Format.COMPATIBLE)
    place.write_bytes(build_p12(*parts, rounds=SALT_ROUNDS, random=lambda size: next(drawn)))
    seen = opened(next(reader for reader in READERS if reader.name == "gpgsm"), Desk(tmp_path, place, PASSWORD))
    assert (seen.keys, seen.certificates) == (1, 3)
