"""The six steps of the guide, in their order."""

from typing import Final

from crypteo_desktop.flow import Step
from crypteo_desktop.steps.generation import GenerationStep
from crypteo_desktop.steps.initialisation import InitialisationStep
from crypteo_desktop.steps.password import PasswordStep
from crypteo_desktop.steps.retrieval_code import RetrievalCodeStep
from crypteo_desktop.steps.security_answers import SecurityAnswersStep
from crypteo_desktop.steps.verification import VerificationStep

__all__ = ["STEPS"]

STEPS: Final[tuple[Step, ...]] = (
    InitialisationStep(),
    PasswordStep(),
    RetrievalCodeStep(),
    SecurityAnswersStep(),
    GenerationStep(),
    VerificationStep(),
)
