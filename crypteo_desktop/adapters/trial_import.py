"""Has the saved file opened by NSS, the library of Firefox, Thunderbird and Chromium, where its tools are installed."""

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from crypteo_desktop.adapters.system_stores.nss_tools import Nss, NssFailed, tools_are_there
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.secret import Secret


def import_on_trial(content: bytes, password: Secret) -> bool:
    """Import the file into a store that is thrown away; return False where there is nothing to import it with.

    The store has a primary password of its own, known to nobody a moment later, so no key lies on the disk in clear.
    Raise Problem(NOT_IMPORTED).
    """
    if not tools_are_there():
        return False
    with TemporaryDirectory(prefix="crypteo-trial-") as place:
        nss = Nss(Path(place), Secret(secrets.token_urlsafe(24)))
        try:
            nss.make()
        except NssFailed:
            return False
        try:
            nss.add_p12(content, password)
            has_key = any(is_ours for _, is_ours in nss.nicknames())
        except NssFailed as failure:
            raise Problem(file.NOT_IMPORTED) from failure
    if not has_key:
        raise Problem(file.NOT_IMPORTED)
    return True
