"""Which request may follow which, as OpenAPI links: one holder's way from the link to the accepted certificate."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

Json = dict[str, Any]

_OPENED: Final = {"session_id": "$response.body#/session_id"}
_SAME_SESSION: Final = {"session_id": "$request.path.session_id"}
_BEGUN: Final = {"recovery_id": "$response.body#/recovery_id"}
_SAME_RECOVERY: Final = {"recovery_id": "$request.path.recovery_id"}
_FINGERPRINT: Final = {"fingerprint_sha256": "$response.body#/fingerprint_sha256"}

_IN_A_SESSION: Final = ("readSession", "tryCode", "resendCode", "endSession")
_WITH_A_CERTIFICATE: Final = (
    ("fetchCertificate", {"parameters": _SAME_SESSION}),
    ("acceptCertificate", {"parameters": _SAME_SESSION, "requestBody": _FINGERPRINT}),
)
_WAYS_ON: Final[Mapping[tuple[str, str], tuple[tuple[str, Json], ...]]] = MappingProxyType(
    {
        ("openSession", "201"): tuple((name, {"parameters": _OPENED}) for name in _IN_A_SESSION),
        ("tryCode", "200"): (("tryAnswers", {"parameters": _SAME_SESSION}),),
        ("tryAnswers", "200"): (("requestCertificate", {"parameters": _SAME_SESSION}),),
        ("requestCertificate", "201"): _WITH_A_CERTIFICATE,
        ("requestCertificate", "200"): _WITH_A_CERTIFICATE,
        ("requestCertificate", "202"): _WITH_A_CERTIFICATE[:1],
        ("beginRecovery", "201"): (("finishRecovery", {"parameters": _BEGUN}),),
        ("finishRecovery", "200"): (("acceptRecovered", {"parameters": _SAME_RECOVERY, "requestBody": _FINGERPRINT}),),
    }
)


def links_from(operation_id: str, status: str) -> Json:
    """Return the links of the answer that the operation gives with this status; empty when nothing follows."""
    following = _WAYS_ON.get((operation_id, status), ())
    return {name: {"operationId": name, **arguments} for name, arguments in following}
