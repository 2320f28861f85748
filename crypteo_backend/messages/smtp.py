"""The carrier of e-mail: one SMTP connection a message, encrypted, to the server that the operator names."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.headerregistry import Address
from pathlib import Path
from smtplib import (
    SMTP,
    SMTP_SSL,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
)
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crypteo_backend.messages.mail import ADDRESS, as_email
from crypteo_backend.messages.message import DeliveryFailed, DeliveryRefused, Message
from crypteo_backend.server import is_loopback

MailAddress = Annotated[str, Field(pattern=ADDRESS, max_length=254)]


class EmailSettings(BaseModel):
    """The table `[email]`: how to reach the SMTP server, and in whose name.

    `security` is STARTTLS, TLS from the first byte, or none, which is for loopback alone. The server's certificate is
    checked against `ca_file` (PEM) when there is one, else against the system's trust store. The password of `user`
    is the secret `smtp-password`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    ca_file: Path | None = None
    sender: MailAddress
    sender_name: Annotated[str, Field(pattern=r"^[^\p{C}]*$", max_length=100)] = "Crypteo"
    reply_to: MailAddress | None = None
    user: Annotated[str, Field(pattern=r"^[!-~]+$")] | None = None
    password_file: Path | None = None
    timeout_seconds: Annotated[float, Field(gt=0, le=10)] = 10

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        if self.security == "none" and not is_loopback(self.host):
            raise ValueError("beyond loopback, security must be starttls or tls")
        if self.password_file is not None and self.user is None:
            raise ValueError("a password needs a user")
        self.host.encode("idna")  # raises UnicodeError, a ValueError, here rather than at the first message
        return self


class SmtpCarrier:
    """Hands e-mails to one SMTP server."""

    def __init__(self, config: EmailSettings, password: str | None = None) -> None:
        self._config = config
        self._password = password
        self._trust = ssl.create_default_context(cafile=config.ca_file)
        self._sender = Address(config.sender_name, addr_spec=config.sender)
        self._reply_to = Address(addr_spec=config.reply_to) if config.reply_to else None

    def send(self, message: Message) -> None:
        """Hand the message over; raises DeliveryFailed, and DeliveryRefused when the server will never take it."""
        mail = as_email(message, self._sender, self._reply_to)
        # What the server said may repeat what it was sent, so no error of it goes on: only its code does.
        try:
            with self._connection() as server:
                server.send_message(mail, self._config.sender, [message.recipient])
        except SMTPRecipientsRefused as refusal:
            (code, _) = refusal.recipients[message.recipient]
            raise _failure(code, "the recipient") from None
        except SMTPDataError as refusal:
            raise _failure(refusal.smtp_code, "the message") from None
        except SMTPResponseException as refusal:
            said = f"the mail server answered {refusal.smtp_code} before any message"
            raise DeliveryFailed(said) from None
        except (SMTPException, OSError) as error:
            said = f"no mail server to hand over to ({type(error).__name__})"
            raise DeliveryFailed(said) from None

    @contextmanager
    def _connection(self) -> Iterator[SMTP]:
        server = self._connected()
        try:
            if self._config.security == "starttls":
                server.starttls(context=self._trust)
            if self._config.user is not None:
                server.login(self._config.user, self._password or "")
            yield server
        finally:
            # The message is taken, or is not, whatever the server says to a good-bye.
            with suppress(SMTPException, OSError):
                server.quit()
            server.close()

    def _connected(self) -> SMTP:
        place, patience = (self._config.host, self._config.port), self._config.timeout_seconds
        if self._config.security == "tls":
            return SMTP_SSL(*place, timeout=patience, context=self._trust)
        return SMTP(*place, timeout=patience)


def _failure(code: int, what: str) -> DeliveryFailed:
    kind = DeliveryRefused if 500 <= code <= 599 else DeliveryFailed
    return kind(f"the mail server answered {code} to {what}")
