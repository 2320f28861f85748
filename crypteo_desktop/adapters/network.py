"""How calls leave this computer, as the system's settings and the environment tell."""

from crypteo_desktop.surroundings import Network


def network() -> Network:
    """Return whether calls to a service of the network go by way of a proxy; its address stays here."""
    from urllib.request import getproxies  # noqa: PLC0415  the window comes first

    proxies = getproxies()
    return Network.PROXY if proxies.get("https") or proxies.get("all") else Network.DIRECT
