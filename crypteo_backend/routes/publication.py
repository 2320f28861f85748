"""What an embedded authority publishes: its certificates and revocation lists, where its certificates say."""

from collections.abc import Callable
from typing import Protocol

from fastapi import APIRouter, Response

CRL_TYPE = "application/pkix-crl"  # RFC 2585, section 4.2
CERTIFICATE_TYPE = "application/pkix-cert"


class Publisher(Protocol):
    """An authority that leaves publishing to this service; every method returns DER."""

    def crl_der(self) -> bytes:
        """Return the issuing authority's revocation list."""

    def root_crl_der(self) -> bytes:
        """Return the root's revocation list."""

    def issuing_der(self) -> bytes:
        """Return the issuing authority's certificate."""

    def root_der(self) -> bytes:
        """Return the root's certificate."""


def publication(publisher: Publisher) -> APIRouter:
    """Return the four routes."""
    router = APIRouter(include_in_schema=False)
    for path, read, media_type in (
        ("/crl/issuing.crl", publisher.crl_der, CRL_TYPE),
        ("/crl/root.crl", publisher.root_crl_der, CRL_TYPE),
        ("/ca/issuing.cer", publisher.issuing_der, CERTIFICATE_TYPE),
        ("/ca/root.cer", publisher.root_der, CERTIFICATE_TYPE),
    ):
        router.add_api_route(path, _route(read, media_type), methods=["GET"])
    return router


def _route(read: Callable[[], bytes], media_type: str) -> Callable[[], Response]:
    def publish() -> Response:
        return Response(read(), media_type=media_type)

    return publish
