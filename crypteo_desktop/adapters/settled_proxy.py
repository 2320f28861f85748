"""Makes every call of this program go by the way that the policy settles, whatever environment and system say."""

import os
from collections.abc import MutableMapping
from typing import Final

from crypteo_desktop.policy import DIRECT

_VARIABLES: Final = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def settle_proxy(proxy: str, environment: MutableMapping[str, str] = os.environ) -> None:
    """Set the variables that `requests` obeys before it asks the system; `proxy` is an address or DIRECT."""
    for name in _VARIABLES:
        environment.pop(name, None)
        environment.pop(name.upper(), None)
    if proxy == DIRECT:
        environment["no_proxy"] = "*"
    else:
        environment.update(http_proxy=proxy, https_proxy=proxy)
