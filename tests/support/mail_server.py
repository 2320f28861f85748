"""A real SMTP server on loopback that keeps what it takes, or refuses what a test tells it to refuse."""

import asyncio
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "crypteo", "of-the-mail-server"
PATIENCE = 60


@dataclass(slots=True)
class Mailroom:
    """What the server took, and what it answers; an answer of None means that all is well."""

    taken: list[Envelope] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    answer_to_sender: str | None = None
    answer_to_recipient: str | None = None
    answer_to_message: str | None = None
    hangs_up_at_the_end: bool = False
    came: threading.Condition = field(default_factory=threading.Condition, repr=False)

    def wait_for(self, words: str) -> EmailMessage:
        """Return the first mail whose subject has these words, once it has come."""
        with self.came:
            found = self.came.wait_for(lambda: self._about(words), PATIENCE)
        assert found, f"no mail about {words!r} came, but {[mail['Subject'] for mail in self.mails]}"
        return found[0]

    def _about(self, words: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if words in str(mail["Subject"])]

    async def handle_MAIL(self, _: SMTP, __: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802
        if self.answer_to_sender is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.answer_to_sender or "250 fine"

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]) -> str:  # noqa: N802
        if self.answer_to_recipient is None:
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient or "250 fine"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer_to_message is None:
            assert isinstance(envelope.content, bytes)
            self.taken.append(envelope)
            self.encrypted.append(_is_encrypted(server))
            with self.came:
                self.mails.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=default))
                self.came.notify_all()
        return self.answer_to_message or "250 taken"

    async def handle_QUIT(self, server: SMTP, _: Session, __: Envelope) -> str:  # noqa: N802
        if self.hangs_up_at_the_end:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "221 bye"


def _is_encrypted(server: SMTP) -> bool:
    assert isinstance(server.transport, asyncio.Transport)
    return server.transport.get_extra_info("ssl_object") is not None


class _OnFreePort(Controller):
    def __init__(self, room: Mailroom, **options: Any) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        super().__init__(
            room, hostname="127.0.0.1", port=self._listener.getsockname()[1], ready_timeout=PATIENCE, **options
        )

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self._listener, ssl=self.ssl_context)


@contextmanager
def mail_server(
    room: Mailroom, *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """Serve on a free port, which is given; with STARTTLS only after it, and only to who logs in."""
    options: dict[str, Any] = {"ssl_context": tls}
    if starttls is not None:
        options |= {"tls_context": starttls, "require_starttls": True}
        options |= {"auth_required": True, "authenticator": _authenticate}
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # it repeats every line, and this house keeps none
    controller = _OnFreePort(room, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _authenticate(_: SMTP, __: Session, ___: Envelope, ____: str, told: object) -> AuthResult:
    known = isinstance(told, LoginPassword) and told == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)
