"""`crypteo-backend order`: create, list, show, unlock, free and revoke orders, and send their links again."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from crypteo_backend.audit import COMMAND_LINE
from crypteo_backend.authority import AuthorityUnavailable, CertificateAuthority
from crypteo_backend.clock import rfc3339
from crypteo_backend.commands.options import (
    add_store_options,
    authority_of,
    configuration_of,
    office_of,
    told_as_failure,
)
from crypteo_backend.commands.order_file import EXAMPLE, read_order
from crypteo_backend.commands.outcome import CommandFailed, WrongUsage
from crypteo_backend.composition import with_authority
from crypteo_backend.order_form import keep_order
from crypteo_backend.orders import OrderExists, condition_of
from crypteo_backend.revocation import REASONS, NotRevocable, RevocationPending, revoke
from crypteo_backend.services import Office
from crypteo_backend.store.queries import display_name
from crypteo_backend.support_desk import (
    NotReleased,
    OrderClosed,
    OrderUnknown,
    all_orders,
    order_by_number,
    release,
    send_another_link,
    unlock,
)

_WITH_LINK = ("create", "resend-link")


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
        act.add_argument("--base-url", help="address that links name")
        if name == "create":
            act.add_argument("--file", type=Path, required=True, help="order file, TOML")
        elif name != "list":
            act.add_argument("number", help="number of the order")
        if name == "revoke":
            act.add_argument("--reason", choices=REASONS, required=True, help="why; the revocation list says it")


def run(arguments: argparse.Namespace) -> int:
    """Do the act."""
    act, _ = _ACTS[arguments.act]
    configuration = configuration_of(arguments, base_url=arguments.base_url)
    if arguments.act in _WITH_LINK and configuration.base_url is None:
        raise WrongUsage("--base-url is needed, or base_url in the operator's file: holders get links to it")
    try:
        with office_of(configuration) as office:
            act(office, arguments)
    except OrderUnknown as error:
        raise CommandFailed("no order has this number") from error
    except OrderClosed as error:
        raise CommandFailed("the order is accepted or expired") from error
    except NotReleased as error:
        message = f"the order stays as it is: {error}"
        raise CommandFailed(message) from error
    except SQLAlchemyError as error:  # without its words, which may hold what was sent
        message = f"the database fails ({type(error).__name__})"
        raise CommandFailed(message) from error
    return 0


def _create(office: Office, arguments: argparse.Namespace) -> None:
    form = read_order(arguments.file)
    try:
        number = keep_order(office, form)
    except OrderExists as error:
        raise CommandFailed("an order has this number already") from error
    _say(f"Order {number} is kept; its messages are on their way.")


def _list(office: Office, _: argparse.Namespace) -> None:
    for order in all_orders(office):
        _say("\t".join([order.number, condition_of(order), display_name(order), order.organisation]))


def _show(office: Office, arguments: argparse.Namespace) -> None:
    order = order_by_number(office, arguments.number)
    for name, value in {
        "Number": order.number,
        "Condition": condition_of(order),
        "Product": order.product,
        "Holder": display_name(order),
        "Organisation": f"{order.organisation} (SIREN {order.siren})",
        "E-mail": order.email,
        "Mobile": order.mobile or "none",
        "Validated": rfc3339(order.validated_at),
        "Expires": rfc3339(order.expires_at),
        "Identity": rfc3339(order.questions_set_at) if order.questions_set_at else "not checked yet",
        "Link expires": rfc3339(order.link_expires_at) if order.link_expires_at else "none sent yet",
        "Tries left": f"{order.answer_tries_left} for the answers, {order.code_tries_left} for codes, "
        f"{order.identity_tries_left} for the document",
    }.items():
        _say(f"{name:13} {value}")


def _unlock(office: Office, arguments: argparse.Namespace) -> None:
    unlock(office, arguments.number, COMMAND_LINE)
    _say(f"Order {arguments.number} has all its tries again.")


def _authority(office: Office, arguments: argparse.Namespace) -> CertificateAuthority:
    configuration = configuration_of(arguments, base_url=arguments.base_url)
    with told_as_failure():
        return authority_of(configuration, office.clock)


def _revoke(office: Office, arguments: argparse.Namespace) -> None:
    number = arguments.number
    services = with_authority(office, _authority(office, arguments))
    try:
        revoke(services, order_by_number(office, number).id, arguments.reason, COMMAND_LINE)
    except NotRevocable as refusal:
        message = f"there is nothing to revoke: the certificate is {refusal.standing}"
        raise CommandFailed(message) from refusal
    except RevocationPending as pending:
        message = "the authority does not answer; the revocation is noted, and `serve` carries it out once it does"
        raise CommandFailed(message) from pending
    finally:
        services.issuer.close()
    _say(f"The certificate of order {number} is revoked, and the revocation list says so.")


def _release(office: Office, arguments: argparse.Namespace) -> None:
    try:
        release(office, arguments.number, _authority(office, arguments), COMMAND_LINE)
    except AuthorityUnavailable as error:
        raise CommandFailed("the authority does not answer") from error
    _say(f"Order {arguments.number} is free for another request.")


def _resend_link(office: Office, arguments: argparse.Namespace) -> None:
    send_another_link(office, arguments.number, COMMAND_LINE)
    _say(f"A new link for order {arguments.number} is on its way.")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


_ACTS: dict[str, tuple[Callable[[Office, argparse.Namespace], None], str]] = {
    "create": (_create, "keep a validated order and send its code and the link to the identity check"),
    "list": (_list, "list all orders: number, condition, holder, organisation"),
    "show": (_show, "show one order, without its secrets"),
    "unlock": (_unlock, "give an order all its tries again"),
    "release": (_release, "free an order whose certificate was asked for and never issued"),
    "revoke": (_revoke, "revoke the certificate of an order for good"),
    "resend-link": (_resend_link, "send a new link, to the questions or to the download; the former one is dead"),
}
