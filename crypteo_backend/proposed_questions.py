"""The eight questions that holders choose from: written for France, with answers that no social network tells.

The texts are those of the guide where it shows them. A question is stored as the holder read it; its name is found
again from either language.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from crypteo_backend.answers import canonical
from crypteo_backend.messages.moments import Locale

FRIEND: Final = "friend"
PET: Final = "pet"
PROPOSED: Final[Mapping[str, Mapping[Locale, str]]] = MappingProxyType(
    {
        FRIEND: {
            "fr": "Quel est le prénom de votre meilleur ami d’enfance\u202f?",
            "en": "What is the first name of your best childhood friend?",
        },
        PET: {
            "fr": "Quel est le nom de votre premier animal de compagnie\u202f?",
            "en": "What is the name of your first pet?",
        },
        "teacher": {
            "fr": "Quel était le nom de votre institutrice ou instituteur de CP\u202f?",
            "en": "What was the name of your first primary school teacher?",
        },
        "street": {
            "fr": "Dans quelle rue habitiez-vous à l’âge de 10 ans\u202f?",
            "en": "Which street did you live in when you were 10?",
        },
        "canteen": {
            "fr": "Quel plat détestiez-vous le plus à la cantine\u202f?",
            "en": "Which school meal did you dislike most?",
        },
        "toy": {
            "fr": "Comment s’appelait votre doudou ou votre peluche préférée\u202f?",
            "en": "What was the name of your favourite soft toy?",
        },
        "holidays": {
            "fr": "Où avez-vous passé vos premières vacances sans vos parents\u202f?",
            "en": "Where did you spend your first holidays without your parents?",
        },
        "record": {
            "fr": "Quel est le titre du premier disque que vous avez acheté\u202f?",
            "en": "What is the title of the first record you bought?",
        },
    }
)
NAMES: Final = tuple(PROPOSED)
_NAMES_BY_TEXT: Final = MappingProxyType(
    {canonical(text): name for name, texts in PROPOSED.items() for text in texts.values()}
)


def name_of(text: str) -> str | None:
    """Return the name of the proposed question that the text is, in whichever language and spelling."""
    return _NAMES_BY_TEXT.get(canonical(text))
