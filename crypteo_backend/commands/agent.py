"""`crypteo-backend agent`: add, list, shut out, let in again and reset the agents of the support console."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

import segno

from crypteo_backend.audit import COMMAND_LINE
from crypteo_backend.clock import rfc3339
from crypteo_backend.commands.options import add_store_options, configuration_of, office_of
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.console.agent_rules import NameRefused, PasswordRefused, canonical_name
from crypteo_backend.console.agent_secrets import PasswordHashes, otpauth_uri
from crypteo_backend.console.agents import (
    AgentKnown,
    AgentUnknown,
    add_agent,
    all_agents,
    disable_agent,
    enable_agent,
    reset_agent,
)
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import AgentRow

_WITH_PASSWORD = ("add", "reset")
_APP = """\
{name} signs in at /support with the password and a one-time code. Scan this now with an authenticator app, or give it
the address below; neither is shown again.

"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's acts and options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, (_, summary) in _ACTS.items():
        act = acts.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
        add_store_options(act)
        if name != "list":
            act.add_argument("name", help="name of the agent")
        if name in _WITH_PASSWORD:
            act.add_argument("--password-file", type=Path, help="file of the password (default: asked for, twice)")


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    act, _ = _ACTS[arguments.act]
    with office_of(configuration_of(arguments)) as office:
        try:
            act(office, arguments)
        except AgentUnknown as error:
            raise CommandFailed("no agent has this name") from error
        except AgentKnown as error:
            raise CommandFailed("an agent has this name already") from error
        except (NameRefused, PasswordRefused) as refusal:
            raise CommandFailed(str(refusal)) from refusal
    return 0


def _add(office: Office, arguments: argparse.Namespace) -> None:
    _show_seed(arguments.name, add_agent(office, PasswordHashes(), arguments.name, _password(arguments), COMMAND_LINE))


def _reset(office: Office, arguments: argparse.Namespace) -> None:
    seed = reset_agent(office, PasswordHashes(), arguments.name, _password(arguments), COMMAND_LINE)
    _show_seed(arguments.name, seed)


def _disable(office: Office, arguments: argparse.Namespace) -> None:
    disable_agent(office, arguments.name, COMMAND_LINE)
    _say(f"Agent {canonical_name(arguments.name)} is shut out.")


def _enable(office: Office, arguments: argparse.Namespace) -> None:
    enable_agent(office, arguments.name, COMMAND_LINE)
    _say(f"Agent {canonical_name(arguments.name)} can sign in.")


def _list(office: Office, _: argparse.Namespace) -> None:
    for agent in all_agents(office):
        _say("\t".join([agent.name, _condition(agent, office), f"since {rfc3339(agent.created_at)}"]))


def _condition(agent: AgentRow, office: Office) -> str:
    if agent.disabled_at is not None:
        return "disabled"
    return "locked" if agent.locked_until is not None and office.clock() < agent.locked_until else "active"


def _password(arguments: argparse.Namespace) -> str:
    """Return the password from its file, or from whoever sits at the terminal."""
    if arguments.password_file is None:
        return _typed_password()
    try:
        return str(arguments.password_file.read_text(encoding="utf-8").strip("\r\n"))
    except (OSError, ValueError) as error:
        message = f"cannot read the password file ({type(error).__name__})"
        raise CommandFailed(message) from error


def _typed_password() -> str:
    if not sys.stdin.isatty():  # getpass would echo it, or end in a traceback
        raise CommandFailed("no terminal to ask for the password; --password-file names a file that holds it")
    first, second = getpass.getpass("Password: "), getpass.getpass("Again: ")
    if first != second:
        raise CommandFailed("the two passwords are not the same")
    return first


def _show_seed(told_name: str, seed: str) -> None:
    name = canonical_name(told_name)
    uri = otpauth_uri(name, seed)
    sys.stdout.write(_APP.format(name=name))
    segno.make(uri, micro=False).terminal(sys.stdout, compact=True)
    _say(uri)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


_ACTS: dict[str, tuple[Callable[[Office, argparse.Namespace], None], str]] = {
    "add": (_add, "add an agent, and show the seed of their one-time codes once"),
    "list": (_list, "list all agents: name, condition, since when"),
    "disable": (_disable, "shut an agent out at once"),
    "enable": (_enable, "let an agent in again, with all tries"),
    "reset": (_reset, "give an agent another password and another seed"),
}
