"""EJBCA's REST API as it is published, played by a server with recorded answers; no EJBCA has been asked."""

import base64
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateRequest,
    IssuanceRefused,
    IssuedCertificate,
    RevocationReason,
    RevocationRefused,
)
from crypteo_backend.authority.certificate_profile import Publication, holder_certificate
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.ejbca import EjbcaAuthority, EjbcaProfiles
from crypteo_backend.authority.engine_line import EngineLine, MutualTls
from crypteo_backend.authority.hierarchy import Signer
from crypteo_backend.authority.issuer_chain import IssuerChain
from crypteo_backend.authority.revocations import RevocationList
from tests.support.engine_requests import request_for
from tests.support.pki import Issued, Pki
from tests.support.scripted_server import Script, ScriptedServer, answer

API = "/ejbca/ejbca-rest-api/v1"
PROFILES = EjbcaProfiles("Issuing", "CN=issuing,O=Élan / Sud", "HOLDER", "HOLDERS")
ISSUER = "CN%3Dissuing%2CO%3D%C3%89lan%20%2F%20Sud"
NOW = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)
REFUSAL = {"error_code": 400, "error_message": "Certificate could not be generated."}
NOTHING_FOUND = answer(200, {"certificates": [], "more_results": False})


@dataclass(slots=True)
class Recorded:
    """An EJBCA that plays recorded answers, and the authority that asks it."""

    folder: Path
    root: Issued
    issuing: Issued
    client: Issued
    tls: ssl.SSLContext
    stack: ExitStack
    server: ScriptedServer | None = None

    def authority(self, *scripts: Script) -> EjbcaAuthority:
        self.server = self.stack.enter_context(ScriptedServer(*scripts, tls=self.tls))
        tls = MutualTls(self.root.certificate_file, self.client.certificate_file, self.client.key_file)
        chain = IssuerChain((self.issuing.certificate, self.root.certificate))
        return EjbcaAuthority(EngineLine(self.server.url, tls), PROFILES, chain)

    def asked(self) -> list[tuple[str, str]]:
        """Return the method and place of every request."""
        assert self.server is not None
        return [(each.method, each.path) for each in self.server.received]

    def signed(self, request: CertificateRequest, number: int = 0x5EB1) -> x509.Certificate:
        """Return what EJBCA would sign: a serial number of its own, dates by its own clock."""
        moment = timedelta(seconds=40)
        theirs = replace(
            request,
            serial_number=number,
            not_before=request.not_before + moment,
            not_after=request.not_after + moment,
        )
        publication = Publication("http://pki.example.com")
        return holder_certificate(theirs, self.issuing.certificate, publication).sign(self.issuing.key, SHA256())


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Issued]:
    pki = Pki(tmp_path_factory.mktemp("ejbca"))
    root = pki.authority("root")
    return {
        "root": root,
        "issuing": pki.authority("issuing", root),
        "server": pki.leaf("server", root),
        "client": pki.leaf("client", root),
    }


@pytest.fixture
def ejbca(pki: dict[str, Issued], tmp_path: Path) -> Iterator[Recorded]:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=pki["root"].certificate_file)
    tls.load_cert_chain(pki["server"].certificate_file, pki["server"].key_file)
    tls.verify_mode = ssl.CERT_REQUIRED
    with ExitStack() as stack:
        yield Recorded(tmp_path, pki["root"], pki["issuing"], pki["client"], tls, stack)


@pytest.fixture
def request_(ejbca: Recorded, key: RSAPrivateKey) -> CertificateRequest:
    return request_for(ejbca.authority(NOTHING_FOUND), key=key)


def once(der: bytes) -> str:
    return base64.b64encode(der).decode()


def twice(der: bytes) -> str:
    return once(base64.b64encode(der))


def issued_by(certificate: x509.Certificate) -> IssuedCertificate:
    return IssuedCertificate(certificate.public_bytes(Encoding.PEM).decode(), ())


def test_a_certificate_is_enrolled_for_an_end_entity_of_its_own(ejbca: Recorded, request_: CertificateRequest):
    der = ejbca.signed(request_).public_bytes(Encoding.DER)
    enrolled = answer(201, {"certificate": once(der), "serial_number": "5EB1", "response_format": "DER"})
    authority = ejbca.authority(enrolled)
    issued = authority.issue(request_)
    compare(issued, request_, authority.leeway)
    assert ejbca.asked() == [("POST", f"{API}/certificate/pkcs10enroll")]
    assert ejbca.server is not None
    told = ejbca.server.received[0].json
    assert isinstance(told, dict)
    assert x509.load_pem_x509_csr(told["certificate_request"].encode()).is_signature_valid
    assert len(told.pop("password")) >= 32
    assert told | {"certificate_request": ""} == {
        "certificate_request": "",
        "certificate_authority_name": "Issuing",
        "certificate_profile_name": "HOLDER",
        "end_entity_profile_name": "HOLDERS",
        "username": f"crypteo-{request_.serial_number:x}",
        "email": "camille.martin@example.com",
        "include_chain": False,
        "start_time": request_.not_before.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "end_time": request_.not_after.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


@pytest.mark.parametrize("encoded", [once, twice])
def test_a_certificate_is_found_by_its_end_entity_and_key(
    encoded: Callable[[bytes], str], ejbca: Recorded, request_: CertificateRequest
):
    other = ejbca.client.certificate.public_bytes(Encoding.DER)
    ours = ejbca.signed(request_).public_bytes(Encoding.DER)
    certificates = [{"certificate": encoded(other)}, {"certificate": encoded(ours)}]
    found = ejbca.authority(answer(200, {"certificates": certificates, "more_results": False})).find(request_)
    assert found is not None
    assert found.certificate.public_bytes(Encoding.DER) == ours
    assert ejbca.server is not None
    assert ejbca.server.received[0].json == {
        "max_number_of_results": 10,
        "criteria": [{"property": "QUERY", "value": f"crypteo-{request_.serial_number:x}", "operation": "EQUAL"}],
    }


def test_what_was_enrolled_before_is_found_when_ejbca_refuses_to_do_it_again(
    ejbca: Recorded, request_: CertificateRequest
):
    ours = {"certificate": once(ejbca.signed(request_).public_bytes(Encoding.DER))}
    authority = ejbca.authority(answer(409, REFUSAL), answer(200, {"certificates": [ours]}))
    assert authority.issue(request_).certificate.serial_number == 0x5EB1


def test_a_refusal_without_a_certificate_is_a_refusal(ejbca: Recorded, request_: CertificateRequest):
    with pytest.raises(IssuanceRefused, match="status 400"):
        ejbca.authority(answer(400, REFUSAL), NOTHING_FOUND).issue(request_)
    assert ejbca.authority(NOTHING_FOUND).find(request_) is None


@pytest.mark.parametrize(
    "script",
    [
        answer(500, REFUSAL),
        answer(403, REFUSAL),
        answer(201, {"certificate": "no base64"}),
        answer(201, {"certificate": once(b"\x30no certificate")}),
        answer(201, {}),
    ],
)
def test_an_answer_that_is_none_makes_the_authority_unavailable(
    script: Script, ejbca: Recorded, request_: CertificateRequest
):
    with pytest.raises(AuthorityUnavailable):
        ejbca.authority(script).issue(request_)


@pytest.mark.parametrize("status", [200, 409])
def test_a_revocation_is_followed_by_a_new_list_even_if_it_was_done_before(
    status: int, ejbca: Recorded, request_: CertificateRequest
):
    revoked = answer(status, {"serial_number": "5eb1", "revoked": True})
    authority = ejbca.authority(revoked, answer(200, {"all_success": True, "latest_crl_version": 7}))
    authority.revoke(issued_by(ejbca.signed(request_)), RevocationReason.PRIVILEGE_WITHDRAWN, NOW)
    assert ejbca.asked() == [
        ("PUT", f"{API}/certificate/{ISSUER}/5eb1/revoke?reason=PRIVILEGES_WITHDRAWN"),
        ("POST", f"{API}/ca/{ISSUER}/createcrl?deltacrl=false"),
    ]


def test_a_certificate_that_it_does_not_know_is_not_revoked(ejbca: Recorded, request_: CertificateRequest):
    with pytest.raises(RevocationRefused):
        ejbca.authority(answer(404, REFUSAL)).revoke(
            issued_by(ejbca.signed(request_)), RevocationReason.SUPERSEDED, NOW
        )
    with pytest.raises(AuthorityUnavailable):
        ejbca.authority(answer(400, REFUSAL)).revoke(
            issued_by(ejbca.signed(request_)), RevocationReason.SUPERSEDED, NOW
        )


def test_the_latest_list_is_passed_on_if_it_is_its_own(ejbca: Recorded):
    ours, theirs = (
        RevocationList(ejbca.folder / f"{signer.key_file.stem}.crl", Signer(signer.certificate, signer.key)).current(
            NOW
        )
        for signer in (ejbca.issuing, ejbca.root)
    )
    assert ejbca.authority(answer(200, {"crl": once(ours), "response_format": "DER"})).crl_der() == ours
    assert ejbca.asked() == [("GET", f"{API}/ca/{ISSUER}/getLatestCrl?deltaCrl=false")]
    for crl in (theirs, b"\x30no list"):
        with pytest.raises(AuthorityUnavailable, match="revocation list"):
            ejbca.authority(answer(200, {"crl": once(crl)})).crl_der()


def test_its_chain_and_end_are_those_it_was_given(ejbca: Recorded):
    authority = ejbca.authority(NOTHING_FOUND)
    assert [x509.load_pem_x509_certificate(pem.encode()) for pem in authority.chain()] == [
        ejbca.issuing.certificate,
        ejbca.root.certificate,
    ]
    assert authority.latest_not_after() == ejbca.issuing.certificate.not_valid_after_utc
