"""What an agent can do for an order: when it is offered, what it will do in one sentence, and how it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from crypteo_backend.authority import AuthorityUnavailable
from crypteo_backend.console.dossier import Dossier, open_dossier
from crypteo_backend.console.event_words import EVENTS, actor_in_words
from crypteo_backend.messages.message import Channel
from crypteo_backend.messages.moments import Locale, moment_in_words
from crypteo_backend.services import Services
from crypteo_backend.support_desk import (
    ActedMeanwhile,
    NotReleased,
    Obstacle,
    OrderClosed,
    release,
    send_another_code,
    send_another_link,
    unlock,
)
from crypteo_backend.web.languages import Words


@dataclass(frozen=True, slots=True)
class Hand:
    """The agent who acts, and the position of the newest entry that stood on their page."""

    agent: str
    seen: int


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its button, the sentence that is confirmed, and the one that says it is done."""

    name: Words
    will: Words
    done: Words
    applies: Callable[[Dossier], bool]
    do: Callable[[Services, str, Hand], object]


class ActRefused(Exception):
    """The act was not done; `said_in` tells why, in the agent's language."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words

    def said_in(self, language: Locale) -> str:
        """Return the sentence."""
        return self.words.said_in(language)


def offered(dossier: Dossier) -> dict[str, Act]:
    """Return the acts that apply to the order now."""
    return {name: act for name, act in ACTS.items() if act.applies(dossier)}


def perform(services: Services, name: str, number: str, hand: Hand) -> None:
    """Do the act; raises ActRefused when it does not apply any more, OrderUnknown for a number that nobody has."""
    act = ACTS[name]
    try:
        _check_applies(act, services, number)
        act.do(services, number, hand)
    except ActedMeanwhile as meanwhile:
        raise ActRefused(_told(meanwhile)) from meanwhile
    except OrderClosed as closed:
        raise ActRefused(_APPLIES_NO_MORE) from closed
    except NotReleased as refusal:
        raise ActRefused(_OBSTACLES[refusal.obstacle]) from refusal
    except AuthorityUnavailable as error:
        raise ActRefused(_NO_AUTHORITY) from error


def _check_applies(act: Act, services: Services, number: str) -> None:
    if not act.applies(open_dossier(services, number)):
        raise ActRefused(_APPLIES_NO_MORE)


def _told(meanwhile: ActedMeanwhile) -> Words:
    def said(language: Locale, sentence: str) -> str:
        return sentence.format(
            actor=actor_in_words(meanwhile.actor, language),
            what=EVENTS[meanwhile.event].said_in(language).lower(),
            at=moment_in_words(meanwhile.at, language),
        )

    return Words(
        said("fr", "Rien n’a été fait\u00a0: {actor} a agi depuis que vous avez lu cette page ({what}, le {at})."),
        said("en", "Nothing was done: {actor} acted since you read this page ({what}, on {at})."),
    )


def _is_used_up(of: Dossier) -> bool:
    before_questions = of.order.questions_set_at is None and of.order.identity_tries_left <= 0
    download = before_questions or of.order.answer_tries_left <= 0 or of.order.code_tries_left <= 0
    return (of.is_open and download) or (of.is_issued and of.revocation_tries_left <= 0)


def _can_be_freed(of: Dossier) -> bool:
    return of.is_open and of.issuance is not None and not of.is_issued


def _unlock(services: Services, number: str, hand: Hand) -> None:
    unlock(services, number, hand.agent, hand.seen)


def _send_link(services: Services, number: str, hand: Hand) -> None:
    send_another_link(services, number, hand.agent, hand.seen)


def _send_code(channel: Channel) -> Callable[[Services, str, Hand], object]:
    return lambda services, number, hand: send_another_code(services, number, channel, hand.agent, hand.seen)


def _release(services: Services, number: str, hand: Hand) -> None:
    release(services, number, services.issuer.authority, hand.agent, hand.seen)


_APPLIES_NO_MORE: Final = Words(
    "Rien n’a été fait\u00a0: cela ne s’applique plus à cette demande.",
    "Nothing was done: this does not apply to the order any more.",
)
_NO_AUTHORITY: Final = Words(
    "Rien n’a été fait\u00a0: l’autorité ne répond pas. Réessayez dans quelques minutes.",
    "Nothing was done: the authority does not answer. Try again in a few minutes.",
)
_OBSTACLES: Final[Mapping[Obstacle, Words]] = MappingProxyType(
    {
        Obstacle.NOT_ASKED: Words(
            "Rien n’a été fait\u00a0: aucun certificat n’est demandé.",
            "Nothing was done: no certificate was asked for.",
        ),
        Obstacle.ISSUED: Words(
            "Rien n’a été fait\u00a0: l’autorité a émis ce certificat. Le titulaire le recevra en rouvrant son lien.",
            "Nothing was done: the authority has issued this certificate. Opening the link again brings it.",
        ),
        Obstacle.AT_WORK: Words(
            "Rien n’a été fait\u00a0: l’autorité y travaille. Réessayez dans une minute.",
            "Nothing was done: the authority is at work. Try again in a minute.",
        ),
    }
)

ACTS: Final[Mapping[str, Act]] = MappingProxyType(
    {
        "unlock": Act(
            Words("Débloquer", "Unlock"),
            Words(
                "Le titulaire retrouve tous ses essais. Un code de retrait usé le reste\u00a0: envoyez-en un autre.",
                "The holder has all tries again. A withdrawal code that is used up stays so: send another one as well.",
            ),
            Words("La demande est débloquée.", "The order is unlocked."),
            _is_used_up,
            _unlock,
        ),
        "link": Act(
            Words("Envoyer un nouveau lien", "Send a new link"),
            Words(
                "Un nouveau lien de téléchargement part à {email}, valable 24 heures. L’ancien ne marche plus, et un "
                "téléchargement en cours s’arrête.",
                "A new download link goes to {email}, valid for 24 hours. The former one no longer works, and a "
                "download under way ends.",
            ),
            Words("Un nouveau lien est en route.", "A new link is on its way."),
            lambda of: of.is_open and of.order.questions_set_at is not None,
            _send_link,
        ),
        "questions-link": Act(
            Words("Envoyer un nouveau lien", "Send a new link"),
            Words(
                "Un nouveau lien pour le contrôle d’identité part à {email}, pour 10 jours. L’ancien ne marche plus.",
                "A new link to the identity check goes to {email}, valid for 10 days. The former one no longer works.",
            ),
            Words("Un nouveau lien est en route.", "A new link is on its way."),
            lambda of: of.is_open and of.order.questions_set_at is None,
            _send_link,
        ),
        "code-email": Act(
            Words("Envoyer un code par e-mail", "Send a code by e-mail"),
            Words(
                "Un nouveau code de retrait part à {email}. Tous les codes précédents ne marchent plus.",
                "A new withdrawal code goes to {email}. No former code works any more.",
            ),
            Words("Un nouveau code est en route, par e-mail.", "A new code is on its way, by e-mail."),
            lambda of: of.is_open,
            _send_code("email"),
        ),
        "code-sms": Act(
            Words("Envoyer un code par SMS", "Send a code by text message"),
            Words(
                "Un nouveau code de retrait part au {mobile}. Tous les codes précédents ne marchent plus.",
                "A new withdrawal code goes to {mobile}. No former code works any more.",
            ),
            Words("Un nouveau code est en route, par SMS.", "A new code is on its way, by text message."),
            lambda of: of.is_open and bool(of.order.mobile),
            _send_code("sms"),
        ),
        "release": Act(
            Words("Libérer la demande de certificat", "Free the request for the certificate"),
            Words(
                "La demande de certificat restée sans réponse est oubliée, et le titulaire peut en envoyer une autre. "
                "Rien n’est fait si l’autorité l’a signée.",
                "The request that was never answered is forgotten, and the holder can send another one. Nothing is "
                "done if the authority has signed it.",
            ),
            Words("La demande de certificat est libérée.", "The request for the certificate is freed."),
            _can_be_freed,
            _release,
        ),
    }
)
