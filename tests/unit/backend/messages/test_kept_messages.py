"""Carriers that keep messages: the demonstration's mailbox and the spool folder of a relay."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from crypteo_backend.messages.mailbox import Mailbox
from crypteo_backend.messages.message import DeliveryFailed, as_channel
from crypteo_backend.messages.spool import Spool
from crypteo_backend.store.database import Store, sqlite_url
from tests.support.letters import CODE, LINK, letter

MESSAGE = letter()


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(sqlite_url(tmp_path / "mail.sqlite3"))
    yield opened
    opened.close()


def test_a_message_s_repr_holds_neither_text_nor_html():
    assert CODE not in repr(MESSAGE)
    assert LINK not in repr(letter("ready"))


def test_the_mailbox_gives_back_what_was_sent_newest_first(store: Store):
    mailbox, later = Mailbox(store), replace(letter("code-again", channel="sms"), id="another-message-of-22-")
    mailbox.send(MESSAGE)
    mailbox.send(later)
    assert mailbox.newest_first() == [(2, later), (1, MESSAGE)]
    assert [mailbox.html_of(number) for number in (1, 2, 3)] == [MESSAGE.html, None, None]


def test_the_mailbox_keeps_a_repeated_message_once(store: Store):
    mailbox = Mailbox(store)
    mailbox.send(MESSAGE)
    mailbox.send(MESSAGE)
    assert mailbox.newest_first() == [(1, MESSAGE)]


def test_the_spool_writes_one_private_file_a_message(tmp_path: Path):
    spool = Spool(tmp_path / "outbox")
    spool.send(MESSAGE)
    spool.send(MESSAGE)
    (file,) = (tmp_path / "outbox").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.name == f"20250326T094230-540206-{MESSAGE.id}.json"
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "id": MESSAGE.id,
        "order": "540206",
        "channel": "email",
        "to": "zoe@example.com",
        "subject": MESSAGE.subject,
        "body": MESSAGE.text,
        "html": MESSAGE.html,
        "sent_at": "2025-03-26T09:42:30Z",
    }


def test_what_a_process_that_died_had_half_written_goes_when_the_message_is_written(tmp_path: Path):
    spool, other = Spool(tmp_path), tmp_path / "another-message.part"
    unfinished = tmp_path / f"20250326T094230-540206-{MESSAGE.id}-k3x9.part"
    for file in (unfinished, other):
        file.write_text(CODE, encoding="utf-8")
    spool.send(MESSAGE)
    assert (unfinished.exists(), other.exists()) == (False, True)


def test_a_spool_that_cannot_write_says_so(tmp_path: Path):
    (tmp_path / "outbox").write_text("in the way", encoding="utf-8")
    with pytest.raises(DeliveryFailed):
        Spool(tmp_path / "outbox").send(MESSAGE)


def test_a_channel_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no such channel"):
        as_channel("pigeon")


def test_a_folder_that_stood_open_is_closed_before_anything_lies_in_it(tmp_path: Path):
    folder = tmp_path / "outbox"
    folder.mkdir(mode=0o755)
    Spool(folder).send(MESSAGE)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]
