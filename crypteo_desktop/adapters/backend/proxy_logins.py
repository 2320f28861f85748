"""User names and passwords for proxies: in memory, and, where the holder wishes, in the system's keyring."""

import json
from base64 import b64encode
from typing import Final

from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Keyring, ProxyLogin

_PROBE: Final = "proxy-probe"


class ProxyLogins:
    """What each proxy ("host:port") is told; implements `services.ProxyAccess`.

    A login is kept in the keyring only after the proxy let it in, and dropped from it as soon as it is refused.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._in_force: dict[str, ProxyLogin] = {}
        self._can_remember = False

    @property
    def can_remember(self) -> bool:
        """Whether the keyring works; known once a proxy has asked for a login."""
        return self._can_remember

    def sign_in(self, proxy: str, login: ProxyLogin) -> None:
        """Use this login for the next calls by way of the proxy."""
        self._in_force[proxy] = login

    def authorization(self, proxy: str) -> Secret | None:
        """Return the value of Proxy-Authorization (Basic, RFC 7617, in UTF-8), or None."""
        login = self._in_force.get(proxy)
        if login is None:
            return None
        pair = f"{login.user.reveal()}:{login.password.reveal()}".encode()
        return Secret(f"Basic {b64encode(pair).decode()}")

    def recall(self, proxy: str) -> bool:
        """Put what the keyring keeps for the proxy in force; say whether there was something."""
        kept = _read(self._keyring.kept(_name(proxy)))
        if kept is None:
            self._can_remember = self._keyring.keep(_PROBE, Secret("probe"))
            self._keyring.drop(_PROBE)
            return False
        self._can_remember = True
        self._in_force[proxy] = kept
        return True

    def accepted(self) -> None:
        """Keep the logins that are to be remembered: they have just been let in."""
        for proxy, login in self._in_force.items():
            if login.remember:
                self._keyring.keep(_name(proxy), _written(login))
                self._in_force[proxy] = ProxyLogin(login.user, login.password)

    def refused(self, proxy: str) -> None:
        """Forget what the proxy did not accept."""
        self._in_force.pop(proxy, None)
        self._keyring.drop(_name(proxy))


def _name(proxy: str) -> str:
    return f"proxy {proxy}"


def _written(login: ProxyLogin) -> Secret:
    return Secret(json.dumps([login.user.reveal(), login.password.reveal()], ensure_ascii=False))


def _read(kept: Secret | None) -> ProxyLogin | None:
    try:
        user, password = json.loads(kept.reveal()) if kept is not None else (None, None)
    except (ValueError, TypeError):
        return None
    return ProxyLogin(Secret(user), Secret(password)) if isinstance(user, str) and isinstance(password, str) else None
