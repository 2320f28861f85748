"""What the service publishes beside the contract: revocation lists, authority certificates, the download page."""

import re

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from crypteo_backend.demo.sample_agent import SampleAgent
from crypteo_backend.settings import Settings
from crypteo_backend.web.pages import Pages
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient


@pytest.mark.parametrize("name", ["issuing", "root"])
def test_each_authority_s_certificate_and_revocation_list_are_published(house: House, name: str):
    certificate = house.http.get(f"/ca/{name}.cer")
    revocations = house.http.get(f"/crl/{name}.crl")
    assert certificate.headers["content-type"] == "application/pkix-cert"
    assert revocations.headers["content-type"] == "application/pkix-crl"
    key = x509.load_der_x509_certificate(certificate.content).public_key()
    assert isinstance(key, RSAPublicKey)
    assert x509.load_der_x509_crl(revocations.content).is_signature_valid(key)


def test_a_certificate_names_the_places_that_are_served(house: House, holder: ContractClient, key: RSAPrivateKey):
    told = holder.authenticate().certify(key).json()
    certificate = x509.load_pem_x509_certificate(told["certificate"].encode())
    points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    (name,) = next(iter(points)).full_name or []
    assert name.value == "http://pki.example.com/crl/issuing.crl"
    assert house.http.get("/crl/issuing.crl").status_code == 200


def test_the_practice_statement_that_a_certificate_names_is_served(
    house: House, holder: ContractClient, key: RSAPrivateKey
):
    told = holder.authenticate().certify(key).json()
    certificate = x509.load_pem_x509_certificate(told["certificate"].encode())
    (policy,) = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    assert policy.policy_qualifiers == ["http://pki.example.com/cps"]
    page = house.http.get("/cps")
    assert page.status_code == 200
    assert "démonstration" not in page.text, "only the demonstration speaks of one"


def test_the_download_page_explains_without_scripts(house: House):
    page = house.http.get("/telechargement")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "Télécharger mon certificat" in page.text
    assert "Copiez le lien complet reçu par e-mail" in page.text
    assert house.http.get("/style.css").headers["content-type"].startswith("text/css")


def test_what_a_message_says_cannot_become_markup(house: House):
    hostile = {
        "subject": "<b>1</b>",
        "body": "<script>2</script>",
        "to": "'\"><i>",
        "order": "&",
        "when": "",
        "channel_name": "",
        "html_url": '"><i>',
    }
    agent = SampleAgent(house.services, "A" * 32)
    page = bytes(
        Pages(Settings("http://127.0.0.1"))
        .render("mailbox.html", messages=[hostile], agent=agent, document_number="1", form_token=lambda: '"><i>')
        .body
    )
    assert "&lt;script&gt;2&lt;/script&gt;" in page.decode()
    assert not {"<b>", "<script>", "<i>"} & set(re.findall(r"<[a-z]+>", page.decode()))


def test_the_demonstration_is_not_served_by_a_plain_service(house: House):
    for path in ("/demo/mailbox", "/demo/messages"):
        assert house.http.get(path).status_code == 404
    assert house.http.post("/demo/orders").status_code == 404
