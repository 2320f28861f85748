"""`crypteo-backend order revoke`: for the operator, with the list out at once."""

import shutil
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.__main__ import main
from crypteo_backend.audit import entries
from crypteo_backend.authority.configuration import EmbeddedSettings, open_authority
from crypteo_backend.clock import wall_clock
from tests.service.conftest import PUBLICATION_URL
from tests.support.movable_clock import MovableClock
from tests.support.standing_house import standing_house


def revoke(folder: Path, number: str, reason: str = "lost") -> int:
    told = ["--data-dir", str(folder), "--base-url", "https://enrol.example.com", "--reason", reason]
    return main(["order", "revoke", number, *told])


@pytest.mark.usefixtures("authority_password")
def test_a_certificate_is_revoked_once(
    folder: Path, real_authority: Path, key: RSAPrivateKey, capsys: pytest.CaptureFixture[str]
):
    shutil.copytree(real_authority, folder / "authority")
    authority = open_authority(EmbeddedSettings(), folder / "authority", PUBLICATION_URL, wall_clock)
    with standing_house(folder, authority, MovableClock(wall_clock())) as house:
        unused, holder = house.order(), house.holder()
        serial_number = int(holder.authenticate().certify(key).json()["serial_number"], 16)
        number = holder.order.number
        assert [revoke(folder, each) for each in (number, number, unused.number, "1")] == [0, 1, 1, 1]
        listed = x509.load_der_x509_crl((folder / "authority" / "crl" / "issuing.crl").read_bytes())
        assert listed.get_revoked_certificate_by_serial_number(serial_number) is not None
        acts = [(each.event, each.actor) for each in entries(house.services.store, number) if "revo" in each.event]
    assert acts == [("revocation-asked", "command line"), ("revoked", "service")]
    told = capsys.readouterr()
    assert f"The certificate of order {number} is revoked" in told.out
    assert "nothing to revoke: the certificate is revoked" in told.err
    assert "nothing to revoke: the certificate is not-issued" in told.err
    assert "no order has this number" in told.err


def test_a_reason_that_nobody_knows_is_wrong_usage(folder: Path):
    with pytest.raises(SystemExit) as end:
        revoke(folder, "1", "keyCompromise")
    assert end.value.code == 2
