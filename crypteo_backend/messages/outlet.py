"""One message, and the Protocol of whatever carries it to the holder."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, get_args

Channel = Literal["email", "sms"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


class DeliveryFailed(Exception):
    """The message could not be handed over."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said to whom; the body may hold a code or a link, so it is in no repr."""

    order_number: str
    channel: Channel
    recipient: str
    subject: str
    body: str = field(repr=False)
    sent_at: datetime


class Outlet(Protocol):
    """The way out for messages."""

    def send(self, message: Message) -> None:
        """Hand the message over, or raise DeliveryFailed."""


def as_channel(name: str) -> Channel:
    """Return the stored name as a channel; raises ValueError when it is none."""
    if name not in CHANNELS:
        raise ValueError("no such channel")
    return name
