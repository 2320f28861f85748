"""The carrier of text messages: one HTTPS request a message to the operator's gateway.

The request is all that a gateway has to understand, so an adapter of some lines can stand before any provider:

    POST <url>
    Authorization: Bearer <the secret sms-token>
    Idempotency-Key: <22 characters of base64url>
    Content-Type: application/json

    {"to": "+33612345612", "text": "...", "from": "Crypteo"}

- `to` is a number as in ITU-T E.164. `text` keeps to the GSM 7-bit alphabet and fits one segment of 160 characters.
- 2xx: the gateway has taken the message, and answers for it from now on; the body is not read.
- 422: the message will never go, since the number is none or cannot be reached; it is not sent again.
- Anything else, no answer in time, and a redirect, which is never followed: the same message comes again later, under
  the same `Idempotency-Key`. A gateway that has taken a message under this key answers 2xx and sends nothing.
"""

import json
import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crypteo_backend.messages.message import DeliveryFailed, DeliveryRefused, Message
from crypteo_backend.messages.phone_numbers import e164
from crypteo_backend.server import is_loopback

_NEVER = 422


class SmsSettings(BaseModel):
    """The table `[sms]`: the gateway, and the name under which text messages come.

    The gateway's certificate is checked against `ca_file` (PEM) when there is one, else against the system's trust
    store. The bearer token is the secret `sms-token`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: Annotated[str, Field(pattern=r"^[!-~]+$")]
    sender: Annotated[str, Field(pattern=r"^[A-Za-z0-9 ]{1,11}$|^\+?[0-9]{3,15}$")] = "Crypteo"
    token_file: Path | None = None
    ca_file: Path | None = None
    timeout_seconds: Annotated[float, Field(gt=0, le=600)] = 15

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        parts = urlsplit(self.url)
        secret_kept = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
        if not (secret_kept and parts.hostname):
            raise ValueError("the gateway's url must be https, or http on loopback")
        if parts.username is not None or parts.query or parts.fragment:
            raise ValueError("the gateway's url is scheme, host, port and path; the token has its own file")
        (parts.hostname.encode("idna"), parts.port)  # raise ValueError here rather than at the first message
        return self


class SmsGateway:
    """Hands text messages to one gateway."""

    def __init__(self, config: SmsSettings, token: str) -> None:
        self._config = config
        self._token = token
        self._trust = ssl.create_default_context(cafile=config.ca_file)

    def send(self, message: Message) -> None:
        """Hand the message over; raises DeliveryFailed, and DeliveryRefused when the gateway will never take it."""
        try:
            number = e164(message.recipient)
        except ValueError:
            raise DeliveryRefused("the recipient is no telephone number") from None
        body = {"to": number, "text": message.text, "from": self._config.sender}
        try:
            status = self._status_of(json.dumps(body).encode(), message.id)
        except (OSError, HTTPException) as error:
            said = f"no SMS gateway to hand over to ({type(error).__name__})"
            raise DeliveryFailed(said) from None
        if not 200 <= status <= 299:
            kind = DeliveryRefused if status == _NEVER else DeliveryFailed
            raise kind(f"the SMS gateway answered {status}")

    def _status_of(self, body: bytes, message_id: str) -> int:
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Idempotency-Key": message_id,
            "Content-Type": "application/json",
            "User-Agent": "crypteo-backend",
        }
        connection = self._connection()
        try:
            connection.request("POST", urlsplit(self._config.url).path or "/", body, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        parts, patience = urlsplit(self._config.url), self._config.timeout_seconds
        if parts.scheme == "http":
            return HTTPConnection(parts.hostname or "", parts.port, timeout=patience)
        return HTTPSConnection(parts.hostname or "", parts.port, timeout=patience, context=self._trust)
