"""Where downloads go."""

from pathlib import Path

import pytest

from crypteo_desktop.adapters.folders import downloads_folder


@pytest.mark.parametrize("name", ["Téléchargements", "Elsewhere"])
def test_a_moved_downloads_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    (tmp_path / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="$HOME/{name}"\n', encoding="utf-8")
    assert downloads_folder() == tmp_path / name
