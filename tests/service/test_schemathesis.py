"""Generated requests, right and wrong, find nothing in the service that the printed OpenAPI does not say."""

import random
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.contract_text import ENDPOINTS
from tests.support.knowing_holders import KnowingHolders
from tests.support.movable_clock import MovableClock
from tests.support.schemathesis_run import Plan, run
from tests.support.standing_house import standing_house

SEED = 20261120


@pytest.mark.long
def test_generated_requests_find_no_failure(authority: EmbeddedAuthority, clock: MovableClock, tmp_path: Path):
    with standing_house(tmp_path, authority, clock) as house:
        holders = KnowingHolders(house, partial(generate_private_key, 65537, 3072), 8, random.Random(SEED))
        outcome = run(str(house.http.base_url), holders, Plan("positive", 15, SEED), Plan("negative", 4, SEED))
    assert outcome.failures == {}
    assert outcome.requests > 300
    # What never succeeds is hardly tested.
    assert len({operation for operation, status in outcome.statuses if status < 300}) == len(ENDPOINTS)
