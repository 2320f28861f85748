"""Finding an order at the console, and no more than one’s own."""

from collections.abc import Callable

import pytest

from crypteo_backend.console.entry import LOOKS_A_MINUTE
from crypteo_backend.demo.sample_order import SAMPLE
from tests.support.backend_house import House
from tests.support.console_client import NUMBER, ConsoleClient, order

HouseMaker = Callable[..., House]


@pytest.mark.parametrize("told", ["reference", NUMBER, "Camille.Martin@EXAMPLE.com"])
def test_one_order_is_opened_at_once(house: House, console: ConsoleClient, told: str):
    holder = house.holder()
    holder.open()
    reference = holder.session["support_reference"]
    console.search(reference.lower().replace("-", "") if told == "reference" else told)
    assert console.page.url.path == f"/support/orders/{NUMBER}"
    assert reference in console.words
    assert "Crypteo Desktop 6.0.0" in console.words


def test_several_orders_are_listed(house: House, console: ConsoleClient):
    house.order()
    house.order()
    console.search(SAMPLE.email)
    assert "2 demandes trouvées" in console.words
    assert 'href="/support/orders/540207"' in console.page.text


def test_a_misheard_reference_and_a_wrong_number_are_told_apart(house: House, console: ConsoleClient):
    house.order()
    assert "caractère de contrôle ne convient pas" in console.search("K7P-2QX").words
    assert "Aucune demande ne correspond" in console.search("540299").words
    assert console.page.status_code == 404
    assert console.open("/support/orders/540299").page.status_code == 404


def test_nobody_leafs_through_all_orders(house: House, console: ConsoleClient):
    house.order()
    for _ in range(LOOKS_A_MINUTE):
        assert console.search("540299").page.status_code == 404
    assert console.search("540299").page.status_code == 429
    assert order(console).page.status_code == 429
    house.clock.advance(minutes=1)
    assert order(console).page.status_code == 200
