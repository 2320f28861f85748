"""The tables `[email]` and `[sms]`: what is refused, where the secrets come from, which carriers there are."""

import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from crypteo_backend.messages.configuration import EmailSettings, SmsSettings, open_carriers
from crypteo_backend.messages.sms_gateway import SmsGateway
from crypteo_backend.messages.smtp import SmtpCarrier
from crypteo_backend.messages.spool import Spool
from crypteo_backend.secret_source import SecretMissing

EMAIL = """
host = "smtp.example.com"
sender = "retrait@example.com"
sender_name = "Bureau d’enregistrement"
user = "crypteo"
password_file = "{folder}/password"
"""
SMS = """
url = "https://sms.example.com/v1/messages"
token_file = "{folder}/token"
"""


def email_table(folder: Path, **change: object) -> EmailSettings:
    return EmailSettings.model_validate({**tomllib.loads(EMAIL.format(folder=folder)), **change})


def sms_table(folder: Path, **change: object) -> SmsSettings:
    return SmsSettings.model_validate({**tomllib.loads(SMS.format(folder=folder)), **change})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "password").write_text("secret-of-smtp\n")
    (tmp_path / "token").write_text("secret-of-sms\n")
    return tmp_path


def test_a_table_each_gives_a_carrier_each(folder: Path):
    carriers = open_carriers(email_table(folder), sms_table(folder), folder / "outbox", {})
    assert {channel: type(carrier) for channel, carrier in carriers.items()} == {
        "email": SmtpCarrier,
        "sms": SmsGateway,
    }


def test_without_tables_everything_goes_to_the_spool(folder: Path):
    carriers = open_carriers(None, None, folder / "outbox", {})
    assert {channel: type(carrier) for channel, carrier in carriers.items()} == {"email": Spool, "sms": Spool}


def test_the_secrets_may_come_from_the_environment(folder: Path):
    tables = email_table(folder, password_file=None), sms_table(folder, token_file=None)
    told = {"CRYPTEO_SMTP_PASSWORD": "a", "CRYPTEO_SMS_TOKEN": "b"}
    assert set(open_carriers(*tables, folder / "outbox", told)) == {"email", "sms"}
    with pytest.raises(SecretMissing, match="sms-token"):
        open_carriers(*tables, folder / "outbox", {"CRYPTEO_SMTP_PASSWORD": "a"})


@pytest.mark.parametrize("secret", ["pässword", "two\nlines"])
def test_a_secret_that_cannot_be_sent_is_refused_unseen(folder: Path, secret: str):
    (folder / "password").write_text(secret, encoding="utf-8")
    with pytest.raises(SecretMissing, match="smtp-password: only printable ASCII") as refusal:
        open_carriers(email_table(folder), None, folder / "outbox", {})
    assert secret not in f"{refusal.value!r} {refusal.value.__context__!r}"


def test_an_authority_that_cannot_be_read_is_found_at_start(folder: Path):
    with pytest.raises(OSError, match="No such file"):
        open_carriers(email_table(folder, ca_file=folder / "absent.pem"), None, folder / "outbox", {})


@pytest.mark.parametrize(
    "change",
    [
        {"security": "none"},
        {"security": "ssl"},
        {"host": ""},
        {"host": "smtp..example.com"},
        {"port": 0},
        {"sender": "retrait"},
        {"sender": "Crypteo <retrait@example.com>"},
        {"sender": "retrait@example.com\nBcc: eve@example.com"},
        {"sender_name": "Crypteo\r\nBcc: eve@example.com"},
        {"reply_to": "a@example.com, b@example.com"},
        {"user": None},
        {"user": "é"},
        {"timeout_seconds": 0},
        {"password": "in the settings"},
    ],
)
def test_an_email_table_that_is_wrong_is_refused(folder: Path, change: dict[str, object]):
    with pytest.raises(ValidationError):
        email_table(folder, **change)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_loopback_alone_may_go_without_encryption(folder: Path, host: str):
    assert email_table(folder, host=host, security="none").host == host


@pytest.mark.parametrize(
    "change",
    [
        {"url": "http://sms.example.com/"},
        {"url": "ftp://127.0.0.1/"},
        {"url": "https://"},
        {"url": "https://user:secret@sms.example.com/"},
        {"url": "https://sms.example.com/?token=secret"},
        {"url": "https://sms.example.com/#x"},
        {"url": "https://sms.example.com:x/"},
        {"url": "https://sms..example.com/"},
        {"url": "https://sms.example.com/é"},
        {"sender": "longer than eleven"},
        {"sender": ""},
        {"token": "in the settings"},
    ],
)
def test_an_sms_table_that_is_wrong_is_refused(folder: Path, change: dict[str, object]):
    with pytest.raises(ValidationError):
        sms_table(folder, **change)


def test_a_gateway_on_loopback_may_go_without_encryption(folder: Path):
    assert sms_table(folder, url="http://127.0.0.1:8080/sms").url == "http://127.0.0.1:8080/sms"
