"""Who calls, as far as limits are concerned."""

from ipaddress import IPv4Address, ip_address, ip_network

from starlette.requests import Request

from crypteo_backend.services import Office

_OF_ONE_CUSTOMER = 64  # bits of the prefix (RFC 6177)


def address_of(request: Request) -> str:
    """Return what the request comes from: an IPv4 address, or the /64 network that one IPv6 customer has."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv4Address):
        return host
    return str(address.ipv4_mapped or ip_network((address, _OF_ONE_CUSTOMER), strict=False))


def count_act(request: Request, act: str, limit: int) -> None:
    """Count one act of the caller's address; raises too-many-requests until the minute is over."""
    office: Office = request.app.state.services
    office.pace.count(act, address_of(request), limit)
