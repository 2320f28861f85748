"""Reads the contract's Session and Certificate out of JSON; what is not as the contract says is refused."""

import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass, replace
from typing import Final

from crypteo_desktop.adapters.backend.members import Members, damaged
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import (
    CertificateOrder,
    Channel,
    CodeSending,
    Holder,
    IssuedCertificate,
    KeyPolicy,
    Moment,
    Notice,
    Order,
    Question,
    Session,
    State,
)

SESSION_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/=-]{16,512}")
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,128}")  # it stands in addresses
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_SHORT: Final = 64
_LONGEST_SUBJECT: Final = 8192
_LONGEST_PEM: Final = 65536
_MOST_CERTIFICATES: Final = 10
_QUESTIONS: Final = 3
_MOST_CHANNELS: Final = 5
_MOST_NOTICES: Final = 3
_STATES: Final = {state.value: state for state in State}

# Anything else is no policy for a certificate of today (ETSI TS 119 312), or one that keeps a computer busy for hours.
_KEY_SIZES: Final = range(2048, 8193)
_PUBLIC_EXPONENT: Final = 65537


# What the contract promises from a state on (Endpoints 4 and 6; the note below Session).
_WITH_QUESTIONS: Final = frozenset({State.ANSWERS})
_WITH_ORDER: Final = frozenset({State.AUTHENTICATED, State.ISSUED})


def read_session(told: Members, session_token: Secret, base_url: str, moment: Moment) -> Session:
    """Return a Session that has what its state promises; raise Problem(ANSWER_DAMAGED)."""
    session = _session(told, session_token, base_url, moment)
    lacks_order = session.state in _WITH_ORDER and session.certificate_order is None
    if lacks_order or (session.state in _WITH_QUESTIONS and not session.questions):
        raise damaged()
    return session


def read_notices(told: Members) -> tuple[Notice, ...]:
    """Return the notices of endpoint 1; raise Problem(ANSWER_DAMAGED)."""
    each = told.each("notices", _MOST_NOTICES)
    return tuple(Notice(notice.text("text_fr"), notice.text("text_en")) for notice in each)


def read_resending(told: Members, session: Session, moment: Moment) -> Session:
    """Return the session with the new sending in it (contract, endpoint 5).

    How many tries the new code has is not told here, and those of the former code died with it: only one is sure,
    since an order without any left is locked and sends nothing.
    """
    code = replace(
        session.code,
        attempts_left=1,
        sent_to=told.text("sent_to"),
        sent_at=told.moment("sent_at"),
        next_resend_at=told.moment("next_resend_at") if told.has("next_resend_at") else None,
        resends_left=told.number("resends_left"),
    )
    return replace(session, code=code, told_at=moment)


def read_certificate(told: Members, moment: Moment) -> IssuedCertificate:
    """Return a Certificate; its PEM texts are verified elsewhere."""
    return IssuedCertificate(
        certificate_pem=told.lines("certificate", _LONGEST_PEM),
        chain_pem=told.each_text("chain", _MOST_CERTIFICATES, _LONGEST_PEM),
        fingerprint_sha256=told.matching("fingerprint_sha256", _DIGEST),
        told_at=moment,
    )


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a recovery wants signed: its id, as it stands in addresses, and the bytes that the nonce stands for."""

    recovery_id: str
    nonce: bytes


def read_challenge(told: Members) -> Challenge:
    """Return the challenge of endpoint 11; raise Problem(ANSWER_DAMAGED)."""
    nonce = told.matching("nonce", _NONCE)
    try:
        decoded = urlsafe_b64decode(nonce + "=" * (-len(nonce) % 4))
    except ValueError:
        raise damaged() from None
    return Challenge(told.matching("recovery_id", _ID), decoded)


def _session(told: Members, session_token: Secret, base_url: str, moment: Moment) -> Session:
    return Session(
        session_id=told.matching("session_id", _ID),
        session_token=session_token,
        base_url=base_url,
        state=_state(told),
        expires_at=told.moment("expires_at"),
        link_expires_at=told.moment("link_expires_at"),
        support_reference=told.text("support_reference", _SHORT),
        holder=_holder(told.inside("holder")),
        order=_order(told.inside("order")),
        code=_code(told.inside("code")),
        answer_attempts_left=told.inside("answers").number("attempts_left"),
        key_policy=_key_policy(told.inside("key_policy")),
        questions=_questions(told) if told.has("questions") else (),
        certificate_order=_certificate_order(told.inside("enrolment")) if told.has("enrolment") else None,
        told_at=moment,
    )


def _state(told: Members) -> State:
    state = _STATES.get(told.text("state", _SHORT))
    if state is None:
        raise damaged()
    return state


def _holder(told: Members) -> Holder:
    return Holder(told.text("display_name"), told.text("organisation"))


def _order(told: Members) -> Order:
    return Order(told.text("number", _SHORT), told.text("product"), told.moment("expires_at"))


def _code(told: Members) -> CodeSending:
    return CodeSending(
        length=told.number("length"),
        attempts_left=told.number("attempts_left"),
        resends_left=told.number("resends_left"),
        channels=tuple(_channel(channel) for channel in told.each("channels", _MOST_CHANNELS)),
        sent_at=told.moment("sent_at") if told.has("sent_at") else None,
        sent_to=told.text("sent_to") if told.has("sent_to") else None,
        next_resend_at=told.moment("next_resend_at") if told.has("next_resend_at") else None,
    )


def _channel(told: Members) -> Channel:
    return Channel(told.text("id", _SHORT), told.text("masked"))


def _key_policy(told: Members) -> KeyPolicy:
    policy = KeyPolicy(told.number("bits"), told.number("public_exponent"))
    is_usual = policy.bits in _KEY_SIZES and policy.public_exponent == _PUBLIC_EXPONENT
    if told.text("algorithm", _SHORT) != "RSA" or not is_usual:
        raise damaged()
    return policy


def _questions(told: Members) -> tuple[Question, ...]:
    questions = told.each("questions", _QUESTIONS)
    if len(questions) != _QUESTIONS or len({question.text("id", _SHORT) for question in questions}) != _QUESTIONS:
        raise damaged()
    return tuple(Question(question.text("id", _SHORT), question.text("text")) for question in questions)


def _certificate_order(told: Members) -> CertificateOrder:
    return CertificateOrder(
        told.encoded("subject_der", _LONGEST_SUBJECT), told.text("email"), told.matching("nonce", _NONCE)
    )
