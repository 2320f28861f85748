"""The .p12 file: what is written is read again, here and by the library."""

import itertools

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import load_pem_x509_certificate

from crypteo_desktop.crypto.p12 import ROUNDS, build_p12, open_p12
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.problems import certificate as certificate_problem
from crypteo_desktop.secret import Secret
from tests.support.salts import SALT_ROUNDS, a_salt
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority, pem


def test_what_was_written_is_read_again(authority: SmallAuthority) -> None:
    issued = authority.issued()
    content = build_p12(authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Camille", rounds=20)
    opened = open_p12(content, PASSWORD)
    assert opened.key.private_key.private_numbers() == authority.key.private_key.private_numbers()
    assert (opened.certificate_pem, opened.chain_pem) == (issued.certificate_pem, issued.chain_pem)


@pytest.mark.parametrize("name", ["Éloïse LE GOFF-D’ARÇON", "", "x" * 300])
def test_the_library_reads_it_too(authority: SmallAuthority, name: str) -> None:
    issued = authority.issued()
    content = build_p12(authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, name, rounds=20)
    store = pkcs12.load_pkcs12(content, PASSWORD.reveal().encode())
    assert store.key.private_numbers() == authority.key.private_key.private_numbers()
    assert store.cert is not None
    assert (store.cert.certificate, store.cert.friendly_name) == (
        load_pem_x509_certificate(issued.certificate_pem.encode()),
        name.encode(),
    )
    assert [pem(entry.certificate) for entry in store.additional_certs] == list(issued.chain_pem)


def test_what_the_library_writes_is_read(authority: SmallAuthority) -> None:
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(30)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(PASSWORD.reveal().encode())
    )
    leaf, issuing = authority.holder.sign(), authority.issuing.sign()
    content = pkcs12.serialize_key_and_certificates(b"x", authority.key.private_key, leaf, [issuing], encryption)
    opened = open_p12(content, PASSWORD)
    assert (opened.certificate_pem, opened.chain_pem) == (pem(leaf), (pem(issuing),))
    assert opened.key.spki_sha256 == authority.key.spki_sha256


def test_the_cost_is_that_of_the_profile(authority: SmallAuthority) -> None:
    issued = authority.issued()
    content = build_p12(authority.key, issued.certificate_pem, (), PASSWORD, "x")
    assert ROUNDS == {Format.MODERN: 250_000, Format.COMPATIBLE: 100_000}
    assert content.count(b"\x02\x03\x03\xd0\x90") == 3  # INTEGER 250000: certificates, key and MAC
    assert open_p12(content, PASSWORD).chain_pem == ()


def test_every_salt_and_vector_is_fresh(authority: SmallAuthority) -> None:
    asked: list[int] = []
    counter = itertools.count(1)

    def random(length: int) -> bytes:
        asked.append(length)
        return bytes([next(counter)]) * length

    certificate = pem(authority.holder.sign())
    content = build_p12(authority.key, certificate, (), PASSWORD, "x", rounds=20, random=random)
    assert asked == [16] * 5
    assert all(bytes([number]) * 16 in content for number in range(1, 6))


def test_the_key_does_not_stand_in_the_file(authority: SmallAuthority, small_file: bytes) -> None:
    numbers = authority.key.private_key.private_numbers()
    assert numbers.p.to_bytes(128, "big") not in small_file
    assert PASSWORD.reveal().encode() not in small_file


@pytest.mark.parametrize("password", ["", "vertige2026ocre", PASSWORD.reveal() + " ", "Éloïse2026", "\U0001f511"])
def test_another_password_is_wrong(small_file: bytes, password: str) -> None:
    with pytest.raises(Problem) as raised:
        open_p12(small_file, Secret(password))
    assert raised.value.kind is file.PASSWORD_WRONG


@pytest.mark.parametrize("password", ["", "é", "\U0001f511", "x" * 200])
def test_any_password_opens_its_own_file(authority: SmallAuthority, password: str) -> None:
    certificate = pem(authority.holder.sign())
    content = build_p12(authority.key, certificate, (), Secret(password), "x", rounds=20)
    assert open_p12(content, Secret(password)).certificate_pem == certificate


def test_a_text_that_is_no_certificate_is_not_written(authority: SmallAuthority) -> None:
    with pytest.raises(Problem) as raised:
        build_p12(authority.key, "garbage", (), PASSWORD, "x", rounds=20)
    assert raised.value.kind is certificate_problem.CERTIFICATE_UNREADABLE


def test_a_salt_that_gnupg_misreads_is_drawn_again(authority: SmallAuthority) -> None:
    misread, good = a_salt(misread=True), a_salt(misread=False)
    drawn = iter([misread, good, good, good])
    certificate = pem(authority.holder.sign())
    parts = (authority.key, certificate, (), PASSWORD, "x", Format.COMPATIBLE)
    content = build_p12(*parts, rounds=SALT_ROUNDS, random=lambda size: next(drawn))
    assert misread not in content
    assert content.count(good) == 3  # certificates, key and MAC
    assert open_p12(content, PASSWORD).key.spki_sha256 == authority.key.spki_sha256
