"""Step 1, Initialisation: go on with an unfinished download, or open the link and say whose order it is."""

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import NOTHING, Enrolment, Report, Unfinished
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.links import parse_link
from crypteo_desktop.pending import PendingDownload
from crypteo_desktop.preflight import findings
from crypteo_desktop.problems import Problem
from crypteo_desktop.services import Services
from crypteo_desktop.session import Notice, Session
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.password import prepare_strength
from crypteo_desktop.steps.resuming import look, resume, sweep_expired
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

_TIME_TO_READ: Final = timedelta(minutes=10)
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
        if enrolment.chosen is not None:
            back = resume(enrolment, enrolment.chosen, services, token)
            return _opened(back, services, token) if back.session is None and back.typed_link else back
        looked = _looked(enrolment, services)
        if looked.chosen is not None or not looked.typed_link:
            return looked
        return _opened(looked, services, token)

    def pass_over(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Begin anew although something is unfinished, which stays where it is."""
        anew = replace(enrolment, chosen=None, passed_over=True, password=NOTHING, new_password=NOTHING)
        return self.run(anew, services, token, report)

    def offer_next(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Offer the next of the unfinished downloads, after the last one the first."""
        looked = _looked(enrolment, services)
        all_of_them = looked.unfinished or ()
        after = all_of_them.index(looked.chosen) + 1 if looked.chosen in all_of_them else 0
        following = all_of_them[after % len(all_of_them)] if all_of_them else None
        return replace(looked, chosen=following, passed_over=False, password=NOTHING, new_password=NOTHING)

    def remove(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Remove the chosen download from this computer, which the holder has confirmed, and look again."""
        if enrolment.chosen is not None:
            journal.end(enrolment.chosen.download, services)
        return self._look_again(enrolment, services, token, report)

    def remove_unreadable(
        self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report
    ) -> Enrolment:
        """Remove what could not be read, which the holder has confirmed, and look again."""
        for folder in enrolment.unreadable:
            services.pending.remove_unreadable(folder)
        return self._look_again(enrolment, services, token, report)

    def _look_again(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        anew = replace(enrolment, unfinished=None, chosen=None, password=NOTHING, new_password=NOTHING)
        return self.run(anew, services, token, report)


def _looked(enrolment: Enrolment, services: Services) -> Enrolment:
    """Return the enrolment with what the journal holds and what is offered first."""
    if enrolment.unfinished is not None:
        return enrolment
    looked = look(enrolment, services)
    offered = None if enrolment.passed_over else _offered(looked.unfinished or (), _digest(enrolment, services))
    return replace(looked, chosen=offered)


def _offered(unfinished: tuple[Unfinished, ...], digest: str) -> Unfinished | None:
    """Return the link's own download; else one that may hold a certificate; else, when there is no link, any."""
    worth_it = tuple(one for one in unfinished if one.is_worth_going_on)
    own = (one for one in worth_it if one.download.link_digest == digest)
    others = (one for one in worth_it if one.download.may_hold_a_certificate or not digest)
    return next(chain(own, others), None)


def _digest(enrolment: Enrolment, services: Services) -> str:
    """Return the digest of the link that was given; nothing without one, or for one that will be refused."""
    try:
        return journal.link_digest(parse_link(enrolment.typed_link, services.profile))
    except Problem:
        return ""


def _opened(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Open the link; a download of the same order that may hold a certificate is offered before anything is asked."""
    link = parse_link(enrolment.typed_link, services.profile)
    session = services.backend.open_session(link, token)
    same = tuple(one for one in enrolment.unfinished or () if _is_of(one.download, session))
    if enrolment.key_begun and enrolment.download is not None and _is_of(enrolment.download, session):
        again = journal.in_session(enrolment.download, session, link, services)
        return replace(enrolment, session=session, download=again, begun_before=True)
    services.keys.forget()  # a key of another order, if any: each has its own
    services.seals.forget()
    offered = next((one for one in same if one.download.may_hold_a_certificate), None)
    if offered is not None and not enrolment.passed_over:
        return replace(enrolment, chosen=offered)
    prepare_strength()
    sweep_expired(enrolment.unfinished or (), session.told_at.server_time, services)
    fresh = replace(enrolment, session=session, key_begun=False, password=NOTHING, confirmation=NOTHING)
    found = findings(
        session, services.folder.state(), services.surroundings(), services.monotonic(), link.server.tls_issuers
    )
    news = _notices(session, services, token)
    download = journal.opened(session, link, services)
    return replace(fresh, download=download, begun_before=bool(same), findings=found, notices=news)


def _notices(session: Session, services: Services, token: CancelToken) -> tuple[Notice, ...]:
    """Return what the authority wants to be read, which must not cost a link that is running out its last minutes."""
    left = session.link_expires_at - session.told_at.now(services.monotonic())
    return services.backend.notices(session, token) if left >= _TIME_TO_READ else ()


def _is_of(download: PendingDownload, session: Session) -> bool:
    return (download.base_url, download.order.number) == (session.base_url, session.order.number)
