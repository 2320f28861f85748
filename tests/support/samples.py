"""Samples of what the service tells, for tests: one holder, one order, one session."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.pending import PendingDownload, Stage
from crypteo_desktop.profile import Profile, Server, SupportDesk
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import (
    CertificateOrder,
    Channel,
    CodeSending,
    Holder,
    KeyPolicy,
    Moment,
    Order,
    Question,
    Session,
    State,
)
from crypteo_desktop.surroundings import Network, Surroundings

NOW = datetime(2026, 11, 23, 9, 0, 0, tzinfo=UTC)
PASSWORD = Secret("Vertige2026Ocre")
CODE = Secret("360346207")
ANSWERS = (Secret("Éloïse"), Secret("Médor"), Secret("Tout"))
LINK = Secret("http://127.0.0.1:8765/telechargement#t=" + "a" * 43)
PROFILE = Profile(
    "Crypteo",
    (Server("demo", "http://127.0.0.1:8765"),),
    SupportDesk(
        "08 92 23 02 52",
        "1",
        "support@example.com",
        "https://support.example.com",
        {"fr": "0,45 € TTC/min + prix de l’appel", "en": "€0.45/min + price of the call"},
        {
            "fr": "Lundi à jeudi 9 h – 12 h 30 et 13 h 30 – 18 h, vendredi jusqu’à 17 h",
            "en": "Monday to Thursday 9:00 – 12:30 and 13:30 – 18:00, Friday until 17:00",
        },
    ),
)
QUESTIONS = (
    Question("q1", "Quel est le prénom de votre meilleur ami d’enfance ?"),
    Question("q2", "Quel est le nom de votre premier animal de compagnie ?"),
    Question("q3", "Ce que tu veux ?"),
)
CERTIFICATE_ORDER = CertificateOrder(b"0\x00", "camille.martin@example.com", "bm9uY2U")
SESSION = Session(
    session_id="s-1",
    session_token=Secret("token"),
    base_url="http://127.0.0.1:8765",
    state=State.CODE,
    expires_at=NOW + timedelta(hours=1),
    link_expires_at=NOW + timedelta(hours=24),
    support_reference="K7P-2QL",
    holder=Holder("Camille MARTIN", "TEST ENTREPRISE"),
    order=Order("540206", "Initio 1* NG logiciel pack 3 ans", NOW + timedelta(days=60)),
    code=CodeSending(
        length=9,
        attempts_left=3,
        resends_left=5,
        channels=(Channel("email", "c•••@example.com"), Channel("sms", "06 •• •• •• 12")),
        sent_at=NOW - timedelta(seconds=6),
        sent_to="c•••@example.com",
        next_resend_at=NOW + timedelta(seconds=24),
    ),
    answer_attempts_left=3,
    key_policy=KeyPolicy(3072, 65537),
    questions=(),
    certificate_order=None,
    told_at=Moment(NOW, 1000.0),
)

SURROUNDINGS = Surroundings("6.0.0", "6.11.1", "OpenSSL 3.5.0", "Debian GNU/Linux 12", Network.DIRECT, NOW)
DOWNLOAD = PendingDownload(
    id="540206-0",
    stage=Stage.OPENED,
    base_url=SESSION.base_url,
    session_id=SESSION.session_id,
    link_digest=sha256(b"a" * 43).hexdigest(),
    link_expires_at=SESSION.link_expires_at,
    support_reference=SESSION.support_reference,
    holder=SESSION.holder,
    order=SESSION.order,
    key_policy=SESSION.key_policy,
    begun_at=NOW,
)


def session_in(state: State) -> Session:
    """Return the sample session as the service tells it in `state`."""
    questions = () if state is State.CODE else QUESTIONS
    order = CERTIFICATE_ORDER if state in {State.AUTHENTICATED, State.ISSUED} else None
    return replace(SESSION, state=state, questions=questions, certificate_order=order)


def enrolment_in(state: State) -> Enrolment:
    """Return an enrolment whose session stands in `state`, with a password chosen."""
    return Enrolment(
        typed_link=LINK,
        password=PASSWORD,
        confirmation=PASSWORD,
        session=session_in(state),
        unfinished=(),
        download=DOWNLOAD,
    )


def with_tries(enrolment: Enrolment, left: int) -> Enrolment:
    """Return the enrolment with so many tries left, of code and answers."""
    session = enrolment.opened
    code = replace(session.code, attempts_left=left)
    return replace(enrolment, session=replace(session, code=code, answer_attempts_left=left))


def without_resends(enrolment: Enrolment, left: int) -> Enrolment:
    """Return the enrolment with so many tries left for its code, when no other one can be asked for."""
    session = enrolment.opened
    code = replace(session.code, attempts_left=left, resends_left=0, next_resend_at=None)
    return replace(enrolment, session=replace(session, code=code))
