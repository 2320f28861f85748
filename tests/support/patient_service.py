"""A service that waits for a signature as long as a busy computer takes over it: clients poll after two seconds."""

from dataclasses import replace

from crypteo_backend.settings import AuthorityPatience, Settings

PATIENT = AuthorityPatience(answer_within=60.0)


def patient(settings: Settings) -> Settings:
    """Return the settings with this patience, unless a test has set one."""
    return replace(settings, patience=PATIENT) if settings.patience == AuthorityPatience() else settings
