"""Locks of unfinished downloads that cost nobody any time; what they cost a thief is tested with `pending_key`."""

import pytest

from crypteo_desktop.crypto import pending_key


def cheapen_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the locks' keys as always, but from 64 KiB in one pass, where each would take a fifth of a second."""
    monkeypatch.setattr(pending_key, "_MEMORY_KIB", 64)
    monkeypatch.setattr(pending_key, "_PASSES", 1)
