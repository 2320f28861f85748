"""The six pages, one for each step, each loaded when it is first asked for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from crypteo_desktop.ui.pages.page import Page

__all__ = ["PAGES"]


class _LoadedWhenAsked(Mapping[str, type[Page]]):
    """Pages by the id of their step: the first window is shown before the later pages are loaded."""

    def __init__(self, load: Mapping[str, Callable[[], type[Page]]]) -> None:
        self._load = load

    def __getitem__(self, step: str) -> type[Page]:
        return self._load[step]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._load)

    def __len__(self) -> int:
        return len(self._load)


def _initialisation() -> type[Page]:
    from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage  # noqa: PLC0415  see above

    return InitialisationPage


def _password() -> type[Page]:
    from crypteo_desktop.ui.pages.password_page import PasswordPage  # noqa: PLC0415  see above

    return PasswordPage


def _retrieval_code() -> type[Page]:
    from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage  # noqa: PLC0415  see above

    return RetrievalCodePage


def _security_answers() -> type[Page]:
    from crypteo_desktop.ui.pages.security_answers_page import SecurityAnswersPage  # noqa: PLC0415  see above

    return SecurityAnswersPage


def _generation() -> type[Page]:
    from crypteo_desktop.ui.pages.generation_page import GenerationPage  # noqa: PLC0415  see above

    return GenerationPage


def _verification() -> type[Page]:
    from crypteo_desktop.ui.pages.verification_page import VerificationPage  # noqa: PLC0415  see above

    return VerificationPage


PAGES: Final = _LoadedWhenAsked(
    {
        "initialisation": _initialisation,
        "password": _password,
        "retrieval-code": _retrieval_code,
        "security-answers": _security_answers,
        "generation": _generation,
        "verification": _verification,
    }
)
