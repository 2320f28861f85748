"""Who calls, as far as limits are concerned."""

from starlette.requests import Request

from crypteo_backend.services import Office


def address_of(request: Request) -> str:
    """Return the address that the request comes from."""
    return request.client.host if request.client else ""


def count_act(request: Request, act: str, limit: int) -> None:
    """Count one act of the caller's address; raises too-many-requests until the minute is over."""
    office: Office = request.app.state.services
    office.pace.count(act, address_of(request), limit)
