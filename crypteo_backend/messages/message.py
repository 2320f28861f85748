"""One message to a holder, and the Protocol of whatever carries it out of the house."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, get_args

Channel = Literal["email", "sms"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


class DeliveryFailed(Exception):
    """The message was not handed over; another try, later, may succeed. The words never hold what the message says."""


class DeliveryRefused(DeliveryFailed):
    """The message will never go as it is: no further try is worth making."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said to whom; text and HTML may hold a code or a link, so they are in no repr.

    `id` is 22 characters of base64url, drawn once with `tokens.new_identifier` and kept with the message, so that
    whoever gets the same message twice can tell. An SMS has an empty subject and no HTML.
    """

    id: str
    order_number: str
    channel: Channel
    recipient: str
    subject: str
    text: str = field(repr=False)
    html: str | None = field(repr=False)
    created_at: datetime


class Carrier(Protocol):
    """The way out for messages of one channel or of all."""

    def send(self, message: Message) -> None:
        """Hand the message over, or raise DeliveryFailed (perhaps later) or DeliveryRefused (never)."""


def as_channel(name: str) -> Channel:
    """Return the stored name as a channel; raises ValueError when it is none."""
    if name not in CHANNELS:
        raise ValueError("no such channel")
    return name
