"""E-mail through a real SMTP server: what arrives, how it is kept secret on its way, and what becomes of refusals."""

import re
import socket
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from crypteo_backend.messages.message import DeliveryFailed, DeliveryRefused
from crypteo_backend.messages.moments import Locale
from crypteo_backend.messages.smtp import EmailSettings, SmtpCarrier
from crypteo_backend.messages.writing import MessageKind
from tests.support.letters import CODE, EMAILS, LINK, LOCALES, SERIAL, letter, written
from tests.support.loopback_tls import LoopbackTls, loopback_tls
from tests.support.mail_server import PASSWORD, USER, Mailroom, mail_server

SUBJECTS = {
    "code": ("Demande n° 540206 : votre code de retrait", "Order no. 540206: your withdrawal code"),
    "code-again": ("Demande n° 540206 : votre nouveau code de retrait", "Order no. 540206: your new withdrawal code"),
    "questions": (
        "Demande n° 540206 : paramétrez vos questions de sécurité",
        "Order no. 540206: set your security questions",
    ),
    "ready": ("Demande n° 540206 : votre certificat est prêt", "Order no. 540206: your certificate is ready"),
    "revoked": ("Demande n° 540206 : votre certificat est révoqué", "Order no. 540206: your certificate is revoked"),
}
BROUGHT = {"code": CODE, "code-again": CODE, "questions": LINK, "ready": LINK, "revoked": SERIAL}


def plain(port: int, **more: object) -> EmailSettings:
    return EmailSettings.model_validate(
        {
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "sender": "retrait@example.com",
            "sender_name": "Bureau d’enregistrement « Élan »",
            "reply_to": "support@example.com",
            "timeout_seconds": 10,
            **more,
        }
    )


@pytest.fixture
def room() -> Mailroom:
    return Mailroom()


@pytest.fixture
def port(room: Mailroom) -> Iterator[int]:
    with mail_server(room) as opened:
        yield opened


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> LoopbackTls:
    return loopback_tls(tmp_path_factory.mktemp("tls"))


def part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", EMAILS)
def test_every_message_arrives_as_text_and_html(room: Mailroom, port: int, kind: MessageKind, locale: Locale):
    SmtpCarrier(plain(port)).send(letter(kind, locale))
    (mail,), words = room.mails, written(kind, "email", locale)
    assert mail.get_content_type() == "multipart/alternative"
    assert [each.get_content_type() for each in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Subject"].replace("\u00a0", " ") == SUBJECTS[kind][LOCALES.index(locale)]
    assert part(mail, "plain") == words.text
    assert part(mail, "html").strip() == words.html
    assert BROUGHT[kind] in part(mail, "plain").splitlines() or kind == "revoked"
    assert BROUGHT[kind] in re.sub(r"(\d)</span><span[^>]*>(\d)", r"\1\2", part(mail, "html"))
    assert "Zoé L’ÉCUYER" in part(mail, "plain")
    assert mail["Content-Language"] == locale


def test_the_headers_name_the_house_and_tell_a_repetition(room: Mailroom, port: int):
    carrier = SmtpCarrier(plain(port))
    carrier.send(letter())
    carrier.send(letter())
    mail, again = room.mails
    assert mail["From"].addresses[0].display_name == "Bureau d’enregistrement « Élan »"
    assert {name: str(mail[name]) for name in ("To", "Reply-To", "Message-ID", "Date", "Auto-Submitted")} == {
        "To": "zoe@example.com",
        "Reply-To": "support@example.com",
        "Message-ID": "<AbCdEfGhIjKlMnOpQrStU_@example.com>",
        "Date": "Wed, 26 Mar 2025 09:42:30 +0000",
        "Auto-Submitted": "auto-generated",
    }
    assert (again["Message-ID"], again["Date"]) == (mail["Message-ID"], mail["Date"])
    assert [(each.mail_from, each.rcpt_tos) for each in room.taken] == [
        ("retrait@example.com", ["zoe@example.com"])
    ] * 2


def test_the_wire_carries_ascii_alone_in_short_lines(room: Mailroom, port: int):
    SmtpCarrier(plain(port)).send(letter())
    content = room.taken[0].content
    assert isinstance(content, bytes)
    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_encrypted_server_is_trusted_by_its_authority_alone(room: Mailroom, tls: LoopbackTls, security: str):
    served = {security: tls.server}
    user = {"user": USER} if security == "starttls" else {}
    with mail_server(room, **served) as port:
        SmtpCarrier(plain(port, security=security, ca_file=tls.ca_file, **user), PASSWORD).send(letter())
        with pytest.raises(DeliveryFailed, match="SSLCertVerificationError") as stranger:
            SmtpCarrier(plain(port, security=security, **user), PASSWORD).send(letter())
    assert room.encrypted == [True]
    assert not isinstance(stranger.value, DeliveryRefused)


def test_a_wrong_password_may_be_put_right_and_is_not_told(room: Mailroom, tls: LoopbackTls):
    with mail_server(room, starttls=tls.server) as port:
        carrier = SmtpCarrier(plain(port, security="starttls", ca_file=tls.ca_file, user=USER), "wr0ng-pass")
        with pytest.raises(DeliveryFailed, match="answered 535 before any message") as failure:
            carrier.send(letter())
    assert type(failure.value) is DeliveryFailed
    assert_tells_nothing(failure.value, "wr0ng-pass")


def test_a_server_without_starttls_gets_nothing(room: Mailroom, port: int, tls: LoopbackTls):
    with pytest.raises(DeliveryFailed, match="SMTPNotSupportedError"):
        SmtpCarrier(plain(port, security="starttls", ca_file=tls.ca_file)).send(letter())
    assert room.taken == []


@pytest.mark.parametrize(
    ("place", "answer", "kind"),
    [
        ("recipient", f"451 4.7.1 later {CODE}", DeliveryFailed),
        ("recipient", f"550 5.1.1 unknown {CODE}", DeliveryRefused),
        ("message", f"452 4.3.1 full {CODE}", DeliveryFailed),
        ("message", f"554 5.6.0 refused {CODE}", DeliveryRefused),
        ("sender", f"550 5.7.1 not you {CODE}", DeliveryFailed),
    ],
)
def test_a_refusal_is_for_ever_or_for_now_and_says_only_its_code(
    room: Mailroom, port: int, place: str, answer: str, kind: type[Exception]
):
    setattr(room, f"answer_to_{place}", answer)
    with pytest.raises(DeliveryFailed, match=f"answered {answer[:3]}") as failure:
        SmtpCarrier(plain(port)).send(letter())
    assert type(failure.value) is kind
    assert_tells_nothing(failure.value, CODE)


def assert_tells_nothing(error: BaseException, secret: str) -> None:
    assert secret not in f"{error!r} {error.__cause__!r}"
    assert error.__suppress_context__


def test_no_server_at_all_is_a_failure_for_now():
    with socket.socket() as kept:
        kept.bind(("127.0.0.1", 0))  # nobody else can listen there
        carrier = SmtpCarrier(plain(kept.getsockname()[1]))
        with pytest.raises(DeliveryFailed, match="ConnectionRefusedError"):
            carrier.send(letter())


def test_a_silent_server_is_not_waited_for_longer_than_told():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        before = time.monotonic()
        with pytest.raises(DeliveryFailed, match="no mail server"):
            SmtpCarrier(plain(listener.getsockname()[1], timeout_seconds=0.1)).send(letter())
        assert time.monotonic() - before < 8


def test_a_message_that_was_taken_is_delivered_whatever_the_good_bye(room: Mailroom, port: int):
    room.hangs_up_at_the_end = True
    SmtpCarrier(plain(port)).send(letter())
    assert len(room.taken) == 1


@pytest.mark.parametrize(
    ("recipient", "subject"),
    [
        ("zoe@example.com\r\nBcc: eve@example.com", None),
        ("zoe@example.com, eve@example.com", None),
        ("zoe", None),
        ("", None),
        (None, "Bonjour\r\nBcc: eve@example.com"),
        (None, "Bonjour\nBcc: eve@example.com"),
        (None, "Bonjour\u2028Bcc: eve@example.com"),
    ],
)
def test_no_header_can_be_slipped_in(room: Mailroom, port: int, recipient: str | None, subject: str | None):
    with pytest.raises(DeliveryRefused):
        SmtpCarrier(plain(port)).send(letter(recipient=recipient, subject=subject))
    assert room.taken == []


def test_a_password_never_stands_in_a_repr(tmp_path: Path):
    carrier = SmtpCarrier(plain(25, user=USER, password_file=tmp_path / "password"), PASSWORD)
    assert PASSWORD not in repr(carrier)
