"""What to do about a server that does not answer, as a diagnosis says it: nobody stands at a step or before a screen.

The catalogue's own remedies speak to a holder in the middle of a download, with a button to try again.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Final

from crypteo_desktop.problems import ProblemKind, anywhere
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

IT_TEAM: Final = QT_TRANSLATE_NOOP("Diagnosis", "Show this report to your IT team.")
_CONNECTION: Final = QT_TRANSLATE_NOOP(
    "Diagnosis", "Check this computer’s connection, or show this report to your IT team."
)
_LATER: Final = QT_TRANSLATE_NOOP("Diagnosis", "Make another report in a few minutes. If this stays, call support.")
_UPDATE: Final = QT_TRANSLATE_NOOP("Diagnosis", "Call support: this program may need an update.")
# Where the names of machines are known, they are what an IT team needs.
_NAMED: Final[Mapping[ProblemKind, Text]] = {
    anywhere.NOT_TRUSTED: QT_TRANSLATE_NOOP(
        "Diagnosis", "An inspection device may stand in between ({issuer}): show this report to your IT team."
    ),
    anywhere.PROXY_REFUSED: QT_TRANSLATE_NOOP(
        "Diagnosis", "Show this report to your IT team: {proxy} must allow {target}."
    ),
    anywhere.PROXY_SCHEME: QT_TRANSLATE_NOOP(
        "Diagnosis", "Show this report to your IT team: it asks for {schemes}; only Basic is known."
    ),
}
_REMEDIES: Final[Mapping[ProblemKind, Text]] = {
    anywhere.NO_NETWORK: QT_TRANSLATE_NOOP("Diagnosis", "Check the cable or the Wi-Fi."),
    anywhere.NAME_NOT_FOUND: _CONNECTION,
    anywhere.UNREACHABLE: _CONNECTION,
    anywhere.PROXY_LOGIN: QT_TRANSLATE_NOOP(
        "Diagnosis", "The program asks for them during a download. Or show this report to your IT team."
    ),
    anywhere.NOT_TRUSTED: QT_TRANSLATE_NOOP(
        "Diagnosis", "An inspection device may stand in between: show this report to your IT team."
    ),
    anywhere.NOT_THE_SERVICE: QT_TRANSLATE_NOOP(
        "Diagnosis", "This network may ask you to sign in first: open a web page and sign in."
    ),
    **dict.fromkeys((anywhere.ANSWER_DAMAGED, anywhere.TOO_SLOW, anywhere.SERVICE_FAILED), _LATER),
    **dict.fromkeys((anywhere.INTERNAL, anywhere.TOO_MANY_REQUESTS), _LATER),
    anywhere.CLOCK_WRONG: QT_TRANSLATE_NOOP(
        "Diagnosis", "Check the date and time of this computer. If they are right, call support."
    ),
    anywhere.PROXY_REFUSED: QT_TRANSLATE_NOOP(
        "Diagnosis", "Show this report to your IT team: the proxy must allow the certificate service."
    ),
    anywhere.PROXY_LOGIN_REFUSED: QT_TRANSLATE_NOOP(
        "Diagnosis", "Check user name and password of the proxy, or show this report to your IT team."
    ),
    anywhere.PROXY_SCHEME: QT_TRANSLATE_NOOP(
        "Diagnosis", "Show this report to your IT team: of the ways to sign in, only Basic is known."
    ),
    anywhere.PROXY_UNUSABLE: QT_TRANSLATE_NOOP(
        "Diagnosis", "Show this report to your IT team: an http:// proxy is needed, SOCKS is not known."
    ),
}


def remedy_of(kind: ProblemKind, facts: Mapping[str, object]) -> Text:
    """Return what to do; a refusal that no table foresees means that program and service do not fit together."""
    named = _NAMED.get(kind)
    if named is not None and {name for _, name, _, _ in Formatter().parse(named.source) if name} <= set(facts):
        return named
    return _REMEDIES.get(kind, _UPDATE)
