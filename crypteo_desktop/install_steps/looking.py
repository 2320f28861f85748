"""Looks into each store of this computer: what stands in the way, and whether the certificate is there already."""

from dataclasses import replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.install_steps.installation import Destination, Installation, InstallServices, Remark
from crypteo_desktop.problems import Problem, ProblemKind, installing
from crypteo_desktop.stores import Obstacle, StoreInfo, StoreKind, StoreRefused

_PROGRAMS: Final = {
    StoreKind.WINDOWS: "Windows",
    StoreKind.MACOS: "macOS",
    StoreKind.CHROMIUM: "Chromium",
    StoreKind.FIREFOX: "Firefox",
}
_KINDS: Final = {
    Obstacle.IN_USE: installing.STORE_IN_USE,
    Obstacle.IS_LOCKED: installing.STORE_LOCKED,
    Obstacle.NOT_ALLOWED: installing.STORE_NOT_ALLOWED,
    Obstacle.READ_ONLY: installing.STORE_READ_ONLY,
    Obstacle.UNREADABLE: installing.STORE_UNREADABLE,
    Obstacle.NAME_IS_SHARED: installing.STORE_NAME_IS_SHARED,
    Obstacle.TOOLS_MISSING: installing.STORE_TOOLS_MISSING,
}
# The holder may choose such a store all the same: a program can be closed, a lock opens with the password typed there,
# and the system asks once more.
_PASSABLE: Final = frozenset(
    {
        installing.STORE_IN_USE,
        installing.STORE_LOCKED,
        installing.STORE_PASSWORD_WRONG,
        installing.STORE_NOT_ALLOWED,
    }
)


def can_be_chosen(destination: Destination) -> bool:
    """Whether the holder may tick this store: where it is there already or cannot be written, nothing is offered."""
    is_passable = destination.problem is None or destination.problem.kind in _PASSABLE
    return is_passable and not destination.has_certificate


def problem_with(store: StoreInfo, kind: ProblemKind) -> Problem:
    """Return a problem of this kind that names the store's program."""
    return Problem(kind, program=program_of(store))


def program_of(store: StoreInfo) -> str:
    """Return the name of the program or system that reads the store, for use within a sentence."""
    return _PROGRAMS[store.kind]


def refused(destination: Destination, obstacle: Obstacle) -> Destination:
    """Return the destination whose store did not do what was asked, with the primary password if there was one."""
    if obstacle is Obstacle.IS_LOCKED and destination.password:
        return replace(destination, problem=problem_with(destination.store.info, installing.STORE_PASSWORD_WRONG))
    return replace(destination, problem=problem_with(destination.store.info, _KINDS[obstacle]))


def look_into_stores(installation: Installation, services: InstallServices, token: CancelToken) -> Installation:
    """Return the installation with every store of this computer, ticked where nothing speaks against it.

    Raise Problem(NO_STORE) where there is none.
    """
    is_grave = any(remark.is_grave for remark in installation.remarks)
    found = []
    for store in services.stores.find():
        token.checkpoint()
        seen = look_into(Destination(store), installation, services)
        found.append(replace(seen, is_chosen=can_be_chosen(seen) and not is_grave))
    if not found:
        raise Problem(installing.NO_STORE)
    is_there = any(destination.has_certificate for destination in found)
    remarks = (*installation.remarks, *(Remark.ALREADY_INSTALLED,) * is_there)
    return replace(installation, destinations=tuple(found), remarks=remarks)


def look_into(destination: Destination, installation: Installation, services: InstallServices) -> Destination:
    """Return the destination as it is now: obstacle, presence, and whether this program put the certificate there."""
    store, fingerprint = destination.store, installation.certificate.fingerprint_sha256
    is_ours = fingerprint in services.installed.installed(store.info.id)
    obstacle = store.obstacle()
    if obstacle is not None and not (obstacle is Obstacle.IS_LOCKED and destination.password):
        return refused(replace(destination, is_ours=is_ours, presence=None), obstacle)
    try:
        presence = store.presence(fingerprint, destination.password)
    except StoreRefused as refusal:
        return refused(replace(destination, is_ours=is_ours, presence=None), refusal.obstacle)
    return replace(destination, is_ours=is_ours, presence=presence, problem=None)
