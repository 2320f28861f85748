"""The demonstration's outlet: every message stays in the database, and nothing leaves the machine."""

from sqlalchemy import select

from crypteo_backend.messages.outlet import Message, as_channel
from crypteo_backend.store.database import Store
from crypteo_backend.store.schema import MessageRow


class Mailbox:
    """Keeps messages for the mailbox page."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def send(self, message: Message) -> None:
        """Keep the message."""
        with self._store.writing() as db:
            db.add(_row(message))

    def newest_first(self) -> list[tuple[int, Message]]:
        """Return all messages with their numbers, the last one first."""
        with self._store.reading() as db:
            return [(row.id, _message(row)) for row in db.scalars(select(MessageRow).order_by(MessageRow.id.desc()))]


def _row(message: Message) -> MessageRow:
    return MessageRow(
        order_number=message.order_number,
        channel=message.channel,
        recipient=message.recipient,
        subject=message.subject,
        body=message.body,
        sent_at=message.sent_at,
    )


def _message(row: MessageRow) -> Message:
    return Message(row.order_number, as_channel(row.channel), row.recipient, row.subject, row.body, row.sent_at)
