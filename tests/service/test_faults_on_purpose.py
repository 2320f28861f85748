"""The demonstration's faults go wrong as they say, and what they break can be had again."""

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.orders import ReadyOrder
from tests.support.backend_process import Demo, running_demo
from tests.support.contract_client import ContractClient


def authenticated(http: httpx.Client, demo: Demo) -> ContractClient:
    return ContractClient(http, ReadyOrder("", demo.link, demo.retrieval_code)).authenticate()


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [("slow-authority", [202, 202]), ("absent-authority", [503, 503, 201]), ("lost-answer", [502, 200])],
)
def test_a_fault_shows_and_passes(fault: str, statuses: list[int], key: RSAPrivateKey):
    with running_demo("--fault", fault) as demo, httpx.Client(base_url=demo.base_url, trust_env=False) as http:
        holder = authenticated(http, demo)
        assert [holder.certify(key).status_code for _ in statuses] == statuses


def test_a_cut_answer_is_no_json_and_the_next_one_is_whole(key: RSAPrivateKey):
    with running_demo("--fault", "cut-answer") as demo, httpx.Client(base_url=demo.base_url, trust_env=False) as http:
        holder = authenticated(http, demo)
        with pytest.raises(ValueError, match="Unterminated string"):
            holder.certify(key).json()
        assert holder.certify(key).json()["serial_number"]


def test_a_wrong_certificate_is_the_authority_s_own(key: RSAPrivateKey):
    arguments = ("--fault", "wrong-certificate")
    with running_demo(*arguments) as demo, httpx.Client(base_url=demo.base_url, trust_env=False) as http:
        holder = authenticated(http, demo)
        for told in (holder.certify(key).json(), holder.fetch().json()):
            assert told["certificate"] == told["chain"][0]
