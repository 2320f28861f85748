"""The demonstration's carrier: every message stays in the database, and nothing leaves the machine."""

from sqlalchemy import select

from crypteo_backend.messages.message import Message, as_channel
from crypteo_backend.store.database import Store
from crypteo_backend.store.schema import MessageRow


class Mailbox:
    """Keeps messages for the mailbox page."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def send(self, message: Message) -> None:
        """Keep the message, once however often it comes."""
        with self._store.writing() as db:
            if db.scalar(select(MessageRow.id).where(MessageRow.message_id == message.id)) is None:
                db.add(_row(message))

    def newest_first(self) -> list[tuple[int, Message]]:
        """Return all messages with their numbers, the last one first."""
        with self._store.reading() as db:
            return [(row.id, _message(row)) for row in db.scalars(select(MessageRow).order_by(MessageRow.id.desc()))]

    def html_of(self, number: int) -> str | None:
        """Return the HTML of the message with this number; None when there is no such message or no HTML of it."""
        with self._store.reading() as db:
            return db.scalar(select(MessageRow.html).where(MessageRow.id == number))


def _row(message: Message) -> MessageRow:
    return MessageRow(
        message_id=message.id,
        order_number=message.order_number,
        channel=message.channel,
        recipient=message.recipient,
        subject=message.subject,
        text=message.text,
        html=message.html,
        created_at=message.created_at,
    )


def _message(row: MessageRow) -> Message:
    return Message(
        id=row.message_id,
        order_number=row.order_number,
        channel=as_channel(row.channel),
        recipient=row.recipient,
        subject=row.subject,
        text=row.text,
        html=row.html,
        created_at=row.created_at,
    )
