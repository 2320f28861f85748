"""Builds the answers of the contract from what is stored."""

import base64
from datetime import datetime

from sqlalchemy.orm import Session

from crypteo_backend.authority import IssuedCertificate
from crypteo_backend.clock import rfc3339
from crypteo_backend.codes import CodeStatus, code_status
from crypteo_backend.correspondence import addresses_of
from crypteo_backend.issuance import subject_of
from crypteo_backend.messages.masking import masked
from crypteo_backend.orders import link_end
from crypteo_backend.services import Services
from crypteo_backend.sessions import State, Visit
from crypteo_backend.settings import Figures
from crypteo_backend.store.queries import display_name, questions_of
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.wire import responses as out

_WITH_QUESTIONS = frozenset(State) - {State.CODE}
_WITH_ENROLMENT = _WITH_QUESTIONS - {State.ANSWERS}
_PASSWORD_POLICY = out.PasswordPolicyOut(
    min_length=8, max_length=20, alphabet="A-Za-z0-9", require=["upper", "lower", "digit"]
)


def session_view(services: Services, visit: Visit) -> out.SessionOut:
    """Return the Session; questions and enrolment stand in it from the state on that the contract tells."""
    figures, order = services.settings.figures, visit.order
    with services.store.reading() as db:
        code = code_status(db, order, figures, services.clock())
        questions = _questions(db, visit)
    return out.SessionOut(
        session_id=visit.session.id,
        state=visit.state,
        expires_at=rfc3339(visit.expires_at(figures)),
        link_expires_at=rfc3339(link_end(order)),
        support_reference=visit.session.support_reference,
        holder=out.HolderOut(display_name=display_name(order), organisation=order.organisation),
        order=out.OrderOut(number=order.number, product=order.product, expires_at=rfc3339(order.expires_at)),
        code=_code_view(code, order),
        answers=out.TriesOut(attempts_left=order.answer_tries_left),
        password_policy=_PASSWORD_POLICY,
        key_policy=_key_policy(figures),
        questions=questions,
        enrolment=_enrolment(services, visit),
    )


def _key_policy(figures: Figures) -> out.KeyPolicyOut:
    return out.KeyPolicyOut(algorithm="RSA", bits=figures.key_bits, public_exponent=figures.key_exponent)


def _questions(db: Session, visit: Visit) -> list[out.QuestionOut] | None:
    if visit.state not in _WITH_QUESTIONS:
        return None
    return [out.QuestionOut(id=row.id, text=row.text) for row in questions_of(db, visit.order.id)]


def _enrolment(services: Services, visit: Visit) -> out.EnrolmentOut | None:
    if visit.state not in _WITH_ENROLMENT:
        return None
    subject = base64.b64encode(subject_of(services, visit.order)).decode("ascii")
    return out.EnrolmentOut(subject_der=subject, email=visit.order.email, nonce=visit.session.nonce)


def _code_view(code: CodeStatus, order: OrderRow) -> out.CodeOut:
    return out.CodeOut(
        length=9,
        sent_at=rfc3339(code.sent_at),
        sent_to=code.sent_to,
        attempts_left=code.attempts_left,
        next_resend_at=_perhaps(code.next_resend_at),
        resends_left=code.resends_left,
        channels=[
            out.ChannelOut(id=channel, masked=masked(channel, to)) for channel, to in addresses_of(order).items()
        ],
    )


def resend_view(code: CodeStatus) -> out.ResendOut:
    """Return the answer of endpoint 5."""
    return out.ResendOut(
        sent_to=code.sent_to,
        sent_at=rfc3339(code.sent_at),
        next_resend_at=_perhaps(code.next_resend_at),
        resends_left=code.resends_left,
    )


def certificate_view(issued: IssuedCertificate) -> out.CertificateOut:
    """Return the Certificate."""
    return out.CertificateOut(
        certificate=issued.certificate_pem,
        chain=list(issued.chain_pem),
        serial_number=issued.serial_number,
        fingerprint_sha256=issued.fingerprint_sha256,
        not_before=rfc3339(issued.not_before),
        not_after=rfc3339(issued.not_after),
    )


def _perhaps(moment: datetime | None) -> str | None:
    return None if moment is None else rfc3339(moment)
