"""The words of the messages, after the guide, in French with its typography."""

from dataclasses import dataclass
from datetime import datetime

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

_CODE_SUBJECT = "Demande n° {number} : votre code de retrait"
_CODE_BODY = """\
Bonjour {holder},

Nous vous confirmons la validation de votre demande n° {number} du {date} relative au produit « {product} » à votre \
nom, pour {organisation}.

Vous trouverez ci-dessous votre code de retrait personnel. Celui-ci vous sera demandé lors du téléchargement de votre \
produit.

{code}

Attention : le téléchargement du produit doit intervenir dans un délai de 2 mois suivant la validation de la demande. \
Passé ce délai, la demande sera automatiquement supprimée.

Pour toute question complémentaire, nos conseillers restent à votre disposition : {phone}, touche 1.
"""

_RESEND_SUBJECT = "Demande n° {number} : votre nouveau code de retrait"
_RESEND_BODY = """\
Bonjour {holder},

Vous avez demandé un nouveau code de retrait pour « {product} » (demande n° {number}).

{code}

Les codes reçus auparavant ne sont plus valables.

Si vous n’avez rien demandé, appelez l’assistance : {phone}, touche 1.
"""
_RESEND_SMS = "Crypteo : votre nouveau code de retrait est {code}. Les codes précédents ne sont plus valables."

_READY_SUBJECT = "Demande n° {number} : votre certificat est prêt"
_READY_BODY = """\
Bonjour {holder},

Vous pouvez dès à présent télécharger votre certificat {product} (demande n° {number}).

Merci de vous munir de votre code de retrait personnel, qui vous a été transmis dans un précédent message.

Pour la bonne utilisation et la sécurité de votre certificat, nous vous recommandons de définir un mot de passe \
personnel et robuste.

Attention : le lien expirera dans 24 h.

{link}

Pour toute question complémentaire, nos conseillers restent à votre disposition : {phone}, touche 1.
"""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the texts say of an order."""

    number: str
    holder: str
    organisation: str
    product: str
    validated_at: datetime
    phone: str


def code_message(order: Particulars, code: str) -> tuple[str, str]:
    """Return subject and body of the e-mail that brings the first code."""
    return _fill(_CODE_SUBJECT, order), _fill(_CODE_BODY, order, code=code, date=french_date(order.validated_at))


def resent_code_email(order: Particulars, code: str) -> tuple[str, str]:
    """Return subject and body of the e-mail that brings another code."""
    return _fill(_RESEND_SUBJECT, order), _fill(_RESEND_BODY, order, code=code)


def resent_code_sms(order: Particulars, code: str) -> tuple[str, str]:
    """Return the (empty) subject and the text of the SMS that brings another code."""
    return "", _fill(_RESEND_SMS, order, code=code)


def ready_message(order: Particulars, link: str) -> tuple[str, str]:
    """Return subject and body of the e-mail that says the certificate is ready."""
    return _fill(_READY_SUBJECT, order), _fill(_READY_BODY, order, link=link)


def french_date(day: datetime) -> str:
    """Return the day as one writes it: "26 mars 2025"."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def _fill(template: str, order: Particulars, **extra: str) -> str:
    return template.format(
        number=order.number,
        holder=order.holder,
        organisation=order.organisation,
        product=order.product,
        phone=order.phone,
        **extra,
    )
