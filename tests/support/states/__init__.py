"""Every state of every screen, each in its real window over stand-ins of the outside: `STATES`, by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tests.support.states import (
    coming_back,
    dialogs,
    failures,
    identity,
    installing,
    keeping,
    reading,
    starting,
)
from tests.support.states.state import Showing, State

__all__ = ["STATES", "Showing", "State"]

_ROOMS: Final = (starting, identity, reading, keeping, coming_back, dialogs, installing, failures)
STATES: Final[Mapping[str, State]] = MappingProxyType({state.name: state for room in _ROOMS for state in room.STATES})
"""The screens of the download in their order, somebody who comes back, dialogs, the assistant, then every code."""
