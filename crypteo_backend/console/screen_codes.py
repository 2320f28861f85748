"""What the holder's screen says for each refusal of the contract: the code that is read out, and its sentence.

The sentences are the client's own, as far as they need no facts; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from crypteo_backend.web.languages import Words


@dataclass(frozen=True, slots=True)
class ScreenCode:
    """The code on the holder's screen, which is never renumbered, and how its sentence begins."""

    code: str
    sentence: Words


SCREEN_CODES: Final[Mapping[str, ScreenCode]] = MappingProxyType(
    {
        "link-unknown": ScreenCode(
            "CRY-111",
            Words(
                "Le service de certificats ne connaît pas ce lien", "The certificate service does not know this link"
            ),
        ),
        "link-expired": ScreenCode("CRY-112", Words("Ce lien a expiré", "This link expired")),
        "order-expired": ScreenCode(
            "CRY-114",
            Words("Le délai de téléchargement de cette demande a pris fin", "The time to download this order ended"),
        ),
        "order-locked": ScreenCode(
            "CRY-403", Words("Le téléchargement est temporairement bloqué", "The download is temporarily blocked")
        ),
        "already-accepted": ScreenCode(
            "CRY-113",
            Words(
                "Le certificat de ce lien a déjà été téléchargé et vérifié",
                "The certificate of this link has already been downloaded and verified",
            ),
        ),
        "client-too-old": ScreenCode("CRY-115", Words("Ce programme est trop ancien", "This program is too old")),
        "session-invalid": ScreenCode(
            "CRY-016",
            Words(
                "Ce téléchargement a été rouvert ailleurs, ou il est terminé",
                "This download was opened again elsewhere, or has ended",
            ),
        ),
        "session-expired": ScreenCode(
            "CRY-017",
            Words(
                "Ce téléchargement est resté trop longtemps sans activité",
                "This download was left without activity for too long",
            ),
        ),
        "wrong-state": ScreenCode(
            "CRY-018",
            Words(
                "Le service de certificats en est à une autre étape de ce téléchargement",
                "The certificate service is at another step of this download",
            ),
        ),
        "code-wrong": ScreenCode("CRY-301", Words("Code incorrect", "Wrong code")),
        "code-superseded": ScreenCode(
            "CRY-302", Words("Ce code a été remplacé par un plus récent", "This code was replaced by a newer one")
        ),
        "code-exhausted": ScreenCode(
            "CRY-303",
            Words(
                "Ce code a été essayé 3 fois et n’est plus valable",
                "This code was tried 3 times and does not work any more",
            ),
        ),
        "resend-too-soon": ScreenCode("CRY-304", Words("Un code vient d’être envoyé", "A code has just been sent")),
        "resend-limit": ScreenCode(
            "CRY-305",
            Words("Aucun autre code ne peut être envoyé pour le moment", "No further code can be sent for the moment"),
        ),
        "channel-unavailable": ScreenCode(
            "CRY-306", Words("Le code ne peut pas être envoyé de cette façon", "The code cannot be sent this way")
        ),
        "delivery-failed": ScreenCode(
            "CRY-307",
            Words(
                "Le nouveau code n’a pas pu être remis\u202f; les précédents ne sont plus valables",
                "The new code could not be delivered; the former codes no longer work",
            ),
        ),
        "answers-wrong": ScreenCode("CRY-401", Words("Réponses incorrectes", "Wrong answers")),
        "csr-invalid": ScreenCode(
            "CRY-501",
            Words(
                "Le service de certificats a refusé la demande de cet ordinateur",
                "The certificate service refused the request of this computer",
            ),
        ),
        "key-weak": ScreenCode(
            "CRY-502",
            Words(
                "Le service de certificats juge trop faible la clé de cet ordinateur",
                "The certificate service finds the key of this computer too weak",
            ),
        ),
        "key-reused": ScreenCode(
            "CRY-503",
            Words(
                "La clé de cet ordinateur appartient déjà à un autre certificat",
                "The key of this computer already belongs to another certificate",
            ),
        ),
        "already-issued": ScreenCode(
            "CRY-504",
            Words(
                "Le certificat de cette demande a déjà été émis pour une autre clé",
                "The certificate of this order was already issued for another key",
            ),
        ),
        "authority-unavailable": ScreenCode(
            "CRY-505",
            Words(
                "L’autorité de certification n’est pas disponible pour le moment",
                "The certificate authority is not available for the moment",
            ),
        ),
        "issuance-failed": ScreenCode(
            "CRY-506",
            Words(
                "L’autorité de certification n’a pas pu émettre votre certificat",
                "The certificate authority could not issue your certificate",
            ),
        ),
        "fingerprint-mismatch": ScreenCode(
            "CRY-604",
            Words(
                "Le certificat enregistré n’est pas celui que le service a émis",
                "The saved certificate is not the one that the service issued",
            ),
        ),
        "recovery-unknown": ScreenCode(
            "CRY-021",
            Words(
                "Le service de certificats ne connaît aucun certificat pour la clé gardée sur cet ordinateur",
                "The certificate service knows no certificate for the key kept on this computer",
            ),
        ),
        "recovery-expired": ScreenCode(
            "CRY-022",
            Words(
                "Le certificat a été émis il y a plus de 30 jours et ne peut plus être récupéré",
                "The certificate was issued more than 30 days ago and cannot be fetched any more",
            ),
        ),
        "malformed": ScreenCode(
            "CRY-012",
            Words(
                "Le service de certificats n’a pas pu lire ce qui a été envoyé",
                "The certificate service could not read what was sent",
            ),
        ),
        "not-found": ScreenCode(
            "CRY-013",
            Words(
                "Le service de certificats ne connaît pas cette demande",
                "The certificate service does not know this request",
            ),
        ),
        "method-not-allowed": ScreenCode(
            "CRY-014",
            Words(
                "Le service de certificats n’accepte pas cette demande",
                "The certificate service does not accept this request",
            ),
        ),
        "too-large": ScreenCode(
            "CRY-015",
            Words(
                "Ce qui a été envoyé est trop long pour le service de certificats",
                "What was sent is too large for the certificate service",
            ),
        ),
        "too-many-requests": ScreenCode(
            "CRY-011",
            Words(
                "Le service de certificats reçoit trop de demandes depuis ce réseau",
                "The certificate service receives too many requests from here",
            ),
        ),
        "internal": ScreenCode(
            "CRY-010",
            Words(
                "Le service de certificats a rencontré une erreur interne",
                "The certificate service met an error of its own",
            ),
        ),
    }
)
