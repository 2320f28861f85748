"""`crypteo-backend audit`, called as the shell calls it."""

from pathlib import Path

import pytest
from sqlalchemy import URL, text

from crypteo_backend.__main__ import main
from crypteo_backend.store.database import Store
from crypteo_backend.support_desk import unlock
from tests.service.conftest import on_both_databases
from tests.support.backend_house import House


@pytest.fixture
def address(house: House, database: URL, tmp_path: Path) -> list[str]:
    """Return the options that name the house of this test, which has two orders."""
    for order in (house.order(), house.order()):
        unlock(house.services, order.number, "Alix")
    return ["--data-dir", str(tmp_path), "--database", database.render_as_string()]


@on_both_databases
def test_a_whole_chain_is_verified_and_its_head_told_for_the_next_time(
    address: list[str], capsys: pytest.CaptureFixture[str]
):
    assert main(["audit", "verify", *address]) == 0
    head = capsys.readouterr().out.strip()
    assert head.startswith("8:")
    assert main(["audit", "verify", *address, "--head", head]) == 0
    other = f"7:{head.partition(':')[2]}"
    assert main(["audit", "verify", *address, "--head", other]) == 1
    assert "the noted head is not in the log" in capsys.readouterr().err


def test_a_broken_chain_has_status_one_and_names_the_first_wrong_entry(
    address: list[str], database: URL, capsys: pytest.CaptureFixture[str]
):
    store = Store(database)
    with store.writing() as db:
        db.execute(text("DROP TRIGGER audit_keeps_update"))
        db.execute(text("UPDATE audit SET actor = 'nobody' WHERE position IN (5, 6)"))
    store.close()
    assert main(["audit", "verify", *address]) == 1
    assert "entry 5 or the one before it was changed" in capsys.readouterr().err


def test_entries_are_shown_one_a_line_for_one_order_or_for_all(address: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(["audit", "show", *address]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 8
    assert main(["audit", "show", *address, "--order", "540207"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {line[2] for line in lines} == {"540207"}
    assert lines[-1] == ["8", "2026-11-20T09:30:15Z", "540207", "unlocked", "Alix", "{}"]


@pytest.mark.parametrize("head", ["8", "8:abc", f"x:{'0' * 64}", f"\u0661:{'0' * 64}"])
def test_what_is_no_head_is_wrong_usage(address: list[str], head: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as leaving:
        main(["audit", "verify", *address, "--head", head])
    assert leaving.value.code == 2
    assert "64 hex digits" in capsys.readouterr().err
