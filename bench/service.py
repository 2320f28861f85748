"""The demonstration's service without its limits on one address, which remembers how long each call took it.

Run: python -m bench.service. It says in a line of JSON when it is ready, as `crypteo-backend demo --json` does, and
serves until its input ends. GET /bench/calls returns what it remembers.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.clock import wall_clock
from crypteo_backend.composition import DataFolder
from crypteo_backend.demo.assembly import assemble_demo
from crypteo_backend.demo.sample_order import ANSWERS
from crypteo_backend.server import address_of, listen, serve
from crypteo_backend.settings import Figures

BEYOND_ALL = 10**9  # every walk comes from one address, which is what the limits are there for


class Stopwatch:
    """An application that measures another one; a moment is of CLOCK_MONOTONIC, which all processes share."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._calls: list[tuple[float, float, str]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a call on, and remember when it came, its seconds, and what it was."""
        if scope.get("path") == "/bench/calls":
            await JSONResponse(self._calls)(scope, receive, send)
            return
        came = time.monotonic()
        try:
            await self._app(scope, receive, send)
        finally:
            if scope["type"] == "http":
                self._calls.append((came, time.monotonic() - came, f"{scope['method']} {scope['path']}"))


def main() -> None:
    """Serve in a folder that goes at the end."""
    with tempfile.TemporaryDirectory() as folder, listen("127.0.0.1", 0) as listener:
        base_url = address_of(listener)
        data = DataFolder(Path(folder)).open()
        authority = EmbeddedAuthority.open(data.authority, base_url, wall_clock)
        figures = Figures(requests_a_minute=BEYOND_ALL, openings_a_minute=BEYOND_ALL)
        demo = assemble_demo(data, base_url, authority, figures=figures)
        order = {"link": demo.order.link, "retrieval_code": demo.order.retrieval_code, "answers": ANSWERS}
        line = json.dumps({"base_url": base_url, "mailbox_url": f"{base_url}/demo/mailbox", **order})

        def announce() -> None:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

        try:
            serve(Stopwatch(demo.app), listener, announce, exit_with_stdin=True)
        finally:
            demo.close()


if __name__ == "__main__":
    main()
