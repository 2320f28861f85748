"""An order as its page shows it: lines of a label and a value, in the agent's language, and never a secret."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from crypteo_backend.audit import Event
from crypteo_backend.console.dossier import Dossier
from crypteo_backend.console.event_words import CHANNELS, KINDS
from crypteo_backend.console.time_left import time_left
from crypteo_backend.correspondence import addresses_of
from crypteo_backend.issuer import stored_certificate
from crypteo_backend.messages.masking import masked
from crypteo_backend.messages.moments import Locale, day_in_words, moment_in_words
from crypteo_backend.sessions import State
from crypteo_backend.store.house_tables import OutgoingRow
from crypteo_backend.store.queries import display_name
from crypteo_backend.web.languages import Words

_HOLDER: Final = Words("Titulaire", "Holder")
_ORGANISATION: Final = Words("Entreprise", "Organisation")
_PRODUCT: Final = Words("Produit", "Product")
_ADDRESS_NAMES: Final = {"email": Words("E-mail", "E-mail"), "sms": Words("Mobile", "Mobile")}
_DOCUMENT: Final = Words("Numéro de document", "Document number")
_REVOCATION: Final = Words("Révocation", "Revocation")
_CODE: Final = Words("Code de retrait en cours", "Withdrawal code in force")
_CODES: Final = Words("Codes de retrait en tout", "Withdrawal codes in all")
_ANSWERS: Final = Words("Réponses aux questions", "Answers to the questions")
_ORDER_END: Final = Words("Demande", "Order")
_QUESTIONS_END: Final = Words("Lien du contrôle d’identité", "Link to the identity check")
_LINK_END: Final = Words("Lien de téléchargement", "Download link")
_SESSION_END: Final = Words("Session, sans activité", "Session, when idle")
_REFERENCE: Final = Words("Référence", "Reference")
_SCREEN: Final = Words("Écran", "Screen")
_CLIENT: Final = Words("Logiciel", "Program")
_OPENED: Final = Words("Lien ouvert le", "Link opened on")
_SEEN: Final = Words("Dernière activité", "Last activity")
_SERIAL: Final = Words("Numéro de série", "Serial number")
_VALID: Final = Words("Validité", "Validity")
_ASKED: Final = Words("Révocation demandée le", "Revocation asked for on")
_REVOKED: Final = Words("Révoqué le", "Revoked on")
_SCREENS: Final = {
    State.CODE: Words("1 à 3\u00a0: mot de passe, puis code de retrait", "1 to 3: password, then withdrawal code"),
    State.ANSWERS: Words("4\u00a0: questions", "4: questions"),
    State.AUTHENTICATED: Words("5\u00a0: création de la clé et du certificat", "5: making the key and the certificate"),
    State.ISSUED: Words("5 ou 6\u00a0: certificat émis", "5 or 6: certificate issued"),
    State.ACCEPTED: Words("6\u00a0: certificat vérifié", "6: certificate verified"),
}
_OUTCOMES: Final = {
    "sent": Words("envoyé", "sent"),
    "waiting": Words("en attente", "waiting"),
    "late": Words("en attente, nouvel essai prévu", "waiting, to be tried again"),
    "refused": Words("refusé", "refused"),
    "expired": Words("périmé, non envoyé", "out of date, not sent"),
    "replaced": Words("remplacé, non envoyé", "replaced, not sent"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A label, its value, and how it is marked: plain, low or over."""

    label: str
    value: str
    note: str = ""
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Sent:
    """One message: what and how, to whom, when, and what became of it."""

    what: str
    sent_to: str
    when: str
    outcome: str
    look: str


def who(dossier: Dossier, language: Locale, *, in_full: bool) -> list[Line]:
    """Return whose order it is; addresses are masked unless the agent asked to see them."""
    order = dossier.order
    addresses = [
        Line(_ADDRESS_NAMES[channel].said_in(language), to if in_full else masked(channel, to))
        for channel, to in addresses_of(order).items()
    ]
    return [
        Line(_HOLDER.said_in(language), display_name(order)),
        Line(_ORGANISATION.said_in(language), order.organisation, f"SIREN {order.siren}"),
        Line(_PRODUCT.said_in(language), order.product),
        *addresses,
    ]


def tries(dossier: Dossier, language: Locale) -> list[Line]:
    """Return the tries that are left, each beside how many there are."""
    order, figures = dossier.order, dossier.figures
    counted = [
        (_CODE, dossier.code_tries_left, figures.code_tries),
        (_CODES, order.code_tries_left, figures.code_tries_in_all),
        (_ANSWERS, order.answer_tries_left, figures.answer_tries),
    ]
    if dossier.is_issued:
        counted.append((_REVOCATION, dossier.revocation_tries_left, figures.revocation_tries))
    if order.questions_set_at is None:
        counted.insert(0, (_DOCUMENT, order.identity_tries_left, figures.identity_tries))
    return [_tries_line(label, left, of, language) for label, left, of in counted]


def deadlines(dossier: Dossier, language: Locale) -> list[Line]:
    """Return what ends when, and how long that is away."""
    order, now = dossier.order, dossier.now
    if not dossier.is_open:
        return []
    ends = [(_ORDER_END, order.expires_at)]
    if order.questions_set_at is None:
        ends.insert(0, (_QUESTIONS_END, order.questions_link_expires_at or order.validated_at))
    if order.link_expires_at is not None:
        ends.insert(0, (_LINK_END, order.link_expires_at))
    if dossier.visit is not None:
        ends.insert(0, (_SESSION_END, dossier.visit.expires_at(dossier.figures)))
    return [_deadline(label, end, now, language) for label, end in ends]


def live_session(dossier: Dossier, language: Locale) -> list[Line]:
    """Return where the holder is now and with what, empty when no download is under way."""
    visit = dossier.visit
    if visit is None:
        return []
    session = visit.session
    return [
        Line(_REFERENCE.said_in(language), session.support_reference, look="strong"),
        Line(_SCREEN.said_in(language), _SCREENS[visit.state].said_in(language)),
        Line(_CLIENT.said_in(language), f"Crypteo Desktop {session.client_version}", session.client_os),
        Line(_OPENED.said_in(language), moment_in_words(session.opened_at, language)),
        Line(_SEEN.said_in(language), moment_in_words(session.seen_at, language)),
    ]


def certificate(dossier: Dossier, language: Locale) -> list[Line]:
    """Return what is public of the certificate, and whether it is revoked; empty while there is none."""
    issuance = dossier.issuance
    issued = stored_certificate(issuance) if issuance else None
    if issuance is None or issued is None:
        return []
    dates = f"{day_in_words(issued.not_before, language)} – {day_in_words(issued.not_after, language)}"
    told = [(_SERIAL, issued.serial_number), (_VALID, dates)]
    for label, at in ((_ASKED, issuance.revocation_asked_at), (_REVOKED, issuance.revoked_at)):
        if at is not None:
            told.append((label, moment_in_words(at, language)))
    return [Line(label.said_in(language), value) for label, value in told]


def messages(dossier: Dossier, language: Locale) -> Iterator[Sent]:
    """Return the messages, the newest first, their addresses masked."""
    outcomes = dossier.outcomes()
    for message in dossier.messages:
        outcome = _outcome_of(message, outcomes.get(message.id))
        yield Sent(
            what=f"{KINDS[message.kind].said_in(language)} {CHANNELS[message.channel].said_in(language)}",
            sent_to=masked(message.channel, message.recipient),
            when=moment_in_words(message.sent_at or message.created_at, language),
            outcome=_OUTCOMES[outcome].said_in(language),
            look=outcome,
        )


def _outcome_of(message: OutgoingRow, noted: Event | None) -> str:
    """Return what became of a message; one that went unsent without a word in the log was replaced by another."""
    if message.sent_at is not None:
        return "sent"
    if message.dropped_at is None:
        return "late" if message.tries else "waiting"
    return {Event.MESSAGE_REFUSED: "refused", Event.MESSAGE_DROPPED: "expired"}.get(noted or Event.REFUSED, "replaced")


def _tries_line(label: Words, left: int, of: int, language: Locale) -> Line:
    look = "over" if left <= 0 else "low" if left < of else "plain"
    return Line(label.said_in(language), f"{left} of {of}" if language == "en" else f"{left} sur {of}", look=look)


def _deadline(label: Words, end: datetime, now: datetime, language: Locale) -> Line:
    note, look = time_left(now, end, language), "over" if now >= end else "plain"
    return Line(label.said_in(language), moment_in_words(end, language), note, look)
