"""What an agent may be called, and which passwords are too easily guessed."""

import re

from zxcvbn import zxcvbn

from crypteo_backend.audit import HOLDER, SERVICE

SHORTEST, LONGEST = 12, 72  # zxcvbn weighs no longer ones
LEAST_SCORE = 3  # of 4: "safely unguessable", over 10^8 guesses
_NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}", re.ASCII)
_TAKEN_BY_THE_LOG = frozenset({HOLDER, SERVICE})


class NameRefused(ValueError):
    """The name cannot be an agent's."""


class PasswordRefused(ValueError):
    """The password breaks a rule; the words say which, and repeat nothing of it."""


def canonical_name(told: str) -> str:
    """Return the spelling that is kept; capitals and spaces around it do not matter."""
    return told.strip().lower()


def check_name(name: str) -> None:
    """Raise NameRefused unless the name can stand in the audit log without being taken for another actor."""
    if not _NAME.fullmatch(name):
        raise NameRefused("a name has 2 to 32 small letters, digits, dots, dashes or underscores, a letter first")
    if name in _TAKEN_BY_THE_LOG:
        raise NameRefused("the audit log uses this word for somebody else")


def check_password(name: str, password: str) -> None:
    """Raise PasswordRefused for a password that is too short, too long, holds the name, or is easily guessed."""
    if len(password) < SHORTEST:
        message = f"a password has at least {SHORTEST} characters"
        raise PasswordRefused(message)
    if len(password) > LONGEST:
        message = f"a password has at most {LONGEST} characters"
        raise PasswordRefused(message)
    if name in password.casefold():
        raise PasswordRefused("the password must not hold the agent's name")
    if zxcvbn(password, user_inputs=[name])["score"] < LEAST_SCORE:
        raise PasswordRefused("this password is too easily guessed; four words that have nothing in common do well")
