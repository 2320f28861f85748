"""`crypteo-backend demo`: a service on this machine alone, with an order ready to download and a mailbox to read."""

import argparse
import json
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.clock import wall_clock
from crypteo_backend.commands.listening import listener
from crypteo_backend.commands.options import port_number, told_as_failure
from crypteo_backend.commands.outcome import WrongUsage
from crypteo_backend.composition import DataFolder
from crypteo_backend.demo.assembly import Demonstration, assemble_demo
from crypteo_backend.demo.faults import FAULTS, NO_FAULT
from crypteo_backend.demo.sample_order import ANSWERS
from crypteo_backend.server import address_of, is_loopback, leave_on_signals, serve

DEFAULT_PORT = 8765
_FOR_PEOPLE = """\
The demonstration is ready; nothing leaves this machine, and its certificates are worth nothing.

  Link             {link}
  Withdrawal code  {retrieval_code}
  Answers          {answers}
  Mailbox          {mailbox_url}
  Support desk     {support_url}, as {agent.name} with the password {agent.password}
  One-time codes   in the mailbox, or of the seed {agent.seed}

Stop it with Ctrl+C.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("--json", action="store_true", help="print one line of JSON once ready, for programs")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; only loopback is accepted")
    parser.add_argument(
        "--port", type=port_number, default=DEFAULT_PORT, help="port to listen on, 0 for a free one (8765)"
    )
    parser.add_argument("--data-dir", type=Path, help="keep everything here (default: a folder removed at the end)")
    parser.add_argument("--exit-with-stdin", action="store_true", help="stop when standard input ends")
    parser.add_argument("--fault", choices=FAULTS, help="go wrong on purpose, to test clients (see below)")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "faults:\n" + "\n".join(f"  {name:18} {fault.summary}" for name, fault in FAULTS.items())


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    if not is_loopback(arguments.host):
        raise WrongUsage("the demonstration listens on loopback only; its mailbox and certificates are for nobody else")
    leave_on_signals()
    with _folder(arguments.data_dir) as folder, listener(arguments.host, arguments.port) as opened:
        base_url = address_of(opened)
        with told_as_failure():
            data_folder = DataFolder(folder).open()
            authority = EmbeddedAuthority.open(data_folder.authority, base_url, wall_clock)
            demo = assemble_demo(data_folder, base_url, authority, FAULTS.get(arguments.fault, NO_FAULT))
        try:
            _serve(demo, opened, arguments)
        finally:
            demo.close()
    return 0


def _serve(demo: Demonstration, opened: socket.socket, arguments: argparse.Namespace) -> None:
    words = _announcement(demo, address_of(opened), as_json=arguments.json)

    def announce() -> None:
        sys.stdout.write(words)
        sys.stdout.flush()

    serve(demo.app, opened, announce, exit_with_stdin=arguments.exit_with_stdin)


def _announcement(demo: Demonstration, base_url: str, *, as_json: bool) -> str:
    facts = {
        "base_url": base_url,
        "link": demo.order.link,
        "retrieval_code": demo.order.retrieval_code,
        "answers": ANSWERS,
        "mailbox_url": f"{base_url}/demo/mailbox",
        "support_url": f"{base_url}/support",
        "agent": {"name": demo.agent.name, "password": demo.agent.password, "seed": demo.agent.seed},
    }
    if as_json:
        return f"{json.dumps(facts)}\n"
    return _FOR_PEOPLE.format(**facts | {"answers": ", ".join(ANSWERS), "agent": demo.agent})


@contextmanager
def _folder(wanted: Path | None) -> Iterator[Path]:
    if wanted is not None:
        yield wanted
        return
    # A signal between making the folder and knowing of it would leave it behind: it waits until both are done.
    waiting = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    fresh = tempfile.TemporaryDirectory(prefix="crypteo-demo-")
    with fresh as path:
        signal.pthread_sigmask(signal.SIG_SETMASK, waiting)
        yield Path(path)
