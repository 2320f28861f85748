"""Every failure the program knows: a code, a sentence, a remedy and a way on."""

from types import MappingProxyType
from typing import Final

from crypteo_desktop.problems import (
    anywhere,
    certificate,
    file,
    identity,
    installing,
    keeping,
    link,
    opening,
    pending,
    unheard,
)
from crypteo_desktop.problems.kind import Fact, NothingDone, Problem, ProblemKind, Shown, WayOn

__all__ = ["CATALOGUE", "Fact", "NothingDone", "Problem", "ProblemKind", "Shown", "WayOn", "kind_of"]

CATALOGUE: Final = MappingProxyType(
    {
        kind.name: kind
        for room in (anywhere, link, identity, unheard, certificate, file, keeping, pending, opening, installing)
        for kind in vars(room).values()
        if isinstance(kind, ProblemKind)
    }
)


def kind_of(name: str) -> ProblemKind:
    """Return the kind that the contract calls `name`; a name of a later contract is an unknown refusal."""
    return CATALOGUE.get(name, anywhere.UNKNOWN_REFUSAL)
