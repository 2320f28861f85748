"""The carrier of a plain server: one file a message in a folder of mode 0700, for a relay to carry on."""

import json
import os
import tempfile
from pathlib import Path

from crypteo_backend.clock import rfc3339
from crypteo_backend.messages.message import DeliveryFailed, Message


class Spool:
    """Writes messages as JSON files of mode 0600, named after their messages; one named `*.json` is always whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: Message) -> None:
        """Write the message to its own file, or raise DeliveryFailed when the disk refuses."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)  # whatever made it: these messages hold codes and links in clear
            self._write(_as_json(message), f"{message.created_at:%Y%m%dT%H%M%S}-{message.order_number}-{message.id}")
        except OSError as error:
            raise DeliveryFailed from error

    def _write(self, text: str, name: str) -> None:
        handle, place = tempfile.mkstemp(prefix=f"{name}-", suffix=".part", dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(place).rename(self._folder / f"{name}.json")
        for unfinished in self._folder.glob(f"{name}-*.part"):  # of a process that died: codes and links must not stay
            unfinished.unlink(missing_ok=True)


def _as_json(message: Message) -> str:
    fields = {
        "id": message.id,
        "order": message.order_number,
        "channel": message.channel,
        "to": message.recipient,
        "subject": message.subject,
        "body": message.text,
        "html": message.html,
        "sent_at": rfc3339(message.created_at),
    }
    return json.dumps(fields, ensure_ascii=False, indent=1)
