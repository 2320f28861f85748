"""A computer on which no cloud service may carry the certificate away."""

from pathlib import Path

from crypteo_desktop.adapters.unshared_copies import UnsharedCopies
from crypteo_desktop.adapters.unshared_folder import UnsharedFolder
from crypteo_desktop.problems import file, keeping
from tests.support.outcomes import outcome


def test_nothing_is_saved_where_a_cloud_service_would_carry_it_away(tmp_path: Path) -> None:
    folder = UnsharedFolder(tmp_path, lambda place: "OneDrive" if place == tmp_path else "")
    assert not folder.state().is_writable
    assert outcome(lambda: folder.save("certificate.p12", b"content")) is file.FOLDER_SYNCHRONISED
    assert list(tmp_path.iterdir()) == []


def test_any_other_folder_is_as_good_as_ever(tmp_path: Path) -> None:
    folder = UnsharedFolder(tmp_path, lambda _: "")
    assert folder.state().is_writable
    assert folder.save("certificate.p12", b"content").read_bytes() == b"content"


def test_no_copy_is_made_where_a_cloud_service_would_carry_it_away(tmp_path: Path) -> None:
    copies = UnsharedCopies(lambda place: "OneDrive" if place == tmp_path else "")
    assert outcome(lambda: copies.write(tmp_path / "certificate.p12", b"content")) is keeping.COPY_SYNCHRONISED
    assert list(tmp_path.iterdir()) == []
    copies.put(tmp_path / "certificate_fiche.pdf", b"no secret")
    (tmp_path / "stick").mkdir()
    assert copies.write(tmp_path / "stick" / "certificate.p12", b"content")
