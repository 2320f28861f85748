"""What this program put into which store, in a file of its own, so that it removes only that."""

import json
from pathlib import Path

from crypteo_desktop.adapters import disk


class InstalledFile:
    """Implements `stores.InstalledList`; a damaged file counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def installed(self, store_id: str) -> frozenset[str]:
        """Return the SHA-256 fingerprints that were installed there."""
        return frozenset(self._read().get(store_id, ()))

    def add(self, store_id: str, fingerprint_sha256: str) -> None:
        """Note one; raise OSError."""
        self._write(store_id, self.installed(store_id) | {fingerprint_sha256})

    def drop(self, store_id: str, fingerprint_sha256: str) -> None:
        """Forget one; raise OSError."""
        self._write(store_id, self.installed(store_id) - {fingerprint_sha256})

    def _read(self) -> dict[str, list[str]]:
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        known = content.items() if isinstance(content, dict) else ()
        return {
            store: [one for one in prints if isinstance(one, str)]
            for store, prints in known
            if isinstance(prints, list)
        }

    def _write(self, store_id: str, prints: frozenset[str]) -> None:
        content = {**self._read(), store_id: sorted(prints)}
        disk.make_private_folder(self._file.parent)
        disk.replace_whole(self._file, json.dumps(content, indent=1).encode())
