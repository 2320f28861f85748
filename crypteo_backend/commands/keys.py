"""`crypteo-backend keys`: the pepper of a real installation, its generations and what still needs each of them."""

import argparse
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from crypteo_backend.commands.options import add_store_options, existing_pepper, open_store, told_as_failure
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.composition import DataFolder
from crypteo_backend.pepper_use import KINDS, uses
from crypteo_backend.server_keys import FORMER, make_pepper, rotate_pepper


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's acts and options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, (_, summary) in _ACTS.items():
        act = acts.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
        if name == "show":
            add_store_options(act)
        else:
            act.add_argument("--data-dir", type=Path, required=True, help="folder of keys, database and messages")


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    act, _ = _ACTS[arguments.act]
    with told_as_failure():
        act(arguments)
    return 0


def _init(arguments: argparse.Namespace) -> None:
    file = DataFolder(arguments.data_dir).open().pepper
    if file.exists():
        raise CommandFailed("the data folder has a pepper already; `rotate` adds a generation to it")
    make_pepper(file, secrets.token_bytes)
    sys.stdout.write(f"{file} is made: without it no answer, code or audit entry can be checked. Keep a copy apart.\n")


def _rotate(arguments: argparse.Namespace) -> None:
    file = DataFolder(arguments.data_dir).pepper
    if not file.exists():
        raise CommandFailed("the data folder has no pepper; `init` makes one")
    generation = rotate_pepper(file, secrets.token_bytes)
    sys.stdout.write(f"Generation {generation} is added; every process uses it once it is started anew.\n")


def _show(arguments: argparse.Namespace) -> None:
    keys = existing_pepper(arguments)
    _, store = open_store(arguments)
    known = ([FORMER] if keys.former else []) + sorted(keys.peppers)
    try:
        sys.stdout.write("\t".join(["generation", *KINDS]) + "\n")
        for use in uses(store, known):
            sys.stdout.write("\t".join([str(use.generation), *(str(use.rows[kind]) for kind in KINDS)]) + "\n")
    finally:
        store.close()


_ACTS: dict[str, tuple[Callable[[argparse.Namespace], None], str]] = {
    "init": (_init, "make the pepper, with what the two key files of the first version hold"),
    "rotate": (_rotate, "add a generation, which new things are made with; former ones stay readable"),
    "show": (_show, "tell the generations and how many rows need each, never a key"),
}
