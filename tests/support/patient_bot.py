"""pytest-qt's robot, with patience: on a busy computer things take longer, and are no less right for that."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

LEAST_MS = 60_000


class PatientBot(QtBot):
    """Waits for at least a minute, whatever it is told; what it waits for ends the wait."""

    def waitUntil(self, callback: Any, *, timeout: int = LEAST_MS) -> None:  # noqa: N802  pytest-qt's name
        """Wait until the callback returns something true, or asserts nothing false."""
        super().waitUntil(callback, timeout=max(timeout, LEAST_MS))

    def waitSignal(  # noqa: N802  pytest-qt's name
        self,
        signal: Any,
        *,
        timeout: int = LEAST_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Wait for a signal."""
        patience = max(timeout, LEAST_MS)
        return super().waitSignal(signal, timeout=patience, raising=raising, check_params_cb=check_params_cb)
