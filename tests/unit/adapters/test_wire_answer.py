"""The header fields that the client reads."""

from datetime import UTC

import pytest

from crypteo_desktop.adapters.backend.wire import Answer
from crypteo_desktop.problems import Problem, anywhere
from tests.support.samples import NOW


def with_headers(**headers: str) -> Answer:
    return Answer(200, {name.replace("_", "-"): value for name, value in headers.items()}, b"", 5.0)


@pytest.mark.parametrize(
    "date", ["Mon, 23 Nov 2026 09:00:00 GMT", "Mon, 23 Nov 2026 10:00:00 +0100", "Mon, 23 Nov 2026 09:00:00 -0000"]
)
def test_the_services_clock_is_told_in_utc(date: str) -> None:
    moment = with_headers(date=date).moment
    assert (moment.server_time, moment.server_time.tzinfo, moment.monotonic) == (NOW, UTC, 5.0)


@pytest.mark.parametrize("headers", [{}, {"date": ""}, {"date": "now"}, {"date": "Mon, 99 Nov 2026 09:00:00 GMT"}])
def test_without_a_clock_the_answer_is_damaged(headers: dict[str, str]) -> None:
    with pytest.raises(Problem) as raised:
        _ = with_headers(**headers).moment
    assert raised.value.kind is anywhere.ANSWER_DAMAGED


@pytest.mark.parametrize(
    ("told", "media_type"),
    [("", ""), ("Application/JSON; charset=utf-8", "application/json"), ("text/html", "text/html")],
)
def test_the_media_type_is_told_without_its_parameters(told: str, media_type: str) -> None:
    assert with_headers(content_type=told).media_type == media_type


@pytest.mark.parametrize(
    ("told", "seconds"), [("0", 0), (" 30 ", 30), ("9" * 9, 3600), ("9" * 10, None), ("-1", None), ("٣", None)]
)
def test_the_seconds_to_wait_are_a_bounded_number(told: str, seconds: int | None) -> None:
    assert with_headers(retry_after=told).retry_after == seconds


SERVER_DATE = "Mon, 23 Nov 2026 09:00:00 GMT"


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("Mon, 23 Nov 2026 09:00:45 GMT", 45),
        ("Mon, 23 Nov 2026 08:00:00 GMT", 0),
        ("Tue, 24 Nov 2026 09:00:00 GMT", 3600),
        ("soon", None),
        ("Mon, 99 Nov 2026 09:00:45 GMT", None),
    ],
)
def test_a_date_to_wait_for_is_counted_from_the_service_s_own_clock(told: str, seconds: int | None) -> None:
    assert with_headers(retry_after=told, date=SERVER_DATE).retry_after == seconds


def test_a_date_to_wait_for_is_worth_nothing_without_a_clock_beside_it() -> None:
    assert with_headers(retry_after=SERVER_DATE).retry_after is None
