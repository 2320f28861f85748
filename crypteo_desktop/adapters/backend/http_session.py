"""A `requests` session as the contract wants it: the system's trust, no redirects, no cookies, no proxy to loopback."""

import socket
import ssl
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from crypteo_desktop.adapters.backend.call_watch import CallOfThread
from crypteo_desktop.adapters.backend.proxy_logins import ProxyLogins
from crypteo_desktop.adapters.backend.tunnel import AUTHORIZATION, open_tunnel
from crypteo_desktop.adapters.backend.whole_header import WholeHeader
from crypteo_desktop.adapters.no_keyring import NoKeyring
from crypteo_desktop.profile import LOOPBACK

_HEADERS: Final = {
    "Accept": "application/json, application/problem+json",
    "Accept-Encoding": "identity",
    "Connection": "close",  # the next call makes its own: see HttpTransport
}


def system_trust() -> ssl.SSLContext:
    """Return a TLS 1.2 context that trusts the authorities of the system's own store."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class ServiceSession(requests.Session):
    """Trusts `trust` alone, keeps no cookies, asks for plain JSON; `call` is told of every connection.

    `logins` holds what proxies are told.
    """

    def __init__(self, user_agent: str, trust: ssl.SSLContext, logins: ProxyLogins | None = None) -> None:
        super().__init__()
        self.call = CallOfThread()
        self.logins = logins or ProxyLogins(NoKeyring())
        self.mount("https://", _TrustingAdapter(self.call, self.logins, trust))
        self.mount("http://", _WatchedAdapter(self.call, self.logins))
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.headers.update({"User-Agent": user_agent, **_HEADERS})

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return None: a redirect that is not followed would still be read, without limit, and its target parsed."""

    def merge_environment_settings(self, url: Any, *told: Any, **named: Any) -> Any:
        """Return the environment's settings, without its proxies for this very computer: codes go there in clear."""
        settings = super().merge_environment_settings(url, *told, **named)
        return {**settings, "proxies": {}} if urlsplit(url).hostname in LOOPBACK else settings


class _WatchedAdapter(HTTPAdapter):
    """Tells `call` of each connection, and proxies what `logins` holds."""

    def __init__(self, call: CallOfThread, logins: ProxyLogins) -> None:
        self._pools = _watched_pools(call)
        self._logins = logins
        super().__init__()

    def init_poolmanager(self, *told: Any, **named: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*told, **named)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **named: Any) -> PoolManager:
        """Return the pools of connections by way of a proxy; those of SOCKS stay, for others would go past it."""
        pools: PoolManager = super().proxy_manager_for(proxy, **named)
        if not proxy.lower().startswith("socks"):
            pools.pool_classes_by_scheme = self._pools
        return pools

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """Return the login for the proxy: the one that was typed, before the one in the proxy's own address."""
        headers: dict[str, str] = super().proxy_headers(proxy)
        typed = self._logins.authorization(urlsplit(proxy).netloc.rpartition("@")[2])
        return headers if typed is None else {AUTHORIZATION: typed.reveal()}

    def close(self) -> None:
        """Close the connections and forget the proxies' pools, which would go on with a former login."""
        super().close()
        self.proxy_manager.clear()


class _TrustingAdapter(_WatchedAdapter):
    """Uses one TLS context for every connection, in place of the list of authorities that `requests` brings along."""

    def __init__(self, call: CallOfThread, logins: ProxyLogins, trust: ssl.SSLContext) -> None:
        self._trust = trust
        super().__init__(call, logins)

    def build_connection_pool_key_attributes(self, *told: Any, **named: Any) -> Any:
        """Return host and TLS settings: the context and nothing beside it."""
        host, _ = super().build_connection_pool_key_attributes(*told, **named)
        return host, {"ssl_context": self._trust, "cert_reqs": "CERT_REQUIRED"}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the connection with the context that it was made with."""


def _certificate(line: Any) -> bytes | None:
    """Return the certificate that the server showed, in DER, if this line has TLS to it."""
    return line.getpeercert(binary_form=True) if hasattr(line, "getpeercert") else None


def _watched_pools(call: CallOfThread) -> dict[str, type[HTTPConnectionPool]]:
    """Return pools whose connections are told to `call` when they are made."""

    class Plain(HTTPConnection):
        response_class = WholeHeader
        _tunnel_headers: dict[str, str]

        def _new_conn(self) -> socket.socket:
            line = super()._new_conn()
            call.add(line)
            return line

        def _tunnel(self) -> None:
            open_tunnel(self, self._tunnel_host or "", self._tunnel_port or 0, self._tunnel_headers)

    class Secured(Plain, HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            call.certificate = _certificate(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecuredPool(HTTPSConnectionPool):
        ConnectionCls = Secured

    return {"http": PlainPool, "https": SecuredPool}
