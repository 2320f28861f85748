"""The demonstration's faults go wrong as they say, and what they break can be had again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.orders import ReadyOrder
from tests.support.backend_house import plain_client
from tests.support.backend_process import running_demo
from tests.support.contract_client import ContractClient
from tests.support.faulty_demo import demonstration_authority, faulty_demo

HolderMaker = Callable[[str], ContractClient]


@pytest.fixture(scope="module")
def pristine_demonstration(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedAuthority:
    return demonstration_authority(tmp_path_factory.mktemp("pristine") / "authority")


@pytest.fixture
def authenticated(tmp_path: Path, pristine_demonstration: EmbeddedAuthority) -> Iterator[HolderMaker]:
    """Give the holder, before the generation, of an order at a demonstration with the fault told."""
    with ExitStack() as stack:

        def make(fault: str) -> ContractClient:
            demo = stack.enter_context(faulty_demo(fault, tmp_path, pristine_demonstration))
            http = stack.enter_context(plain_client(demo.base_url))
            return ContractClient(http, demo.order).authenticate()

        yield make


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [("slow-authority", [202, 202]), ("absent-authority", [503, 503, 201]), ("lost-answer", [502, 200])],
)
def test_a_fault_shows_and_passes(fault: str, statuses: list[int], authenticated: HolderMaker, key: RSAPrivateKey):
    holder = authenticated(fault)
    assert [holder.certify(key).status_code for _ in statuses] == statuses


def test_a_cut_answer_is_no_json_and_the_next_one_is_whole(authenticated: HolderMaker, key: RSAPrivateKey):
    holder = authenticated("cut-answer")
    with pytest.raises(ValueError, match="Unterminated string"):
        holder.certify(key).json()
    assert holder.certify(key).json()["serial_number"]


def test_a_wrong_certificate_is_the_authority_s_own_and_the_command_takes_its_fault_by_name(key: RSAPrivateKey):
    arguments = ("--fault", "wrong-certificate")
    with running_demo(*arguments) as demo, plain_client(demo.base_url) as http:
        holder = ContractClient(http, ReadyOrder("", demo.link, demo.retrieval_code)).authenticate()
        for told in (holder.certified(key).json(), holder.fetch().json()):
            assert told["certificate"] == told["chain"][0]
