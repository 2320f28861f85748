"""The command line of a restart: the same settings, the assistant's file, and never the link."""

from pathlib import Path

from crypteo_desktop.restart import command
from crypteo_desktop.settings import read_settings


def test_a_restart_keeps_the_settings_and_not_the_link():
    given = ["--to", "/d", "--lang", "fr", "--profile", "/p.toml", "--data-dir", "/own", "--keep-log"]
    _, module, name, *arguments = command(read_settings([*given, "crypteo://enrol?v=1#t=secret"]))
    assert (module, name) == ("-m", "crypteo_desktop")
    assert sorted(arguments) == sorted(given)


def test_the_file_of_the_assistant_is_opened_again():
    assert command(read_settings(["/home/c/my.p12"]))[-1] == str(Path("/home/c/my.p12"))
