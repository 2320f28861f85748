"""The words for what the audit log holds: events, their facts, and whose hand it was."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from crypteo_backend.audit import COMMAND_LINE, HOLDER, SERVICE, Event
from crypteo_backend.messages.moments import Locale
from crypteo_backend.orders import OFFICE
from crypteo_backend.web.languages import Words

ADDRESSES: Final = "addresses"

EVENTS: Final[Mapping[Event, Words]] = MappingProxyType(
    {
        Event.ORDER_CREATED: Words("Demande enregistrée", "Order recorded"),
        Event.MESSAGE_SENT: Words("Message envoyé", "Message sent"),
        Event.MESSAGE_REFUSED: Words("Message refusé par son destinataire", "Message refused by its recipient"),
        Event.MESSAGE_DROPPED: Words("Message périmé avant d’être parti", "Message out of date before it was sent"),
        Event.TRY_TAKEN: Words("Essai pris, sans suite", "Try taken, no outcome"),
        Event.QUESTIONS_OPENED: Words("Contrôle d’identité ouvert", "Identity check opened"),
        Event.IDENTITY_WRONG: Words("Numéro de document faux", "Wrong document number"),
        Event.IDENTITY_CHECKED: Words("Identité vérifiée", "Identity checked"),
        Event.QUESTIONS_SET: Words("Trois questions choisies", "Three questions set"),
        Event.SESSION_OPENED: Words("Lien ouvert", "Link opened"),
        Event.SESSION_ENDED: Words("Session terminée", "Session ended"),
        Event.CODE_RIGHT: Words("Code de retrait juste", "Withdrawal code right"),
        Event.CODE_RESENT: Words("Nouveau code demandé", "New code asked for"),
        Event.ANSWERS_RIGHT: Words("Trois réponses justes", "Three answers right"),
        Event.REFUSED: Words("Refus affiché", "Refusal shown"),
        Event.CERTIFICATE_ASKED: Words("Certificat demandé à l’autorité", "Certificate asked of the authority"),
        Event.CERTIFICATE_ISSUED: Words("Certificat émis", "Certificate issued"),
        Event.CERTIFICATE_REFUSED: Words("Certificat refusé par l’autorité", "Certificate refused by the authority"),
        Event.CERTIFICATE_ACCEPTED: Words("Certificat téléchargé et vérifié", "Certificate downloaded and verified"),
        Event.CERTIFICATE_RECOVERED: Words("Certificat récupéré avec sa clé", "Certificate recovered with its key"),
        Event.REVOCATION_WRONG: Words("Révocation tentée, réponses fausses", "Revocation tried, wrong answers"),
        Event.REVOCATION_PROVEN: Words("Réponses justes, pour révoquer", "Right answers, to revoke"),
        Event.REVOCATION_ASKED: Words("Révocation demandée", "Revocation asked for"),
        Event.REVOCATION_REFUSED: Words("Révocation refusée par l’autorité", "Revocation refused by the authority"),
        Event.REVOKED: Words("Certificat révoqué, liste publiée", "Certificate revoked, list published"),
        Event.UNLOCKED: Words("Demande débloquée, essais rendus", "Order unlocked, tries given back"),
        Event.RELEASED: Words("Demande de certificat libérée", "Request for the certificate freed"),
        Event.LINK_RENEWED: Words("Nouveau lien envoyé", "New link sent"),
        Event.CODE_RENEWED: Words("Nouveau code envoyé", "New code sent"),
        Event.AGENT_ADDED: Words("Agent ajouté", "Agent added"),
        Event.AGENT_CHANGED: Words("Agent modifié", "Agent changed"),
        Event.AGENT_SIGNED_IN: Words("Agent connecté", "Agent signed in"),
        Event.AGENT_REFUSED: Words("Connexion d’agent refusée", "Agent’s sign-in refused"),
        Event.AGENT_LOOKED: Words("Dossier consulté", "Order looked at"),
        Event.ERASED: Words("Données personnelles effacées", "Personal data erased"),
    }
)

KINDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "code": Words("code de retrait", "withdrawal code"),
        "answers": Words("trois réponses", "three answers"),
        "document": Words("numéro de document", "document number"),
        "revocation": Words("réponses, pour révoquer", "answers, to revoke"),
        "code-again": Words("nouveau code de retrait", "new withdrawal code"),
        "questions": Words("lien pour choisir les questions", "link to set the questions"),
        "ready": Words("lien de téléchargement", "download link"),
        "revoked": Words("confirmation de révocation", "confirmation of the revocation"),
        ADDRESSES: Words("adresses affichées en entier", "addresses shown in full"),
    }
)
CHANNELS: Final[Mapping[str, Words]] = MappingProxyType(
    {"email": Words("par e-mail", "by e-mail"), "sms": Words("par SMS", "by text message")}
)
REASONS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "lost": Words("fichier ou mot de passe perdu", "file or password lost"),
        "stolen": Words("fichier ou ordinateur volé", "file or computer stolen"),
        "compromised": Words("mot de passe ou copie chez un tiers", "password or copy in other hands"),
        "unneeded": Words("certificat devenu inutile", "certificate no longer needed"),
    }
)
_ACTORS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        HOLDER: Words("le titulaire", "the holder"),
        SERVICE: Words("le service", "the service"),
        OFFICE: Words("le bureau d’enregistrement", "the registration office"),
        COMMAND_LINE: Words("l’exploitant, en ligne de commande", "the operator, on the command line"),
    }
)


def actor_in_words(actor: str, language: Locale) -> str:
    """Return whose hand it was; an agent goes by their name."""
    return _ACTORS[actor].said_in(language) if actor in _ACTORS else actor


def tries_in_words(left: int, language: Locale) -> str:
    """Return "il reste 2 essais", "il reste 1 essai", "plus aucun essai", or the same in English."""
    if language == "en":
        return {0: "no try left", 1: "1 try left"}.get(left, f"{left} tries left")
    return {0: "plus aucun essai", 1: "il reste 1 essai"}.get(left, f"il reste {left} essais")


def details_in_words(facts: Mapping[str, str | int], language: Locale) -> str:
    """Return the facts that an agent needs, in a fixed order and separated by commas; others stay unsaid."""
    return ", ".join(say(facts[name], language) for name, say in _DETAILS.items() if name in facts)


def _as_it_is(fr: str, en: str) -> Callable[[str | int, Locale], str]:
    return lambda value, language: (en if language == "en" else fr).format(value)


def _from(table: Mapping[str, Words]) -> Callable[[str | int, Locale], str]:
    return lambda value, language: table[str(value)].said_in(language) if str(value) in table else str(value)


def _tries(value: str | int, language: Locale) -> str:
    return tries_in_words(int(value), language)


_DETAILS: Final[Mapping[str, Callable[[str | int, Locale], str]]] = MappingProxyType(
    {
        "product": _as_it_is("{}", "{}"),
        "kind": _from(KINDS),
        "channel": _from(CHANNELS),
        "sent_to": _as_it_is("à {}", "to {}"),
        "version": _as_it_is("avec Crypteo Desktop {}", "with Crypteo Desktop {}"),
        "system": _as_it_is("sous {}", "on {}"),
        "reference": _as_it_is("référence {}", "reference {}"),
        "attempts_left": _tries,
        "tries": _tries,
        "serial_number": _as_it_is("n° de série {}", "serial number {}"),
        "reason": _from(REASONS),
    }
)
