"""A cancel token that does not wait: what it was asked to wait is noted, for nothing happens meanwhile in a test."""

from collections.abc import Callable

from crypteo_desktop.cancellation import CancelToken

_GLANCE = 0.5  # what is shorter is a look at work of this process, and waited


class HastyToken(CancelToken):
    """Passes over each pause that is made for others, and notes its seconds in `waited`."""

    def __init__(self, tell: Callable[[object], None], waited: list[float]) -> None:
        super().__init__(tell)
        self._waited = waited

    def lasting(self) -> CancelToken:
        """Return another one that is as hasty."""
        return HastyToken(self.tell, self._waited)

    def wait(self, seconds: float) -> None:
        """Note the pause instead of making it."""
        if seconds < _GLANCE:
            super().wait(seconds)
        else:
            self.checkpoint()
            self._waited.append(seconds)
