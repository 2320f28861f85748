"""Endpoint 1: the authority's notices, which nothing ever waits for in vain."""

import pytest

from crypteo_desktop.adapters.backend.client import Identity, ServiceClient
from crypteo_desktop.adapters.backend.wire import Answer
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem, anywhere
from crypteo_desktop.session import Notice
from tests.support.samples import SESSION
from tests.support.wire import FakeTransport, refused, told

IDENTITY = Identity("6.0.0", "Linux 6.1", "fr-FR")
NOTICE = {"text_fr": "Nouvelle version en décembre", "text_en": "A new version in December"}


def test_the_notices_of_the_service_are_read() -> None:
    transport = FakeTransport([told(200, {"service": "crypteo", "contract": 1, "notices": [NOTICE]})])
    client = ServiceClient(IDENTITY, lambda: transport)
    assert client.notices(SESSION, CancelToken()) == (Notice(**NOTICE),)
    assert transport.asked == [("GET", "/service")]


@pytest.mark.parametrize(
    "answer",
    [
        Problem(anywhere.UNREACHABLE),
        told(200, {"notices": "soon"}),
        told(200, {"notices": [NOTICE] * 4}),
        told(200, {}),
        refused(404),
    ],
)
def test_notices_that_cannot_be_had_are_done_without(answer: Answer | Problem) -> None:
    client = ServiceClient(IDENTITY, lambda: FakeTransport([answer]))
    assert client.notices(SESSION, CancelToken()) == ()
