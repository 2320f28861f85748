"""Leaving before the end: what can still become a certificate stays on this computer, anything else goes."""

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.services import Services
from crypteo_desktop.steps import journal


def leave(enrolment: Enrolment, services: Services) -> None:
    """Remove the traces of the session and end it at the service, unless a certificate may come of it; never raise.

    The traces go first: the service may take seconds, in which the same link may be opened once more.
    """
    if enrolment.session is None or (enrolment.download is not None and enrolment.download.may_hold_a_certificate):
        return
    services.keys.forget_for_good()  # else a key that is still being made would be kept once everything is gone
    services.seals.forget()
    if enrolment.download is not None:
        journal.end(enrolment.download, services)
    services.backend.close(enrolment.session)
