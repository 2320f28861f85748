"""Three server processes on one database behave as one, also when one of them is killed at the worst moment."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from shutil import copytree

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.x509 import load_pem_x509_certificate
from sqlalchemy import func, select

from crypteo_backend.audit import Event, entries
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, SAMPLE
from crypteo_backend.orders import open_order
from crypteo_backend.store.house_tables import OutgoingRow
from tests.support.backend_node import AFTER_SENDING, AFTER_SIGNING, BEFORE_SENDING, BEFORE_SIGNING, FileClock
from tests.support.cluster import Cluster, comes_true, office_in, running_cluster
from tests.support.contract_client import ContractClient
from tests.support.holder_request import certificate_request, spki_of, spki_sha256
from tests.support.movable_clock import MovableClock
from tests.support.postgres import Postgres


@pytest.fixture(scope="module")
def running(
    postgres: Postgres, pristine_authority: EmbeddedAuthority, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("cluster")
    copytree(pristine_authority._folder, folder / "authority")
    clock = FileClock(folder / "clock")
    clock.set(MovableClock().now)
    with postgres.database() as database, running_cluster(database, folder, clock) as cluster:
        yield cluster


@pytest.fixture
def cluster(running: Cluster) -> Iterator[Cluster]:
    """Return the processes in a minute of which nobody has used anything up; the audit log holds at the end."""
    running.clock.advance(minutes=1)
    yield running
    running.office.audit.verify(running.office.store)


@pytest.fixture
def holder(cluster: Cluster) -> ContractClient:
    return cluster.holder()


def at_once(count: int, act: Callable[[], httpx.Response]) -> list[httpx.Response]:
    with ThreadPoolExecutor(min(count, 100)) as crowd:
        return [done.result() for done in [crowd.submit(act) for _ in range(count)]]


def new_key() -> RSAPrivateKey:
    return generate_private_key(65537, 3072)


def serials_of(answers: list[httpx.Response]) -> set[str]:
    return {answer.json()["serial_number"] for answer in answers if answer.status_code != 202}


def codes_of(answers: list[httpx.Response]) -> Counter[str]:
    return Counter(answer.json()["code"] for answer in answers)


def test_fifty_wrong_codes_at_once_use_exactly_three_tries(holder: ContractClient):
    holder.open()
    assert codes_of(at_once(50, holder.wrong_code)) == {"code-wrong": 3, "code-exhausted": 47}


def test_fifty_wrong_answers_at_once_use_exactly_three_tries(holder: ContractClient):
    holder.reach_answers()
    assert codes_of(at_once(50, holder.wrong_answers)) == {"answers-wrong": 3, "order-locked": 47}


def test_twenty_resends_at_once_send_one_code(cluster: Cluster, holder: ContractClient):
    holder.open()
    cluster.clock.advance(seconds=30)
    assert Counter(answer.status_code for answer in at_once(20, holder.resend)) == {202: 1, 429: 19}
    assert len(cluster.sendings(holder.order.number)) == 3


def test_a_hundred_requests_for_one_key_give_one_certificate_and_one_signature(
    cluster: Cluster, holder: ContractClient
):
    key = new_key()
    csr = certificate_request(key, holder.authenticate().enrolment)
    told = at_once(100, lambda: holder.put(csr))
    statuses = Counter(answer.status_code for answer in told)
    assert statuses[201] == 1
    assert set(statuses) <= {200, 201, 202}
    assert serials_of(told) == serials_of([holder.fetch()])
    assert cluster.signatures().count(spki_of(key).hex()) == 1


def test_of_two_keys_at_once_one_is_certified(cluster: Cluster, holder: ContractClient):
    keys = (new_key(), new_key())
    enrolment = holder.authenticate().enrolment
    requests = [certificate_request(each, enrolment) for each in keys] * 10
    told = at_once(20, lambda: holder.put(requests.pop()))
    assert codes_of([answer for answer in told if answer.status_code == 409]) == {"already-issued": 10}
    assert serials_of([answer for answer in told if answer.status_code != 409]) == serials_of([holder.fetch()])
    signed = cluster.signatures()
    assert sorted(signed.count(spki_of(each).hex()) for each in keys) == [0, 1]


def test_openings_are_counted_together(cluster: Cluster, holder: ContractClient):
    told = Counter(answer.status_code for answer in at_once(70, holder.open))
    assert told == {201: 60, 429: 10}


def test_a_session_s_requests_are_counted_together(cluster: Cluster, holder: ContractClient):
    holder.open()
    told = Counter(answer.status_code for answer in at_once(250, holder.read))
    assert told == {200: 240, 429: 10}


@pytest.mark.parametrize(("point", "meanwhile"), [(BEFORE_SIGNING, 202), (AFTER_SIGNING, 201)])
def test_what_a_process_was_killed_at_another_finishes_with_one_certificate(
    cluster: Cluster, holder: ContractClient, point: str, meanwhile: int
):
    key = new_key()
    csr = certificate_request(key, holder.authenticate().enrolment)
    with cluster.doomed(point) as (node, http):
        doomed = ContractClient(http, holder.order)
        doomed.session = holder.session
        assert doomed.put(csr).status_code == 202
        assert node.said() == point
        node.kill()
    assert holder.put(csr).status_code == meanwhile  # what was signed is found; what was not waits for the lease
    cluster.clock.advance(seconds=60)
    told = [holder.put(csr) for _ in range(3)]
    (made,) = (cluster.folder / "authority" / "issued").glob(f"{spki_sha256(key)}*")
    assert serials_of(told) == {f"{load_pem_x509_certificate(made.read_bytes()).serial_number:x}"}
    assert cluster.signatures().count(spki_of(key).hex()) == 1
    issued = [
        entry for entry in entries(cluster.office.store, holder.order.number) if entry.event == "certificate-issued"
    ]
    assert len(issued) == 1


@pytest.mark.parametrize(("point", "copies"), [(BEFORE_SENDING, 1), (AFTER_SENDING, 2)])
def test_a_message_is_not_lost_with_the_process_that_held_it(
    cluster: Cluster, holder: ContractClient, point: str, copies: int
):
    holder.open()
    number = holder.order.number
    former = cluster.sendings(number)
    cluster.clock.advance(seconds=30)
    with cluster.doomed(point) as (node, http), ThreadPoolExecutor(1) as aside:
        doomed = ContractClient(http, holder.order)
        doomed.session = holder.session
        answer = aside.submit(doomed.resend)
        assert node.said() == point
        node.kill()
        assert isinstance(answer.exception(), httpx.TransportError)
    cluster.clock.advance(seconds=90)
    assert comes_true(lambda: waiting(cluster) == 0)
    resent = [message_id for message_id in cluster.sendings(number) if message_id not in former]
    assert (len(resent), len(set(resent))) == (copies, 1)
    assert holder.code(code_in(cluster.message(resent[0]))).json()["state"] == "answers"


def test_three_dispatchers_send_two_hundred_messages_once_each(cluster: Cluster):
    later = cluster.clock() + timedelta(hours=1)
    office = office_in(cluster.folder, cluster.office.store, lambda: later)
    orders = [open_order(office, SAMPLE, DOCUMENT_NUMBER).number for _ in range(100)]
    cluster.clock.set(later)  # all of them are due for all three at the same moment
    assert comes_true(lambda: waiting(cluster) == 0)
    sent = [message_id for number in orders for message_id in cluster.sendings(number)]
    assert (len(sent), len(set(sent))) == (200, 200)
    log = [entry.event for number in orders for entry in entries(cluster.office.store, number)]
    assert Counter(log) == {Event.ORDER_CREATED: 100, Event.MESSAGE_SENT: 200}


def waiting(cluster: Cluster) -> int:
    unsent = (OutgoingRow.sent_at.is_(None), OutgoingRow.dropped_at.is_(None))
    with cluster.office.store.reading() as db:
        return db.scalars(select(func.count()).select_from(OutgoingRow).where(*unsent)).one()


def code_in(message: dict[str, str]) -> str:
    words = message["body"].replace(".", " ").split()
    return next(word for word in words if len(word) == 9 and word.isdecimal())
