"""state.json of the journal: an unfinished download as JSON, without a secret, read as strictly as an answer."""

import json
import re
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters.backend.members import Members
from crypteo_desktop.pending import PendingDownload, SavedFile, Stage
from crypteo_desktop.problems import Problem
from crypteo_desktop.session import Holder, KeyPolicy, Order

FORMAT: Final = 1
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_WORD: Final = re.compile(r"[A-Za-z0-9._-]{1,128}")
_URL: Final = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,300}")
_LONGEST_PATH: Final = 4096
_LONGEST_NAME: Final = 16 * 1024


class RecordUnreadable(Exception):
    """The file is not a record of this format."""


def write_record(download: PendingDownload, computer: str) -> bytes:
    """Return the content of state.json; `computer` marks where it was written."""
    told: dict[str, object] = {
        "format": FORMAT,
        "stage": download.stage.name.lower(),
        "computer": computer,
        "base_url": download.base_url,
        "session_id": download.session_id,
        "link_digest": download.link_digest,
        "link_expires_at": _time(download.link_expires_at),
        "support_reference": download.support_reference,
        "holder": {"display_name": download.holder.display_name, "organisation": download.holder.organisation},
        "order": {
            "number": download.order.number,
            "product": download.order.product,
            "expires_at": _time(download.order.expires_at),
        },
        "key_policy": {
            "bits": download.key_policy.bits,
            "public_exponent": download.key_policy.public_exponent,
        },
        "begun_at": _time(download.begun_at),
        **_later(download),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_record(content: bytes, name: str, computer: str) -> PendingDownload:
    """Return the download whose folder is called `name`; raise RecordUnreadable."""
    try:
        return _read(Members.parse(content), name, computer)
    except (Problem, KeyError) as error:
        raise RecordUnreadable(name) from error


def _later(download: PendingDownload) -> dict[str, object]:
    """Return the members that come with the key, the certificate and the file; left out until then."""
    told: dict[str, object] = {}
    if download.subject_der:
        told |= {"subject_der": b64encode(download.subject_der).decode(), "email": download.email}
    if download.spki_sha256:
        told["spki_sha256"] = download.spki_sha256
    if download.received_at is not None:
        told["received_at"] = _time(download.received_at)
    if download.saved is not None:
        saved = download.saved
        path = {} if saved.path is None else {"path": str(saved.path)}
        told["saved"] = {"folder": str(saved.folder), "name": saved.name, "digest": saved.digest, **path}
    return told


def _read(told: Members, name: str, computer: str) -> PendingDownload:
    if told.number("format") != FORMAT:
        raise KeyError("format")
    holder, order, policy = told.inside("holder"), told.inside("order"), told.inside("key_policy")
    return PendingDownload(
        id=name,
        stage=Stage[told.matching("stage", _WORD).upper()],
        base_url=told.matching("base_url", _URL),
        session_id=told.matching("session_id", _WORD),
        link_digest=told.matching("link_digest", _DIGEST),
        link_expires_at=told.moment("link_expires_at"),
        support_reference=told.text("support_reference", 32),
        holder=Holder(holder.text("display_name"), holder.text("organisation")),
        order=Order(order.text("number"), order.text("product"), order.moment("expires_at")),
        key_policy=KeyPolicy(policy.number("bits"), policy.number("public_exponent")),
        begun_at=told.moment("begun_at"),
        subject_der=told.encoded("subject_der", _LONGEST_NAME) if told.has("subject_der") else b"",
        email=told.text("email") if told.has("email") else "",
        spki_sha256=told.matching("spki_sha256", _DIGEST) if told.has("spki_sha256") else "",
        received_at=told.moment("received_at") if told.has("received_at") else None,
        saved=_saved(told.inside("saved")) if told.has("saved") else None,
        from_elsewhere=told.text("computer") != computer,
    )


def _saved(told: Members) -> SavedFile:
    return SavedFile(
        folder=Path(told.lines("folder", _LONGEST_PATH)),
        name=told.text("name"),
        digest=told.matching("digest", _DIGEST),
        path=Path(told.lines("path", _LONGEST_PATH)) if told.has("path") else None,
    )


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
