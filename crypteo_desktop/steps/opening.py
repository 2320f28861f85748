"""The work of step 1: what is unfinished is offered, gone on with or removed; the link is opened."""

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import NOTHING, Enrolment, Unfinished
from crypteo_desktop.links import parse_link
from crypteo_desktop.pending import PendingDownload
from crypteo_desktop.preflight import findings
from crypteo_desktop.problems import Problem
from crypteo_desktop.services import Services
from crypteo_desktop.session import Notice, Session
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.resuming import look, resume, sweep_expired

_TIME_TO_READ: Final = timedelta(minutes=10)


def begin(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Look for what is unfinished, or go on with what was chosen, or open the link."""
    if enrolment.chosen is not None:
        back = resume(enrolment, enrolment.chosen, services, token)
        return _opened(back, services, token) if back.session is None and back.typed_link else back
    looked = _looked(enrolment, services)
    if looked.chosen is not None or not looked.typed_link:
        return looked
    return _opened(looked, services, token)


def offer_next(enrolment: Enrolment, services: Services) -> Enrolment:
    """Offer the next of the unfinished downloads, after the last one the first."""
    looked = _looked(enrolment, services)
    all_of_them = looked.unfinished or ()
    after = all_of_them.index(looked.chosen) + 1 if looked.chosen in all_of_them else 0
    following = all_of_them[after % len(all_of_them)] if all_of_them else None
    return replace(looked, chosen=following, passed_over=False, password=NOTHING, new_password=NOTHING)


def remove(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Remove the chosen download from this computer, which the holder has confirmed, and look again."""
    if enrolment.chosen is not None:
        journal.end(enrolment.chosen.download, services)
    return _look_again(enrolment, services, token)


def remove_unreadable(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Remove what could not be read, which the holder has confirmed, and look again."""
    for folder in enrolment.unreadable:
        services.pending.remove_unreadable(folder)
    return _look_again(enrolment, services, token)


def _look_again(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    anew = replace(enrolment, unfinished=None, chosen=None, password=NOTHING, new_password=NOTHING)
    return begin(anew, services, token)


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
