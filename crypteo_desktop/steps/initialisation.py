"""Step 1, Initialisation: open the link and say for whom, what and which order it is."""

from dataclasses import replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import NOTHING, Enrolment, Report, Services
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.links import parse_link
from crypteo_desktop.steps.password import prepare_strength
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

_THE_LINK: Final = QT_TRANSLATE_NOOP("Missing", "the download link")


class InitialisationStep:
    """Opens the session of the link; the holder then reads who it is for and goes on."""

    info = StepInfo(
        id="initialisation",
        number=1,
        title=QT_TRANSLATE_NOOP("Step", "Initialisation"),
        short_title=QT_TRANSLATE_NOOP("Step", "Initialisation"),
        help=QT_TRANSLATE_NOOP("Step", "You will download your certificate in 6 steps. Allow about 3 minutes."),
        support_code="1",
        pauses=True,
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name the link while there is neither a link nor a session."""
        has_link = bool(enrolment.typed_link.reveal().strip())
        return () if enrolment.session is not None or has_link else (_THE_LINK,)

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether a link was given already: it is opened at once."""
        return enrolment.session is None and enrolment.typed_link != NOTHING

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the link is open."""
        return enrolment.session is not None

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Read the link, open it, and return what the service told; meanwhile prepare the next screen."""
        link = parse_link(enrolment.typed_link, services.profile)
        session = services.backend.open_session(link, token)
        prepare_strength()
        return replace(enrolment, session=session)
