"""What the rules' refusals and faults are called on the holders' pages, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from crypteo_backend.identity import Refusal
from crypteo_backend.question_rules import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    SHORTEST_ANSWER,
    SHORTEST_QUESTION,
    Fault,
)
from crypteo_backend.web.languages import Words


@dataclass(frozen=True, slots=True)
class Stop:
    """Why the holder cannot go on here, and what to do."""

    status: int
    title: Words
    text: Words


LINK_FAULT: Final = Words(
    "Ce n’est pas le lien de l’e-mail « Paramétrez vos questions de sécurité ». Copiez-le en entier, puis collez-le "
    "ici.",
    "This is not the link of the e-mail “Set your security questions”. Copy the whole of it, and paste it here.",
)
DOCUMENT_FAULT: Final = Words(
    "Un numéro de pièce d’identité compte 5 à 20 lettres et chiffres. Recopiez-le tel qu’il figure sur la pièce.",
    "An identity document number has 5 to 20 letters and digits. Copy it as it stands on the document.",
)
NUMBER_FAULT: Final = Words(
    "Un numéro de demande compte 1 à 20 chiffres. Il figure dans chaque e-mail que vous avez reçu.",
    "An order number has 1 to 20 digits. It is in each e-mail that you received.",
)
ANSWER_MISSING: Final = Words("Saisissez votre réponse.", "Enter your answer.")
QUESTION_MISSING: Final = Words("Choisissez votre question.", "Choose your question.")
QUESTION_TWICE: Final = Words("Choisissez votre autre question.", "Choose your other question.")
OTHER_QUESTION: Final = Words("Une autre question", "Another question")
REASON_MISSING: Final = Words("Choisissez la raison de la révocation.", "Choose the reason for the revocation.")
LOCKED_REVOCATION: Final = Stop(
    423,
    Words("La révocation est bloquée pour ce numéro", "Revocation is locked for this number"),
    Words(
        "Trop de réponses incorrectes ont été envoyées pour ce numéro de demande. Appelez l’assistance : après "
        "vérification, un conseiller peut débloquer la révocation en ligne.",
        "Too many wrong answers were sent for this order number. Call support: after checking, an agent can unlock "
        "online revocation.",
    ),
)

_NEW_LINK: Final = Words(
    "L’assistance peut vous envoyer un nouveau lien. Munissez-vous de votre numéro de demande.",
    "Support can send you a new link. Have your order number at hand.",
)
STOPS: Final[Mapping[Refusal, Stop]] = MappingProxyType(
    {
        Refusal.LINK_UNKNOWN: Stop(404, Words("Ce lien n’est pas reconnu", "This link is not known"), LINK_FAULT),
        Refusal.LINK_EXPIRED: Stop(410, Words("Ce lien a expiré", "This link has expired"), _NEW_LINK),
        Refusal.ORDER_EXPIRED: Stop(
            410,
            Words("Votre demande a expiré", "Your order has expired"),
            Words(
                "Les 2 mois prévus pour télécharger votre certificat sont passés. Appelez l’assistance.",
                "The 2 months for downloading your certificate are over. Call support.",
            ),
        ),
        Refusal.QUESTIONS_SET: Stop(
            409,
            Words("Vos questions sont déjà enregistrées", "Your questions are already saved"),
            Words(
                "Elles ne sont plus modifiables. Utilisez l’e-mail « Votre certificat est prêt » pour télécharger "
                "votre certificat. Si vous n’avez pas choisi ces questions vous-même, appelez l’assistance sans "
                "attendre.",
                "They can no longer be changed. Use the e-mail “Your certificate is ready” to download your "
                "certificate. If you did not choose these questions yourself, call support at once.",
            ),
        ),
        Refusal.LOCKED: Stop(
            423,
            Words("Le contrôle d’identité est bloqué", "The identity check is locked"),
            Words(
                "Trois numéros incorrects ont été envoyés. Ce blocage vous protège. Votre demande n’est pas perdue : "
                "l’assistance peut vous débloquer.",
                "Three wrong numbers were sent. The lock protects you. Your order is not lost: support can unlock it.",
            ),
        ),
        Refusal.CHECKED: Stop(
            409,
            Words("Votre identité est déjà vérifiée", "Your identity is already checked"),
            Words(
                "Rouvrez le lien de l’e-mail « Paramétrez vos questions de sécurité » pour choisir vos questions.",
                "Open the link of the e-mail “Set your security questions” again to choose your questions.",
            ),
        ),
        Refusal.UNCHECKED: Stop(
            409,
            Words("Votre identité n’est pas encore vérifiée", "Your identity is not checked yet"),
            Words(
                "Rouvrez le lien de l’e-mail « Paramétrez vos questions de sécurité ».",
                "Open the link of the e-mail “Set your security questions” again.",
            ),
        ),
    }
)
FAULTS: Final[Mapping[Fault, Words]] = MappingProxyType(
    {
        Fault.NOT_CHOSEN: Words("Choisissez une question dans la liste.", "Choose a question from the list."),
        Fault.CHOSEN_TWICE: Words(
            "Choisissez une autre question que la première.", "Choose another question than the first one."
        ),
        Fault.QUESTION_TOO_SHORT: Words(
            f"Écrivez une question d’au moins {SHORTEST_QUESTION} caractères.",
            f"Write a question of at least {SHORTEST_QUESTION} characters.",
        ),
        Fault.QUESTION_TOO_LONG: Words(
            f"Raccourcissez votre question : {LONGEST_QUESTION} caractères au plus.",
            f"Shorten your question: {LONGEST_QUESTION} characters at most.",
        ),
        Fault.QUESTION_PROPOSED: Words(
            "Cette question est dans la liste. Écrivez-en une que vous inventez.",
            "This question is in the list. Write one of your own.",
        ),
        Fault.ANSWER_TOO_SHORT: Words(
            f"Donnez une réponse d’au moins {SHORTEST_ANSWER} lettres ou chiffres.",
            f"Give an answer of at least {SHORTEST_ANSWER} letters or digits.",
        ),
        Fault.ANSWER_TOO_LONG: Words(
            f"Raccourcissez votre réponse : {LONGEST_ANSWER} caractères au plus.",
            f"Shorten your answer: {LONGEST_ANSWER} characters at most.",
        ),
        Fault.ANSWER_IN_QUESTION: Words(
            "Votre réponse se trouve dans la question. Choisissez une réponse que la question ne donne pas.",
            "Your answer is in the question. Choose one that the question does not give away.",
        ),
        Fault.ANSWER_IS_THE_HOLDER: Words(
            "N’utilisez ni votre nom, ni votre organisation, ni votre adresse e-mail : d’autres personnes les "
            "connaissent.",
            "Use neither your name nor your organisation nor your e-mail address: other people know them.",
        ),
        Fault.ANSWER_TWICE: Words(
            "Cette réponse est déjà donnée à une autre question. Choisissez trois réponses différentes.",
            "This answer is given to another question already. Choose three different answers.",
        ),
    }
)


def document_wrong(left: int) -> Words:
    """Return what is said of a wrong document number; with none left another page is shown."""
    return Words(
        f"Ce numéro n’est pas celui qui figure dans votre dossier. {_left(left).fr}",
        f"This is not the number in your file. {_left(left).en}",
    )


def answers_wrong(left: int) -> Words:
    """Return what is said of wrong answers, never which one is wrong."""
    return Words(f"Réponses incorrectes. {_left(left).fr}", f"Wrong answers. {_left(left).en}")


def _left(left: int) -> Words:
    many = "s" if left > 1 else ""
    return Words(f"Il vous reste {left}\u00a0essai{many}.", f"You have {left}\u00a0{'tries' if many else 'try'} left.")
