"""The background work of a process that serves: messages go out, asked revocations are carried out, old counts go."""

import logging
import threading
from collections.abc import Callable, Mapping

from sqlalchemy.exc import SQLAlchemyError

_LOG = logging.getLogger(__name__)


class Dispatcher:
    """One thread that does its rounds when it is called, and every second in any case.

    A second is what another process's message waits at most for this one, should its own have died.
    """

    def __init__(self, called: threading.Event, rounds: Mapping[str, Callable[[], object]], every: float = 1.0) -> None:
        self._called = called
        self._rounds = rounds
        self._every = every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="dispatcher", daemon=True)

    def start(self) -> None:
        """Begin the rounds."""
        self._thread.start()

    def close(self) -> None:
        """End them; a message that is just being handed over is waited for."""
        self._over.set()
        self._called.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            self._called.wait(self._every)
            self._called.clear()
            for name, do in self._rounds.items():
                self._do(name, do)

    def _do(self, name: str, do: Callable[[], object]) -> None:
        try:
            do()
        except SQLAlchemyError as error:  # the database is away: the next round tries again
            _LOG.warning("The round for %s failed: %s", name, type(error).__name__)
        except Exception as error:  # noqa: BLE001 - one failing round must not end the others
            _LOG.error("The round for %s failed unexpectedly: %s", name, type(error).__qualname__)
