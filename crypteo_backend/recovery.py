"""Recovery: an issued certificate for whoever proves its private key, when the link died in between."""

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key
from sqlalchemy import select, update

from crypteo_backend.audit import Event
from crypteo_backend.authority import IssuedCertificate
from crypteo_backend.issuance import accept_issuance
from crypteo_backend.problems import Problem
from crypteo_backend.services import Services
from crypteo_backend.sessions import State
from crypteo_backend.store.queries import changed_rows, number_of
from crypteo_backend.store.schema import IssuanceRow, RecoveryRow
from crypteo_backend.tokens import new_identifier, new_token

PURPOSE = b"crypteo-recovery-v1\x00"
_PADDING = PSS(mgf=MGF1(SHA256()), salt_length=32)


def begin_recovery(services: Services, spki_sha256: str) -> RecoveryRow:
    """Return a challenge for the key; the same work is done for a key that nobody knows."""
    recovery = RecoveryRow(
        id=new_identifier(services.random),
        spki_sha256=spki_sha256,
        nonce=new_token(services.random),
        expires_at=services.clock() + services.settings.figures.recovery_life,
        spent=False,
        proven=False,
    )
    with services.store.writing() as db:
        db.add(recovery)
    return recovery


def known_recovery(services: Services, recovery_id: str) -> RecoveryRow:
    """Return the challenge, expired or not, or raise recovery-unknown."""
    with services.store.reading() as db:
        recovery = db.get(RecoveryRow, recovery_id)
    if recovery is None:
        raise Problem("recovery-unknown")
    return recovery


def finish_recovery(services: Services, recovery: RecoveryRow, signature: bytes) -> IssuedCertificate:
    """Return the certificate of the key that made the signature; the challenge is spent before it is verified."""
    _check_alive(services, recovery)
    _spend(services, recovery)
    issuance = _issuance_for(services, recovery)
    if issuance is None or not _is_signed(recovery, issuance, signature):
        raise Problem("recovery-unknown")
    issued = services.issuer.recover(issuance)
    if issued is None:
        raise Problem("recovery-unknown")
    if services.clock() >= issued.not_before + services.settings.figures.recovery_window:
        raise Problem("recovery-expired")
    with services.store.writing() as db:
        db.execute(update(RecoveryRow).where(RecoveryRow.id == recovery.id).values(proven=True))
        number = number_of(db, issuance.order_id)
        services.audit.record(db, Event.CERTIFICATE_RECOVERED, number, fingerprint=issued.fingerprint_sha256)
    return issued


def accept_recovered(services: Services, recovery: RecoveryRow, fingerprint: str) -> None:
    """Note that the holder keeps the recovered certificate; the link dies."""
    _check_alive(services, recovery)
    if not recovery.proven:
        raise Problem("wrong-state", state=State.CODE.value)
    issuance = _issuance_for(services, recovery)
    if issuance is None:
        raise Problem("recovery-unknown")
    accept_issuance(services, issuance, fingerprint)


def _check_alive(services: Services, recovery: RecoveryRow) -> None:
    if services.clock() >= recovery.expires_at:
        raise Problem("recovery-expired")


def _spend(services: Services, recovery: RecoveryRow) -> None:
    with services.store.writing() as db:
        unspent = (RecoveryRow.id == recovery.id, RecoveryRow.spent.is_(False))
        if changed_rows(db, update(RecoveryRow).where(*unspent).values(spent=True)) != 1:
            raise Problem("recovery-unknown")


def _issuance_for(services: Services, recovery: RecoveryRow) -> IssuanceRow | None:
    with services.store.reading() as db:
        return db.scalar(select(IssuanceRow).where(IssuanceRow.spki_sha256 == recovery.spki_sha256))


def _is_signed(recovery: RecoveryRow, issuance: IssuanceRow, signature: bytes) -> bool:
    """Tell whether the signature is RSASSA-PSS over purpose, nonce and key digest (contract, endpoint 12)."""
    key = load_der_public_key(issuance.public_key_der)
    if not isinstance(key, RSAPublicKey):
        return False
    nonce = base64.urlsafe_b64decode(recovery.nonce + "=")
    try:
        key.verify(signature, PURPOSE + nonce + bytes.fromhex(recovery.spki_sha256), _PADDING, SHA256())
    except InvalidSignature:
        return False
    return True
