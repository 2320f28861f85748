"""Messages: their words, their typography, and the outlets."""

import json
import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crypteo_backend.messages import texts
from crypteo_backend.messages.mailbox import Mailbox
from crypteo_backend.messages.outlet import DeliveryFailed, Message, as_channel
from crypteo_backend.messages.spool import Spool
from crypteo_backend.store.database import Store, sqlite_url

NOW = datetime(2025, 3, 26, 9, 0, tzinfo=UTC)
ORDER = texts.Particulars("540206", "Camille MARTIN", "TEST ENTREPRISE", "Initio 1*", NOW, "08 92 23 02 52")
MESSAGE = Message("540206", "email", "c@example.com", "Sujet", "le code est 360346207", NOW)
WRITTEN = [
    texts.code_message(ORDER, "360346207"),
    texts.resent_code_email(ORDER, "360346207"),
    texts.resent_code_sms(ORDER, "360346207"),
    texts.ready_message(ORDER, "https://enrol.example.com/telechargement#t=abc"),
]


@pytest.mark.parametrize("message", WRITTEN)
def test_french_spaces_do_not_break(message: tuple[str, str]):
    text = re.sub(r"https?://\S+", "", "\n".join(message))
    assert not re.search(r" [:;?!»]|« |n° |[^\u00a0\u202f ][;?!»]", text)
    assert "'" not in text


def test_the_first_message_says_what_the_guide_says():
    subject, body = texts.code_message(ORDER, "360346207")
    assert subject == "Demande n°\u00a0540206\u00a0: votre code de retrait"
    assert "validation de votre demande n°\u00a0540206 du 26 mars 2025" in body
    assert "\n360346207\n" in body


def test_an_sms_fits_one_segment():
    subject, body = texts.resent_code_sms(ORDER, "360346207")
    assert subject == ""
    assert len(body) <= 160


def test_the_first_of_a_month_is_said_so():
    assert texts.french_date(datetime(2026, 8, 1, tzinfo=UTC)) == "1er août 2026"


def test_a_message_s_repr_holds_no_body():
    assert "360346207" not in repr(MESSAGE)


def test_the_mailbox_gives_back_what_was_sent_newest_first(tmp_path: Path):
    store = Store(sqlite_url(tmp_path / "mail.sqlite3"))
    mailbox = Mailbox(store)
    later = Message("540207", "sms", "06", "", "autre", NOW)
    mailbox.send(MESSAGE)
    mailbox.send(later)
    kept = mailbox.newest_first()
    store.close()
    assert kept == [(2, later), (1, MESSAGE)]


def test_the_spool_writes_one_private_file_a_message(tmp_path: Path):
    Spool(tmp_path / "outbox").send(MESSAGE)
    (file,) = (tmp_path / "outbox").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.suffix == ".json"
    told = json.loads(file.read_text(encoding="utf-8"))
    assert (told["to"], told["body"], told["sent_at"]) == ("c@example.com", MESSAGE.body, "2025-03-26T09:00:00Z")


def test_a_spool_that_cannot_write_says_so(tmp_path: Path):
    (tmp_path / "outbox").write_text("in the way", encoding="utf-8")
    with pytest.raises(DeliveryFailed):
        Spool(tmp_path / "outbox").send(MESSAGE)


def test_a_channel_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no such channel"):
        as_channel("pigeon")
