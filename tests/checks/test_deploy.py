"""The examples in `deploy/` are what the service reads, and the operator's guide names every entry there is."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from crypteo_backend.authority.configuration import CfsslSettings, EjbcaSettings, EmbeddedSettings
from crypteo_backend.commands.order_file import read_order
from crypteo_backend.configuration import Configuration, DatabaseTable, ListenTable, OfficeTable, read_configuration
from crypteo_backend.messages.configuration import EmailSettings, SmsSettings
from crypteo_backend.secret_source import variable_of
from crypteo_backend.settings import Installer, Notice, Practices, SupportDesk

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "deploy" / "backend.toml"
UNIT = (ROOT / "deploy" / "crypteo-backend.service").read_text(encoding="utf-8")
SECRET = re.compile(r'secret\("([a-z-]+)"')

# Every entry there is: the table's name in the file, and the names of its entries.
EMBEDDED = {
    "": Configuration.model_fields,
    "listen": ListenTable.model_fields,
    "database": DatabaseTable.model_fields,
    "authority": EmbeddedSettings.model_fields,
    "email": EmailSettings.model_fields,
    "sms": SmsSettings.model_fields,
    "office": OfficeTable.model_fields,
    "support": [field.name for field in fields(SupportDesk)],
    "practices": [field.name for field in fields(Practices)],
    "installers": [field.name for field in fields(Installer)],
    "notices": [field.name for field in fields(Notice)],
}
ENTRIES = {(table, name) for table, names in EMBEDDED.items() for name in names}
OF_OTHER_ENGINES = {("authority", name) for each in (CfsslSettings, EjbcaSettings) for name in each.model_fields}


def written_entries(example: str) -> set[tuple[str, str]]:
    """Return every entry of the example, those behind a `#` too; a table is an entry of the file."""
    table, found = "", set()
    for line in example.splitlines():
        if opened := re.match(r"\[+(\w+)\]", line):
            table = opened[1]
            found.add(("", table))
        elif entry := re.match(r"(?:# )?(\w+) = ", line):
            found.add((table, entry[1]))
    return found


def test_the_example_of_the_operator_s_file_is_read():
    assert read_configuration(EXAMPLE).base_url == "https://retrait.example.com"


def test_the_example_is_read_with_its_optional_entries_too(tmp_path: Path):
    whole = tmp_path / "backend.toml"
    example = EXAMPLE.read_text(encoding="utf-8")
    whole.write_text(re.sub(r"^# (\w+ = )", r"\1", example, flags=re.MULTILINE), encoding="utf-8")
    assert read_configuration(whole).model_fields_set == set(Configuration.model_fields)


def test_the_example_shows_every_entry_and_no_other():
    assert written_entries(EXAMPLE.read_text(encoding="utf-8")) == ENTRIES


def test_the_unit_hands_every_secret_on():
    files = (ROOT / "crypteo_backend").rglob("*.py")
    names = {name for file in files for name in SECRET.findall(file.read_text(encoding="utf-8"))}
    wanted = {f"Environment={variable_of(name)}_FILE=%d/secrets_{name}" for name in names - {"pepper"}}
    assert wanted == {line for line in UNIT.splitlines() if line.startswith("Environment=")}


def test_the_example_of_an_order_is_read():
    assert read_order(ROOT / "deploy" / "order.toml").surname == "MARTIN"


@pytest.mark.parametrize(("table", "name"), sorted(ENTRIES | OF_OTHER_ENGINES))
def test_the_guide_s_reference_explains_every_entry(table: str, name: str):
    guide = (ROOT / "docs" / "operators-guide.md").read_text(encoding="utf-8")
    reference = guide.partition("\n## Settings\n")[2].partition("\n## ")[0]
    whole = f"{table}.{name}" if table else name
    assert re.search(rf"^\|[^|]*`{re.escape(whole)}`[^|]*\|", reference, re.MULTILINE)
