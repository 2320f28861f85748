"""Endpoint 1: who answers here, and where to find help."""

from dataclasses import asdict

from fastapi import APIRouter

from crypteo_backend.routes.entry import Here
from crypteo_backend.settings import Settings
from crypteo_backend.wire.documentation import ANYWHERE, refuses
from crypteo_backend.wire.responses import NoticeOut, ServiceOut, SupportOut

router = APIRouter(tags=["service"])


@router.get("/service", operation_id="describeService", response_model=ServiceOut, responses=refuses(within=ANYWHERE))
def describe_service(services: Here) -> ServiceOut:
    """Say what this service is; spends nothing."""
    settings = services.settings
    return ServiceOut(
        service="crypteo",
        contract=1,
        minimum_client=minimum_client(settings),
        support=SupportOut(**asdict(settings.support)),
        notices=[NoticeOut(**asdict(notice)) for notice in settings.notices],
    )


def minimum_client(settings: Settings) -> str:
    """Return the oldest version that is served, as text."""
    return ".".join(str(number) for number in settings.minimum_client)
