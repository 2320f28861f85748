"""The six pages, one for each step."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from crypteo_desktop.ui.pages.generation_page import GenerationPage
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.pages.page import Page
from crypteo_desktop.ui.pages.password_page import PasswordPage
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from crypteo_desktop.ui.pages.security_answers_page import SecurityAnswersPage
from crypteo_desktop.ui.pages.verification_page import VerificationPage

__all__ = ["PAGES"]

PAGES: Final[Mapping[str, type[Page]]] = MappingProxyType(
    {
        "initialisation": InitialisationPage,
        "password": PasswordPage,
        "retrieval-code": RetrievalCodePage,
        "security-answers": SecurityAnswersPage,
        "generation": GenerationPage,
        "verification": VerificationPage,
    }
)
