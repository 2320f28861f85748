"""Another password in place of a forgotten one: the key is sealed anew; where that fails the former one holds."""

from typing import Final

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.pending import PendingDownload
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.steps import journal

# What says that no certificate was requested yet, which is not true any more where a password is replaced late.
_NOT_WRITTEN: Final = frozenset({pending.JOURNAL_DISK_FULL, pending.JOURNAL_REFUSED, pending.JOURNAL_FAILED})


def seal_anew(key: KeyPair, download: PendingDownload, password: Secret, services: Services) -> None:
    """Seal the key under another password; the former seal stays until the new one is whole on the disk.

    Raise Problem(PASSWORD_NOT_REPLACED), or JOURNAL_… while no certificate may exist.
    """
    try:
        journal.keep_key(key, download, password, services)
    except Problem as problem:
        if problem.kind not in _NOT_WRITTEN or not download.may_hold_a_certificate:
            raise
        raise Problem(pending.PASSWORD_NOT_REPLACED, folder=problem.facts["folder"]) from problem
