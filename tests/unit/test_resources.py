"""Shipped files are found wherever the program runs from."""

from crypteo_desktop.resources import resource


def test_a_shipped_file_is_found() -> None:
    assert resource("profile.toml").is_file()
    assert resource("fonts", "Inter-Regular.otf").is_file()


def test_the_folder_itself_is_found() -> None:
    assert resource() == resource("profile.toml").parent
