"""How an order stands, in one sentence: the first rule that applies is the one that matters on the phone."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from crypteo_backend.console.dossier import Dossier
from crypteo_backend.messages.moments import Locale, moment_in_words
from crypteo_backend.orders import link_end
from crypteo_backend.sessions import State
from crypteo_backend.web.languages import Words


class Tone(enum.StrEnum):
    """What the sentence means for the agent: nothing to do, the holder's turn, support's turn, or the end."""

    GOOD = "good"
    WAITING = "waiting"
    BLOCKED = "blocked"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Condition:
    """One sentence about the order, with the moment that it names, if it names one."""

    tone: Tone
    words: Words
    at: datetime | None

    def said_in(self, language: Locale) -> str:
        """Return the sentence in the language."""
        at = moment_in_words(self.at, language) if self.at else ""
        return self.words.said_in(language).format(at=at)


@dataclass(frozen=True, slots=True)
class _Rule:
    applies: Callable[[Dossier], object]
    tone: Tone
    words: Words
    at: Callable[[Dossier], datetime | None] = lambda _: None


def condition_of(dossier: Dossier) -> Condition:
    """Return how the order stands."""
    rule = next(rule for rule in _RULES if rule.applies(dossier))
    return Condition(rule.tone, rule.words, rule.at(dossier))


def _revoked_at(of: Dossier) -> datetime | None:
    return of.issuance.revoked_at if of.issuance else None


def _revocation_asked_at(of: Dossier) -> datetime | None:
    return of.issuance.revocation_asked_at if of.issuance else None


def _issued_at(of: Dossier) -> datetime | None:
    return of.issuance.issued_at if of.issuance else None


def _questions_link_end(of: Dossier) -> datetime:
    return of.order.questions_link_expires_at or of.order.validated_at


def _has_questions(of: Dossier) -> bool:
    return of.order.questions_set_at is not None


def _is_at(*states: State) -> Callable[[Dossier], bool]:
    return lambda of: of.visit is not None and of.visit.state in states


_RULES: Final = (
    _Rule(_revoked_at, Tone.OVER, Words("Révoquée le {at}.", "Revoked on {at}."), _revoked_at),
    _Rule(
        _revocation_asked_at,
        Tone.WAITING,
        Words(
            "Révocation demandée le {at}, pas encore publiée par l’autorité.",
            "Revocation asked for on {at}, not yet published by the authority.",
        ),
        _revocation_asked_at,
    ),
    _Rule(
        lambda of: of.order.accepted_at,
        Tone.GOOD,
        Words(
            "Terminée\u00a0: certificat téléchargé et vérifié le {at}.",
            "Done: certificate downloaded and verified on {at}.",
        ),
        lambda of: of.order.accepted_at,
    ),
    _Rule(
        lambda of: of.now >= of.order.expires_at,
        Tone.OVER,
        Words("Expirée le {at}\u00a0: les 2 mois sont passés.", "Expired on {at}: the 2 months are over."),
        lambda of: of.order.expires_at,
    ),
    _Rule(
        lambda of: not _has_questions(of) and of.order.identity_tries_left <= 0,
        Tone.BLOCKED,
        Words("Bloquée\u00a0: 3 numéros de document faux.", "Locked: 3 wrong document numbers."),
    ),
    _Rule(
        lambda of: not _has_questions(of) and of.now >= _questions_link_end(of),
        Tone.BLOCKED,
        Words(
            "Contrôle d’identité à faire, mais son lien a expiré le {at}\u00a0: envoyez-en un autre.",
            "Identity check still to do, but its link expired on {at}: send another one.",
        ),
        _questions_link_end,
    ),
    _Rule(
        lambda of: not _has_questions(of) and of.order.identity_checked_at,
        Tone.WAITING,
        Words(
            "Identité vérifiée, questions à choisir\u202f; lien valable jusqu’au {at}.",
            "Identity checked, questions still to set; link valid until {at}.",
        ),
        _questions_link_end,
    ),
    _Rule(
        lambda of: not _has_questions(of),
        Tone.WAITING,
        Words(
            "En attente du contrôle d’identité\u202f; lien valable jusqu’au {at}.",
            "Waiting for the identity check; link valid until {at}.",
        ),
        _questions_link_end,
    ),
    _Rule(
        lambda of: of.order.answer_tries_left <= 0,
        Tone.BLOCKED,
        Words("Bloquée\u00a0: 3 fois des réponses fausses.", "Locked: 3 times wrong answers."),
    ),
    _Rule(
        lambda of: of.order.code_tries_left <= 0,
        Tone.BLOCKED,
        Words("Bloquée\u00a0: 10 codes de retrait faux en tout.", "Locked: 10 wrong withdrawal codes in all."),
    ),
    _Rule(
        lambda of: of.is_issued,
        Tone.WAITING,
        Words(
            "Certificat émis le {at}, pas encore vérifié par le titulaire.",
            "Certificate issued on {at}, not yet verified by the holder.",
        ),
        _issued_at,
    ),
    _Rule(
        lambda of: of.issuance is not None,
        Tone.WAITING,
        Words(
            "Certificat demandé\u202f; l’autorité n’a pas encore répondu.",
            "Certificate asked for; the authority has not answered yet.",
        ),
    ),
    _Rule(
        lambda of: of.now >= link_end(of.order),
        Tone.BLOCKED,
        Words(
            "Le lien de téléchargement a expiré le {at}\u00a0: envoyez-en un autre.",
            "The download link expired on {at}: send another one.",
        ),
        lambda of: link_end(of.order),
    ),
    _Rule(
        lambda of: of.was_refused,
        Tone.BLOCKED,
        Words(
            "L’autorité a refusé la dernière demande de certificat\u202f; le titulaire peut réessayer.",
            "The authority refused the last request for a certificate; the holder can try again.",
        ),
    ),
    _Rule(
        lambda of: of.code_tries_left <= 0,
        Tone.BLOCKED,
        Words(
            "Le code de retrait a servi 3 fois\u00a0: le titulaire doit en demander un autre, ou envoyez-le.",
            "The withdrawal code was tried 3 times: the holder must ask for another one, or you send it.",
        ),
    ),
    _Rule(
        _is_at(State.CODE),
        Tone.GOOD,
        Words(
            "Téléchargement en cours\u00a0: mot de passe, puis code de retrait (étapes 1 à 3).",
            "Download under way: password, then withdrawal code (steps 1 to 3).",
        ),
    ),
    _Rule(
        _is_at(State.ANSWERS),
        Tone.GOOD,
        Words("Téléchargement en cours\u00a0: questions (étape 4).", "Download under way: questions (step 4)."),
    ),
    _Rule(
        _is_at(State.AUTHENTICATED),
        Tone.GOOD,
        Words(
            "Téléchargement en cours\u00a0: création de la clé (étape 5).",
            "Download under way: the key is being made (step 5).",
        ),
    ),
    _Rule(
        lambda _: True,
        Tone.WAITING,
        Words("Prête à télécharger\u202f; lien valable jusqu’au {at}.", "Ready to download; link valid until {at}."),
        lambda of: link_end(of.order),
    ),
)
