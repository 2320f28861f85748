"""The surroundings: this program, this computer and its way to the network, as support asks for them; no secret."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Network(Enum):
    """How calls leave this computer, as far as its settings tell; the values are ids, not texts."""

    DIRECT = "direct"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Versions as their makers write them, the system in words, the network, and this computer's own clock (aware)."""

    program: str
    qt: str
    openssl: str
    system: str
    network: Network
    now: datetime
