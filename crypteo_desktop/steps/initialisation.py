"""Step 1, Initialisation: go on with an unfinished download, or open the link and say whose order it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from crypteo_desktop.enrolment import NOTHING, Enrolment
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.enrolment import Report
    from crypteo_desktop.services import Services

_THE_LINK: Final = QT_TRANSLATE_NOOP("Missing", "the download link")
_THE_PASSWORD: Final = QT_TRANSLATE_NOOP("Missing", "the password")


class InitialisationStep:
    """Offers what is unfinished first; opens the session of the link, and the holder then reads who it is for."""

    info = StepInfo(
        id="initialisation",
        number=1,
        title=QT_TRANSLATE_NOOP("Step", "Initialisation"),
        short_title=QT_TRANSLATE_NOOP("Step", "Initialisation"),
        help=QT_TRANSLATE_NOOP("Step", "You will download your certificate in 6 steps. Allow about 3 minutes."),
        support_code="1",
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name the link, or for an unfinished download its password, until it is there."""
        if enrolment.session is not None:
            return ()
        if enrolment.chosen is not None:
            has_password = bool(enrolment.new_password or enrolment.password)
            return () if has_password or not enrolment.chosen.needs_password else (_THE_PASSWORD,)
        return () if enrolment.typed_link.reveal().strip() else (_THE_LINK,)

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether something is to be done at once: look for unfinished downloads, or open the link that was given."""
        return enrolment.session is None and enrolment.unfinished is None

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the link is open."""
        return enrolment.session is not None

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the order is to be read first; whoever comes back with the key goes straight on."""
        return not enrolment.key_begun

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Look for what is unfinished, or go on with what was chosen, or open the link."""
        from crypteo_desktop.steps import opening  # noqa: PLC0415  the window comes first

        return opening.begin(enrolment, services, token)

    def pass_over(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Begin anew although something is unfinished, which stays where it is."""
        anew = replace(enrolment, chosen=None, passed_over=True, password=NOTHING, new_password=NOTHING)
        return self.run(anew, services, token, report)

    def offer_next(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Offer the next of the unfinished downloads, after the last one the first."""
        from crypteo_desktop.steps import opening  # noqa: PLC0415  the window comes first

        return opening.offer_next(enrolment, services)

    def remove(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Remove the chosen download from this computer, which the holder has confirmed, and look again."""
        from crypteo_desktop.steps import opening  # noqa: PLC0415  the window comes first

        return opening.remove(enrolment, services, token)

    def remove_unreadable(
        self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report
    ) -> Enrolment:
        """Remove what could not be read, which the holder has confirmed, and look again."""
        from crypteo_desktop.steps import opening  # noqa: PLC0415  the window comes first

        return opening.remove_unreadable(enrolment, services, token)
