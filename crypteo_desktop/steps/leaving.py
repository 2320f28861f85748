"""Leaving before the end: what can still become a certificate stays on this computer, anything else goes."""

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.services import Services
from crypteo_desktop.steps import journal


def leave(enrolment: Enrolment, services: Services) -> None:
    """End the session at the service and remove its traces, unless a certificate may come of it; never raise."""
    if enrolment.session is None or (enrolment.download is not None and enrolment.download.may_hold_a_certificate):
        return
    services.backend.close(enrolment.session)
    if enrolment.download is not None:
        journal.end(enrolment.download, services)
