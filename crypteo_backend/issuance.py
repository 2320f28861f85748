"""The certificate of a session: checked request, written intent, one certificate for one key, acceptance."""

from sqlalchemy import bindparam, update
from sqlalchemy.exc import IntegrityError

from crypteo_backend.audit import Event
from crypteo_backend.authority import HolderNames
from crypteo_backend.authority.certificate_profile import validity_end
from crypteo_backend.codes import erase_codes
from crypteo_backend.csr import CsrInvalid, KeyWeak, PublicKeyFacts, check_csr
from crypteo_backend.csr.request import parse_request
from crypteo_backend.intents import begin_anew, was_refused
from crypteo_backend.issuer import Delivery, stored_certificate
from crypteo_backend.problems import Problem
from crypteo_backend.services import Services
from crypteo_backend.sessions import State, Visit, check_state
from crypteo_backend.store.queries import OF_ORDER, issuance_of, run
from crypteo_backend.store.schema import IssuanceRow, OrderRow
from crypteo_backend.tokens import new_serial_number

# Once only: what is accepted stays so as of then.
_ACCEPTING = update(OrderRow).where(OrderRow.id == OF_ORDER, OrderRow.accepted_at.is_(None))
_ACCEPTING = _ACCEPTING.values(accepted_at=bindparam("now")).returning(OrderRow.number)


def subject_of(services: Services, order: OrderRow) -> bytes:
    """Return the DER Name that the certificate of this order will carry, as its authority writes it."""
    names = HolderNames(order.given_name, order.surname, order.organisation, order.siren, order.subject_serial)
    return services.issuer.subject(names)


def certify(services: Services, visit: Visit, csr: bytes) -> Delivery | None:
    """Return the certificate for the request's key, the same one for the same key always; None while in work."""
    check_state(visit, State.AUTHENTICATED, State.ISSUED, State.ACCEPTED)
    intent = visit.issuance
    if intent is None:
        intent = _write_intent(services, visit, _check(services, visit, csr), csr)
    elif _key_of(csr).spki_sha256 != intent.spki_sha256:
        raise Problem("already-issued")
    return services.issuer.carry_out(intent)


def fetch(services: Services, visit: Visit) -> Delivery | None:
    """Return the certificate of an intent already written; None while in work."""
    check_state(visit, State.AUTHENTICATED, State.ISSUED, State.ACCEPTED)
    if visit.issuance is None and was_refused(services.store, visit.order.id):
        raise Problem("issuance-failed")
    if visit.issuance is None:
        raise Problem("wrong-state", state=visit.state.value)
    return services.issuer.carry_out(visit.issuance)


def accept(services: Services, visit: Visit, fingerprint: str) -> None:
    """Note that the holder keeps the certificate; the link dies."""
    check_state(visit, State.ISSUED, State.ACCEPTED)
    if visit.issuance is not None:
        accept_issuance(services, visit.issuance, fingerprint)


def accept_issuance(services: Services, issuance: IssuanceRow, fingerprint: str) -> None:
    """Note the acceptance of a stored certificate, once; raises fingerprint-mismatch for another one's fingerprint."""
    issued = stored_certificate(issuance)
    if issued is None or issued.fingerprint_sha256 != fingerprint:
        raise Problem("fingerprint-mismatch")
    with services.store.writing() as db:
        number = run(db, _ACCEPTING, {"of_order": issuance.order_id, "now": services.clock()}).scalar()
        if number is not None:
            erase_codes(db, issuance.order_id)
            services.audit.record(db, Event.CERTIFICATE_ACCEPTED, number, fingerprint=fingerprint)


def _key_of(csr: bytes) -> PublicKeyFacts:
    try:
        return parse_request(csr).key
    except CsrInvalid as refusal:
        raise Problem("csr-invalid", reason=refusal.reason) from refusal


def _check(services: Services, visit: Visit, csr: bytes) -> PublicKeyFacts:
    figures = services.settings.figures
    try:
        return check_csr(
            csr,
            subject_der=subject_of(services, visit.order),
            email=visit.order.email,
            nonce=visit.session.nonce,
            bits=figures.key_bits,
            exponent=figures.key_exponent,
        )
    except CsrInvalid as refusal:
        raise Problem("csr-invalid", reason=refusal.reason) from refusal
    except KeyWeak as refusal:
        raise Problem("key-weak", reason=refusal.reason) from refusal


def _write_intent(services: Services, visit: Visit, key: PublicKeyFacts, csr: bytes) -> IssuanceRow:
    """Write the intent, or return the one that a parallel request for the same key has just written."""
    intent = _intent(services, visit.order, key, csr)
    try:
        with services.store.writing() as db:
            begin_anew(db, visit.order.id)
            db.add(intent)
            db.flush()
            services.audit.record(db, Event.CERTIFICATE_ASKED, visit.order.number)
    except IntegrityError as clash:
        return _intent_in_the_way(services, visit.order.id, key, clash)
    return intent


def _intent_in_the_way(services: Services, order_id: int, key: PublicKeyFacts, clash: IntegrityError) -> IssuanceRow:
    with services.store.reading() as db:
        former = issuance_of(db, order_id)
    if former is None:
        raise Problem("key-reused") from clash
    if former.spki_sha256 != key.spki_sha256:
        raise Problem("already-issued") from clash
    return former


def _intent(services: Services, order: OrderRow, key: PublicKeyFacts, csr: bytes) -> IssuanceRow:
    now = services.clock()
    latest = services.issuer.latest_not_after()
    return IssuanceRow(
        order_id=order.id,
        spki_sha256=key.spki_sha256,
        public_key_der=key.spki_der,
        subject_der=subject_of(services, order),
        email=order.email,
        not_before=now,
        not_after=validity_end(now, order.validity_years, latest),
        serial_number=f"{new_serial_number(services.random):x}",
        csr_der=csr,
    )
