"""The commands of `crypteo-backend` beside the demonstration, called as the shell calls them."""

import json
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from crypteo_backend.__main__ import COMMANDS, main

ORDER = """\
product = "Initio 1*"
given_name = "Zoé"
surname = "D’ARC"
organisation = "X & Y"
siren = "123456782"
email = "zoe@example.com"
[[questions]]
text = "Un ?"
answer = "un secret"
[[questions]]
text = "Deux ?"
answer = "deux"
[[questions]]
text = "Trois ?"
answer = "trois"
"""


@pytest.fixture
def order_file(tmp_path: Path) -> Path:
    file = tmp_path / "order.toml"
    file.write_text(ORDER, encoding="utf-8")
    return file


def order(folder: Path, act: str, *arguments: str) -> int:
    return main(["order", act, "--data-dir", str(folder), "--base-url", "https://enrol.example.com", *arguments])


def test_an_order_is_created_listed_shown_unlocked_and_sent_again(
    folder: Path, order_file: Path, capsys: pytest.CaptureFixture[str]
):
    assert order(folder, "create", "--file", str(order_file)) == 0
    assert order(folder, "list") == 0
    assert order(folder, "show", "540206") == 0
    assert order(folder, "unlock", "540206") == 0
    assert order(folder, "resend-link", "540206") == 0
    said = capsys.readouterr().out
    assert "540206\topen\tZoé D’ARC\tX & Y" in said
    assert "un secret" not in said
    messages = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((folder / "outbox").iterdir())]
    links = {line for message in messages for line in message["body"].splitlines() if "#t=" in line}
    assert (len(messages), len(links)) == (3, 2)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('answer = "un secret"', 'answer = "!"'), "questions.0.answer"),
        (('siren = "123456782"', 'siren = "12"'), "siren"),
        (('given_name = "Zoé"\n', ""), "given_name"),
        (('surname = "D’ARC"', f'surname = "{"X" * 62}"'), "given_name with surname"),
        (("product =", "shoe = 1\nproduct ="), "shoe"),
        (("product =", "product"), "not TOML"),
    ],
)
def test_a_faulty_order_file_is_told_by_its_entries_and_never_repeated(
    folder: Path, order_file: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], named: str
):
    order_file.write_text(ORDER.replace(*change), encoding="utf-8")
    assert order(folder, "create", "--file", str(order_file)) == 1
    said = capsys.readouterr().err
    assert named in said
    assert "un secret" not in said


def test_what_cannot_be_done_is_said_with_status_one(
    folder: Path, order_file: Path, capsys: pytest.CaptureFixture[str]
):
    order_file.write_text(f'number = "7"\n{ORDER}', encoding="utf-8")
    assert order(folder, "create", "--file", str(order_file)) == 0
    assert order(folder, "create", "--file", str(order_file)) == 1
    assert order(folder, "show", "999") == 1
    assert order(folder, "create", "--file", str(folder / "missing")) == 1
    assert main(["order", "list", "--data-dir", str(order_file)]) == 1
    assert main(["order", "list", "--data-dir", str(folder), "--database", "nothing://"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_an_order_is_released_only_by_the_authority_s_word(
    folder: Path,
    order_file: Path,
    real_authority: Path,
    authority_password: str,
    capsys: pytest.CaptureFixture[str],
):
    assert order(folder, "create", "--file", str(order_file)) == 0
    assert order(folder, "release", "540206") == 1
    shutil.copytree(real_authority, folder / "authority")
    assert order(folder, "release", "540206") == 1
    waiting_for_a_certificate(folder)
    assert order(folder, "release", "540206") == 0
    told = capsys.readouterr()
    assert "holds no authority" in told.err
    assert "no certificate was asked for" in told.err
    assert "Order 540206 is free" in told.out


def waiting_for_a_certificate(folder: Path) -> None:
    """Leave an intent that the authority has never heard of."""
    dates = ("2026-11-20 09:30:15", "2029-11-20 09:30:15")
    intent = ("0" * 64, b"", b"", "zoe@example.com", *dates, "1f", b"")
    with closing(sqlite3.connect(folder / "backend.sqlite3")) as db:
        db.execute(
            "INSERT INTO issuances (order_id, spki_sha256, public_key_der, subject_der, email, not_before, not_after,"
            " serial_number, csr_der) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
            intent,
        )
        db.commit()


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["order"], ["order", "show"], ["demo", "--port"]])
def test_wrong_usage_has_status_two(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    assert leaving.value.code == 2
    assert "usage: crypteo-backend" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "65536", "-1", "٣", "1e3"])
@pytest.mark.parametrize("command", [["demo"], ["serve", "--data-dir", "nowhere"]])
def test_a_port_that_does_not_exist_is_wrong_usage(command: list[str], port: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as leaving:
        main([*command, f"--port={port}"])
    assert leaving.value.code == 2
    assert "from 0 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["serve"], "--data-dir or --config is needed"),
        (["order", "list"], "--data-dir or --config is needed"),
        (["order", "create", "--data-dir", "nowhere", "--file", "order.toml"], "--base-url is needed"),
        (["order", "resend-link", "1", "--data-dir", "nowhere"], "--base-url is needed"),
        (["serve", "--data-dir", "nowhere", "--tls-cert", "cert.pem"], "--tls-cert and --tls-key go together"),
    ],
)
def test_what_an_installation_needs_is_wrong_usage_when_it_is_not_told(
    options: list[str], named: str, capsys: pytest.CaptureFixture[str]
):
    assert main(options) == 2
    assert named in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as leaving:
        main([command, "--help"])
    assert leaving.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 4
