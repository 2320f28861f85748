"""Generated requests, right and wrong, find nothing in the service that the printed OpenAPI does not say."""

import random
from functools import partial

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from crypteo_backend.settings import Figures, Settings
from tests.service.conftest import HouseMaker
from tests.support.contract_text import ENDPOINTS
from tests.support.knowing_holders import KnowingHolders
from tests.support.schemathesis_run import run

SEED = 20261120
UNHURRIED = Figures(requests_a_minute=10**9, openings_a_minute=10**9)  # the clock stands still


def test_generated_requests_find_no_failure(make_house: HouseMaker):
    house = make_house(Settings("https://enrol.example.com", figures=UNHURRIED))
    holders = KnowingHolders(house, partial(generate_private_key, 65537, 3072), 3, random.Random(SEED))
    outcome = run(str(house.http.base_url), holders, examples=12, seconds=None, seed=SEED)
    assert outcome.failures == {}
    assert outcome.requests > 1000
    succeeded = {operation for operation, status in outcome.statuses if status < 300}
    assert len(succeeded) == len(ENDPOINTS), f"never succeeded, so not tested: {succeeded}"
