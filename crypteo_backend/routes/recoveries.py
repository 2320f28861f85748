"""Endpoints 11, 12 and 13: get an issued certificate back by proving its private key."""

import base64
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from crypteo_backend.clock import rfc3339
from crypteo_backend.recovery import accept_recovered, begin_recovery, finish_recovery
from crypteo_backend.routes.entry import Opening, Recovery, body, recovery_body
from crypteo_backend.wire.documentation import ANYWHERE, refuses, takes
from crypteo_backend.wire.requests import AcceptanceBody, ProofBody, RecoveryBody
from crypteo_backend.wire.responses import CertificateOut, RecoveryOut
from crypteo_backend.wire.views import certificate_view

router = APIRouter(tags=["recoveries"])

_PACED = (*ANYWHERE, "too-many-requests")
_KNOWN = ("recovery-unknown", "recovery-expired")


@router.post(
    "/recoveries",
    operation_id="beginRecovery",
    status_code=201,
    openapi_extra=takes(RecoveryBody),
    responses=refuses(within=_PACED),
)
def begin(told: Annotated[RecoveryBody, Depends(body(RecoveryBody))], services: Opening) -> RecoveryOut:
    """Return a challenge, for a key that nobody knows too."""
    recovery = begin_recovery(services, told.spki_sha256)
    return RecoveryOut(recovery_id=recovery.id, nonce=recovery.nonce, expires_at=rfc3339(recovery.expires_at))


@router.post(
    "/recoveries/{recovery_id}",
    operation_id="finishRecovery",
    openapi_extra=takes(ProofBody),
    responses=refuses(*_KNOWN, "authority-unavailable", "issuance-failed", within=_PACED),
)
def finish(
    recovery: Recovery, told: Annotated[ProofBody, Depends(recovery_body(ProofBody))], services: Opening
) -> CertificateOut:
    """Return the certificate to whoever signs the challenge; a challenge takes one signature."""
    return certificate_view(finish_recovery(services, recovery, base64.b64decode(told.signature)))


@router.post(
    "/recoveries/{recovery_id}/acceptance",
    operation_id="acceptRecovered",
    status_code=204,
    openapi_extra=takes(AcceptanceBody),
    responses=refuses(*_KNOWN, "wrong-state", "fingerprint-mismatch", within=_PACED),
)
def accept(
    recovery: Recovery, told: Annotated[AcceptanceBody, Depends(recovery_body(AcceptanceBody))], services: Opening
) -> Response:
    """Note that the holder keeps the recovered certificate."""
    accept_recovered(services, recovery, told.fingerprint_sha256)
    return Response(status_code=204)
