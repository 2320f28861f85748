"""`crypteo-backend audit`: verify the chain of the audit log, and show its entries."""

import argparse
import re
import sys
from collections.abc import Callable

from crypteo_backend.audit import AuditBroken, AuditLog, Head, entries
from crypteo_backend.clock import rfc3339, wall_clock
from crypteo_backend.commands.options import add_store_options, existing_pepper, open_store
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.store.database import Store

_HEAD = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})", re.ASCII)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's acts and options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, (_, summary) in _ACTS.items():
        act = acts.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
        add_store_options(act)
        if name == "verify":
            act.add_argument("--head", type=_head, metavar="POSITION:HASH", help="a head that was noted earlier")
        else:
            act.add_argument("--order", metavar="NUMBER", help="only this order's entries")


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    log = AuditLog(wall_clock, existing_pepper(arguments))
    _, store = open_store(arguments)
    act, _ = _ACTS[arguments.act]
    try:
        act(log, store, arguments)
    finally:
        store.close()
    return 0


def _head(told: str) -> Head:
    match = _HEAD.fullmatch(told)
    if match is None:
        raise argparse.ArgumentTypeError("a head is a position, a colon and 64 hex digits")
    return Head(int(match[1]), match[2])


def _verify(log: AuditLog, store: Store, arguments: argparse.Namespace) -> None:
    try:
        head = log.verify(store, arguments.head)
    except AuditBroken as broken:
        message = f"the audit log does not hold: {broken}"
        raise CommandFailed(message) from broken
    sys.stdout.write(f"{head.position}:{head.hash}\n")


def _show(_: AuditLog, store: Store, arguments: argparse.Namespace) -> None:
    for entry in entries(store, arguments.order):
        told = [
            str(entry.position),
            rfc3339(entry.at),
            entry.order_number or "-",
            entry.event,
            entry.actor,
            entry.facts,
        ]
        sys.stdout.write("\t".join(told) + "\n")


_ACTS: dict[str, tuple[Callable[[AuditLog, Store, argparse.Namespace], None], str]] = {
    "verify": (_verify, "check every entry and print the head, to be noted elsewhere"),
    "show": (_show, "print the entries: position, time, order, event, actor, facts"),
}
