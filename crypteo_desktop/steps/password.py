"""Step 2, Choix du mot de passe: the one password of the certificate file, by the guide's rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING, Final

from crypteo_desktop.flow import StepInfo
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.crypto.keys import KeyPair
    from crypteo_desktop.enrolment import Enrolment, Report
    from crypteo_desktop.services import Services

MIN_LENGTH: Final = 8
MAX_LENGTH: Final = 20
_CONFIRMATION: Final = QT_TRANSLATE_NOOP("Missing", "the confirmation")
# ASCII alone: the same accented password opens a file in one Unicode form and fails in the other.
_ALPHABET: Final = frozenset(ascii_letters + digits)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the checklist; `missing` is how the footer names it while it is not met."""

    id: str
    text: Text
    missing: Text
    is_met: Callable[[str], bool]


def _has(alphabet: str) -> Callable[[str], bool]:
    return lambda password: any(character in alphabet for character in password)


def _has_length(password: str) -> bool:
    return MIN_LENGTH <= len(password) <= MAX_LENGTH and _ALPHABET.issuperset(password)


RULES: Final = (
    Rule(
        "length",
        QT_TRANSLATE_NOOP("Rule", "8 to 20 alphanumeric characters (letters and digits)"),
        QT_TRANSLATE_NOOP("Missing", "8 characters"),
        _has_length,
    ),
    Rule(
        "upper",
        QT_TRANSLATE_NOOP("Rule", "at least 1 capital letter"),
        QT_TRANSLATE_NOOP("Missing", "1 capital letter"),
        _has(ascii_uppercase),
    ),
    Rule(
        "lower",
        QT_TRANSLATE_NOOP("Rule", "at least 1 small letter"),
        QT_TRANSLATE_NOOP("Missing", "1 small letter"),
        _has(ascii_lowercase),
    ),
    Rule(
        "digit",
        QT_TRANSLATE_NOOP("Rule", "at least 1 digit"),
        QT_TRANSLATE_NOOP("Missing", "1 digit"),
        _has(digits),
    ),
)


class Strength(IntEnum):
    """How long a search would take, in four words; NONE is for an empty field."""

    NONE = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    VERY_GOOD = 4


def allowed(text: str) -> str:
    """Return what a password may hold of `text`: its ASCII letters and digits, 20 at most."""
    return "".join(character for character in text if character in _ALPHABET)[:MAX_LENGTH]


def missing_of(password: Secret, confirmation: Secret) -> tuple[Text, ...]:
    """Name each rule that a password does not meet, then its confirmation."""
    rules = tuple(rule.missing for rule in RULES if not rule.is_met(password.reveal()))
    return rules if password and confirmation == password else (*rules, _CONFIRMATION)


def prepare_strength() -> None:
    """Load the 30,000 words that `strength` knows; done in the background, long before somebody types."""
    import zxcvbn  # noqa: F401, PLC0415  not at start: the window comes first


def strength(password: Secret, known_words: tuple[str, ...]) -> Strength:
    """Judge a password by zxcvbn, which knows keyboard rows and common words; `known_words` are the holder's names."""
    from zxcvbn import zxcvbn  # noqa: PLC0415  the window comes first

    if not password:
        return Strength.NONE
    score = int(zxcvbn(password.reveal(), user_inputs=list(known_words))["score"])
    return Strength(max(score, Strength.WEAK))


class PasswordStep:
    """Takes the password twice and starts making the key pair behind the following screens."""

    info = StepInfo(
        id="password",
        number=2,
        title=QT_TRANSLATE_NOOP("Step", "Choosing the password"),
        short_title=QT_TRANSLATE_NOOP("Step", "Choosing the password"),
        help=QT_TRANSLATE_NOOP("Step", "Choose the password of the certificate to be created."),
        support_code="2",
        can_go_back=True,
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name each rule that is not met, then the confirmation."""
        return missing_of(enrolment.password, enrolment.confirmation)

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether it starts by itself: never."""
        return False

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the password was taken and its key pair begun."""
        return enrolment.key_begun

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the screen stays after its work: never, the next one follows at once."""
        return False

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Check the password once more and begin the key pair; raise PASSWORD_REFUSED or PASSWORDS_DIFFER."""
        if not all(rule.is_met(enrolment.password.reveal()) for rule in RULES):
            raise Problem(identity.PASSWORD_REFUSED)
        if enrolment.confirmation != enrolment.password:
            raise Problem(identity.PASSWORDS_DIFFER)
        keep = partial(_keep, enrolment, services)
        services.keys.begin(enrolment.opened.key_policy, keep)
        return replace(enrolment, key_begun=True)


def _keep(enrolment: Enrolment, services: Services, key: KeyPair) -> None:
    """Keep the key, and only then derive the keys of the file: the next screen has come up by now."""
    from crypteo_desktop.steps.journal import keep_key  # noqa: PLC0415  the window comes first

    keep_key(key, enrolment.kept, enrolment.password, services)
    services.seals.begin(enrolment.password)
