"""A message as an e-mail: RFC 5322 headers, and its text and its HTML as alternatives."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from crypteo_backend.messages.message import DeliveryRefused, Message

_ATOMS = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = rf"^{_ATOMS}(?:\.{_ATOMS})*@{_LABEL}(?:\.{_LABEL})*$"
"""One address of RFC 5321 without quotes, comments or what would need SMTPUTF8: nothing can be added to it."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # among them all that ends a line
_LANGUAGE = re.compile(r'<html lang="([a-z]{2})">')


def as_email(message: Message, sender: Address, reply_to: Address | None) -> EmailMessage:
    """Return the e-mail; the same message always has the same Message-ID and date.

    Raises DeliveryRefused when its recipient or its subject cannot stand in a header.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = _recipient(message)
    if reply_to is not None:
        mail["Reply-To"] = reply_to
    mail["Subject"] = _subject(message)
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = f"<{message.id}@{sender.domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers it
    # Every server takes quoted-printable, however long the lines are and whatever it says of 8BITMIME.
    mail.set_content(message.text, cte="quoted-printable")
    if message.html is not None:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    language = _LANGUAGE.search(message.html or "")
    if language:  # last, since setting a content drops all headers called Content-*
        mail["Content-Language"] = language[1]
    return mail


def _recipient(message: Message) -> Address:
    if not re.fullmatch(ADDRESS, message.recipient):
        raise DeliveryRefused("the recipient is no e-mail address")
    return Address(addr_spec=message.recipient)


def _subject(message: Message) -> str:
    if _CONTROLS.search(message.subject):
        raise DeliveryRefused("the subject holds what no header may hold")
    return message.subject
