"""Endpoints 7, 8 and 9: have the key certified, fetch the certificate, accept it."""

import base64
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from crypteo_backend.issuance import accept, certify, fetch
from crypteo_backend.issuer import Delivery
from crypteo_backend.routes.entry import Admitted, Here, session_body
from crypteo_backend.services import Services
from crypteo_backend.wire.documentation import Json, refuses, retry_after, takes
from crypteo_backend.wire.requests import AcceptanceBody, CertificateBody
from crypteo_backend.wire.responses import CertificateOut, WorkingOut
from crypteo_backend.wire.views import certificate_view

router = APIRouter(tags=["certificate"])

_WORKING: dict[int | str, Json] = {
    202: {
        "model": WorkingOut,
        "description": "The authority is at work.",
        "headers": retry_after("Seconds until the next GET."),
    }
}
_FETCHING = ("wrong-state", "order-locked", "authority-unavailable", "issuance-failed")
_CERTIFYING = (*_FETCHING, "already-issued", "key-reused", "csr-invalid", "key-weak")


@router.put(
    "/sessions/{session_id}/certificate",
    operation_id="requestCertificate",
    response_model=CertificateOut,
    openapi_extra=takes(CertificateBody),
    responses=refuses(*_CERTIFYING)
    | _WORKING
    | {201: {"model": CertificateOut, "description": "The certificate, made by this very request."}},
)
def request_certificate(
    told: Annotated[CertificateBody, Depends(session_body(CertificateBody))], visit: Admitted, services: Here
) -> Response:
    """Certify the request's key; the same key always gets the same certificate."""
    delivery = certify(services, visit, base64.b64decode(told.csr))
    return _answer(services, delivery, created=201)


@router.get(
    "/sessions/{session_id}/certificate",
    operation_id="fetchCertificate",
    response_model=CertificateOut,
    responses=refuses(*_FETCHING) | _WORKING,
)
def fetch_certificate(visit: Admitted, services: Here) -> Response:
    """Return the certificate that was asked for."""
    return _answer(services, fetch(services, visit), created=200)


def _answer(services: Services, delivery: Delivery | None, *, created: int) -> Response:
    if delivery is None:
        return JSONResponse({}, 202, headers={"Retry-After": str(services.settings.patience.poll_after)})
    view = certificate_view(delivery.issued)
    return JSONResponse(view.model_dump(), created if delivery.is_fresh else 200)


@router.post(
    "/sessions/{session_id}/acceptance",
    operation_id="acceptCertificate",
    status_code=204,
    openapi_extra=takes(AcceptanceBody),
    responses=refuses("wrong-state", "order-locked", "fingerprint-mismatch"),
)
def accept_certificate(
    told: Annotated[AcceptanceBody, Depends(session_body(AcceptanceBody))], visit: Admitted, services: Here
) -> Response:
    """Note that the holder keeps the certificate; may be repeated."""
    accept(services, visit, told.fingerprint_sha256)
    return Response(status_code=204)
