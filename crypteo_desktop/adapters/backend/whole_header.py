"""An answer whose header has an end: http.client takes a hang-up within the header for its end."""

from http.client import HTTPResponse, IncompleteRead
from typing import Any


class WholeHeader(HTTPResponse):
    """Raises IncompleteRead when the connection ended before the header did."""

    def begin(self) -> None:
        """Read status and header."""
        stream = self.fp
        lines = _Lines(stream)
        self.fp: Any = lines
        try:
            super().begin()
        finally:
            if self.fp is lines:
                self.fp = stream
        if not lines.last:
            raise IncompleteRead(b"")


class _Lines:
    """A stream that remembers the last line that was read; an end of the stream is an empty one."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.last = b""

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line."""
        self.last = self._stream.readline(limit)
        return self.last

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()
