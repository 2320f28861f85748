"""The command line: what goes together, and status 2 with a sentence for what does not."""

import subprocess
import sys
from pathlib import Path

import pytest

from crypteo_desktop import __main__ as program
from crypteo_desktop.policy import Policy, PolicyError
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import file_of, read_settings


def test_nothing_asked_for_means_the_link_is_asked_for():
    settings = read_settings([])
    assert not settings.link
    assert settings.save_to is None
    assert not settings.demo
    assert settings.policy == Policy()


def test_everything_of_the_demonstration_is_read():
    settings = read_settings(["--demo", "--auto", "--pictures", "p", "--to", "d", "--lang", "fr"])
    assert (settings.demo, settings.auto, settings.language) == (True, True, "fr")
    assert (settings.pictures, settings.save_to) == (Path("p"), Path("d"))


def test_a_link_does_not_show_in_the_settings_repr():
    assert "crypteo://" not in repr(read_settings(["crypteo://enrol?v=1&s=demo#t=x"]))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--auto"],
        ["--demo", "--pictures", "p"],
        ["--pictures", "p"],
        ["--demo", "crypteo://enrol"],
        ["--lang", "de"],
        ["--nonsense"],
        ["--demo", "my.p12"],
        ["a", "b"],
    ],
)
def test_wrong_usage_leaves_with_status_2_and_a_sentence(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        read_settings(arguments)
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_what_is_too_much_is_not_quoted(capsys):
    with pytest.raises(SystemExit):
        read_settings(["my.p12", "crypteo://enrol?v=1&s=demo#t=the-secret"])
    assert "the-secret" not in capsys.readouterr().err


@pytest.mark.parametrize(("option", "says"), [("--help", "exit status"), ("--version", "crypteo-desktop 6.0.0")])
def test_help_and_version_answer_without_loading_qt(option, says):
    blocked = "import sys; sys.modules['PySide6'] = None; from crypteo_desktop.__main__ import main; main(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", blocked, option], capture_output=True, text=True, check=True)
    assert says in done.stdout


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("my.p12", Path("my.p12").absolute()),
        ("/usb/MY.PFX", Path("/usb/MY.PFX")),
        ("file:///usb/Jos%C3%A9%20B.p12", Path("/usb/José B.p12")),
        ("file:/usb/a.p12", Path("/usb/a.p12")),
        ("file://localhost/usb/a.p12", Path("/usb/a.p12")),
        ("file://elsewhere/usb/a.p12", None),
        ("file:///usb/a.txt", None),
        ("https://enrol.example.com/a.p12", None),
        ("crypteo://enrol?v=1&s=demo#t=x.p12", None),
        ("", None),
    ],
)
def test_a_certificate_file_is_told_from_a_link(target, file):
    assert file_of(target) == file


def test_a_file_on_the_command_line_is_what_is_asked_for():
    settings = read_settings(["/usb/a.p12"])
    assert settings.asked == settings.file == Path("/usb/a.p12")
    assert not settings.link
    assert read_settings(["crypteo://x"]).asked == Secret("crypteo://x")


SETTLED = Policy(profile=Path("/etc/profile.toml"), folder=Path("/srv/certificates"), language="fr")


def test_what_the_policy_settles_is_in_the_settings():
    settings = read_settings(["--lang", "fr"], SETTLED)
    assert (settings.profile, settings.save_to, settings.language) == (SETTLED.profile, SETTLED.folder, "fr")
    assert settings.places.save_to == SETTLED.folder


@pytest.mark.parametrize("asked", [["--lang", "en"], ["--to", "/tmp"], ["--profile", "mine.toml"]])
def test_what_the_policy_settles_cannot_be_asked_otherwise(asked, capsys):
    with pytest.raises(SystemExit) as caught:
        read_settings(asked, SETTLED)
    assert caught.value.code == 2
    assert "administrator" in capsys.readouterr().err


def test_a_policy_that_cannot_be_obeyed_starts_nothing(monkeypatch, capsys):
    def broken():
        raise PolicyError("/etc/crypteo-desktop/policy.toml: unknown: colour")

    monkeypatch.setattr(program, "system_policy", broken)
    assert program.main([]) == 2
    assert "unknown: colour" in capsys.readouterr().err
