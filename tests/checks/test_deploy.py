"""The examples in `deploy/` are what the service reads, and the operator's guide names every entry there is."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from crypteo_backend.authority.configuration import CfsslSettings, EjbcaSettings, EmbeddedSettings
from crypteo_backend.commands.order_file import read_order
from crypteo_backend.configuration import Configuration, DatabaseTable, ListenTable, OfficeTable, read_configuration
from crypteo_backend.messages.configuration import EmailSettings, SmsSettings

ROOT = Path(__file__).parents[2]
TABLES = (
    *(Configuration, ListenTable, DatabaseTable, OfficeTable, EmailSettings, SmsSettings),
    *(EmbeddedSettings, CfsslSettings, EjbcaSettings),
)


def test_the_example_of_the_operator_s_file_is_read_and_leaves_no_table_out():
    told = read_configuration(ROOT / "deploy" / "backend.toml")
    assert told.base_url == "https://retrait.example.com"
    assert told.model_fields_set == set(Configuration.model_fields)


def test_the_example_of_an_order_is_read():
    assert read_order(ROOT / "deploy" / "order.toml").surname == "MARTIN"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_the_guide_names_every_entry(table: type[BaseModel]):
    guide = (ROOT / "docs" / "operators-guide.md").read_text(encoding="utf-8")
    missing = [name for name in table.model_fields if f"`{name}`" not in guide and f"\n{name} = " not in guide]
    assert missing == []
