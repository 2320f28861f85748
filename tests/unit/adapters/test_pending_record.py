"""state.json: the documented members, read back as they were written, refused when they are anything else."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.adapters.pending_record import RecordUnreadable, read_record, write_record
from crypteo_desktop.pending import SavedFile, Stage
from tests.support.samples import ANSWERS, CODE, DOWNLOAD, LINK, NOW, PASSWORD, SESSION

WHOLE = replace(
    DOWNLOAD,
    stage=Stage.SAVED,
    subject_der=b"0\x00",
    email="camille.martin@example.com",
    spki_sha256="ab" * 32,
    received_at=NOW + timedelta(minutes=3),
    saved=SavedFile(Path("/home/Zoé/Téléchargements"), "a.p12", "cd" * 32, Path("/home/Zoé/Téléchargements/a.p12")),
)
# A record of version 1 as it was first written; it must be read for ever.
FIRST = {
    "format": 1,
    "stage": "requested",
    "computer": "this one",
    "base_url": "https://certificats.example.com",
    "session_id": "s-1",
    "link_digest": "00" * 32,
    "link_expires_at": "2026-11-24T09:00:00Z",
    "support_reference": "K7P-2QL",
    "holder": {"display_name": "Camille MARTIN", "organisation": "TEST ENTREPRISE"},
    "order": {"number": "540206", "product": "Initio 1*", "expires_at": "2027-01-22T09:00:00Z"},
    "key_policy": {"bits": 3072, "public_exponent": 65537},
    "begun_at": "2026-11-23T09:00:00Z",
    "subject_der": "MAA=",
    "email": "camille.martin@example.com",
    "spki_sha256": "ab" * 32,
}


@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_written_is_read_back(stage: Stage):
    for download in (replace(DOWNLOAD, stage=stage), replace(WHOLE, stage=stage)):
        assert read_record(write_record(download, "this one"), download.id, "this one") == download


def test_a_record_of_the_first_version_is_read():
    download = read_record(json.dumps(FIRST).encode(), "some-folder", "this one")
    assert (download.id, download.stage, download.order.number) == ("some-folder", Stage.REQUESTED, "540206")
    assert (download.may_hold_a_certificate, download.from_elsewhere, download.saved) == (True, False, None)


def test_a_record_of_another_computer_says_so():
    content = write_record(WHOLE, "this one")
    assert read_record(content, WHOLE.id, "another one") == replace(WHOLE, from_elsewhere=True)


def test_no_secret_is_in_it():
    content = write_record(WHOLE, "this one").decode()
    secrets = (PASSWORD, CODE, *ANSWERS, SESSION.session_token, LINK)
    assert [secret.reveal() for secret in secrets if secret.reveal() in content] == []
    assert "a" * 43 not in content, "the link's token"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("format", 2),
        ("format", None),
        ("stage", "lost"),
        ("base_url", "file:///etc/passwd"),
        ("base_url", "https://example.com/path"),
        ("session_id", "../x"),
        ("link_digest", "short"),
        ("holder", {"display_name": "x\u0007", "organisation": "y"}),
        ("order", {"number": "", "product": "x", "expires_at": "2027-01-22T09:00:00Z"}),
        ("begun_at", "yesterday"),
        ("subject_der", "not base64!"),
        ("spki_sha256", "AB" * 32),
        ("saved", {"folder": "/x", "name": "y", "digest": "z"}),
        ("key_policy", None),
    ],
)
def test_a_member_that_is_wrong_makes_it_unreadable(member: str, value: object):
    with pytest.raises(RecordUnreadable):
        read_record(json.dumps({**FIRST, member: value}).encode(), "x", "this one")


@given(st.binary(max_size=300))
def test_anything_else_is_unreadable(content: bytes):
    with pytest.raises(RecordUnreadable):
        read_record(content, "x", "this one")
