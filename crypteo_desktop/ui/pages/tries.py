"""Tries: how many are left, by the latest news, be it a session or the problem that a wrong entry raised."""

from crypteo_desktop.problems import Problem
from crypteo_desktop.session import Moment, Session


class Tries:
    """Keeps the number that a problem told until the service tells a newer session."""

    def __init__(self) -> None:
        self._told: int | None = None
        self._since: Moment | None = None

    def left(self, session: Session, told_by_session: int) -> int:
        """Return how many are left: what a problem told since `session`, or what the session says."""
        if self._since != session.told_at:
            self._since, self._told = session.told_at, None
        return told_by_session if self._told is None else self._told

    def hear(self, problem: Problem) -> int | None:
        """Take the number out of a problem; return it, or None when it tells none."""
        left = problem.facts.get("attempts_left")
        if not isinstance(left, int):
            return None
        self._told = left
        return left
