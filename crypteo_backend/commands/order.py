"""`crypteo-backend order`: create, list, show, unlock and free orders, and send their links again."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from crypteo_backend.authority import AuthorityUnavailable
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.clock import rfc3339
from crypteo_backend.commands.options import add_store_options, open_store, told_as_failure
from crypteo_backend.commands.order_file import EXAMPLE, read_order
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.composition import DataFolder, open_office
from crypteo_backend.messages.message import DeliveryFailed
from crypteo_backend.messages.spool import Spool
from crypteo_backend.orders import create_order, is_locked
from crypteo_backend.services import Office
from crypteo_backend.settings import Settings
from crypteo_backend.store.queries import display_name
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.support_desk import (
    NotReleased,
    OrderClosed,
    OrderUnknown,
    all_orders,
    order_by_number,
    release,
    resend_link,
    unlock,
)

DEFAULT_URL = "http://127.0.0.1:8765"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's acts and options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, (_, summary) in _ACTS.items():
        act = acts.add_parser(
            name,
            help=summary,
            description=f"{summary.capitalize()}.",
            epilog=f"The order file looks like this:\n\n{EXAMPLE}" if name == "create" else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_store_options(act)
        act.add_argument("--base-url", default=DEFAULT_URL, help=f"address that links name ({DEFAULT_URL})")
        if name == "create":
            act.add_argument("--file", type=Path, required=True, help="order file, TOML")
        elif name != "list":
            act.add_argument("number", help="number of the order")


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    folder, store = open_store(arguments)
    office = open_office(folder, Settings(arguments.base_url.rstrip("/")), store, Spool(folder.outbox))
    act, _ = _ACTS[arguments.act]
    try:
        act(office, arguments)
    except OrderUnknown as error:
        raise CommandFailed("no order has this number") from error
    except OrderClosed as error:
        raise CommandFailed("the order is accepted or expired") from error
    except NotReleased as error:
        message = f"the order stays as it is: {error}"
        raise CommandFailed(message) from error
    except DeliveryFailed as error:
        raise CommandFailed("the order is kept, but its messages cannot be written") from error
    finally:
        store.close()
    return 0


def _create(office: Office, arguments: argparse.Namespace) -> None:
    try:
        order = create_order(office, read_order(arguments.file))
    except IntegrityError as error:
        raise CommandFailed("an order has this number already") from error
    _say(f"Order {order.number} is ready; its messages are in {arguments.data_dir / 'outbox'}.")


def _list(office: Office, _: argparse.Namespace) -> None:
    for order in all_orders(office):
        _say("\t".join([order.number, _condition(order), display_name(order), order.organisation]))


def _show(office: Office, arguments: argparse.Namespace) -> None:
    order = order_by_number(office, arguments.number)
    for name, value in {
        "Number": order.number,
        "Condition": _condition(order),
        "Product": order.product,
        "Holder": display_name(order),
        "Organisation": f"{order.organisation} (SIREN {order.siren})",
        "E-mail": order.email,
        "Mobile": order.mobile or "none",
        "Validated": rfc3339(order.validated_at),
        "Expires": rfc3339(order.expires_at),
        "Link expires": rfc3339(order.link_expires_at),
        "Tries left": f"{order.answer_tries_left} for the answers, {order.code_tries_left} for codes",
    }.items():
        _say(f"{name:13} {value}")


def _unlock(office: Office, arguments: argparse.Namespace) -> None:
    unlock(office, arguments.number)
    _say(f"Order {arguments.number} has all its tries again.")


def _release(office: Office, arguments: argparse.Namespace) -> None:
    folder = DataFolder(arguments.data_dir).authority
    if not folder.is_dir():  # a new authority would know of no certificate, whatever was issued
        raise CommandFailed("the data folder holds no authority to ask")
    with told_as_failure():
        authority = EmbeddedAuthority.open(folder, arguments.base_url, office.clock)
    try:
        release(office, arguments.number, authority)
    except AuthorityUnavailable as error:
        raise CommandFailed("the authority does not answer") from error
    _say(f"Order {arguments.number} is free for another request.")


def _resend_link(office: Office, arguments: argparse.Namespace) -> None:
    resend_link(office, arguments.number)
    _say(f"A new link for order {arguments.number} is in {arguments.data_dir / 'outbox'}.")


def _condition(order: OrderRow) -> str:
    if order.accepted_at is not None:
        return "accepted"
    return "locked" if is_locked(order) else "open"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


_ACTS: dict[str, tuple[Callable[[Office, argparse.Namespace], None], str]] = {
    "create": (_create, "keep a validated order and send its code and its link"),
    "list": (_list, "list all orders: number, condition, holder, organisation"),
    "show": (_show, "show one order, without its secrets"),
    "unlock": (_unlock, "give an order all its tries again"),
    "release": (_release, "free an order whose certificate was asked for and never issued"),
    "resend-link": (_resend_link, "send a new link, good for 24 hours; the former one is dead"),
}
