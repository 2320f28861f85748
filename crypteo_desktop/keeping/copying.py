"""Copies the certificate file to another medium, and proves the copy: read back, compared, opened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.p12 import open_p12
from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.media import CopyFolders
from crypteo_desktop.problems import Problem, file, keeping
from crypteo_desktop.secret import Secret


class CopyTask(Enum):
    """The four tasks of a copy, in their order; the values are ids, not texts."""

    WRITE = "write"
    READ_BACK = "read-back"
    OPEN = "open"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class CopyProgress:
    """How far one task of a copy is."""

    task: CopyTask
    state: TaskState


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """What is copied, into which folder, and the password that must open it there."""

    file: Path
    folder: Path
    password: Secret


Tell = Callable[[CopyProgress], None]


def copy(order: CopyOrder, folders: CopyFolders, token: CancelToken, tell: Tell) -> Path:
    """Return where the copy lies, once it is proved and the medium may be taken away.

    Raise Problem: PASSWORD_WRONG before anything is written, or one of the keeping kinds. A copy that is not proved in
    the end is removed again.
    """
    content = _original(order, folders)
    token.checkpoint()
    target = order.folder / order.file.name
    with _told(CopyTask.WRITE, tell):
        is_new = folders.write(target, content)
    try:
        _prove(target, content, order, folders, token, tell)
    except BaseException:
        if is_new:
            folders.discard(target)
        raise
    return target


def _original(order: CopyOrder, folders: CopyFolders) -> bytes:
    """Return the saved file, which the password opens."""
    content = folders.read(order.file)
    try:
        open_p12(content, order.password)
    except Problem as problem:
        if problem.kind is not file.FILE_DAMAGED:
            raise
        raise Problem(keeping.ORIGINAL_LOST, file=str(order.file)) from problem
    return content


def _prove(
    target: Path, content: bytes, order: CopyOrder, folders: CopyFolders, token: CancelToken, tell: Tell
) -> None:
    token.checkpoint()
    with _told(CopyTask.READ_BACK, tell):
        back = folders.read_back(target)
        if sha256(back).digest() != sha256(content).digest():
            raise Problem(keeping.COPY_DIFFERS, folder=str(order.folder))
    token.checkpoint()
    with _told(CopyTask.OPEN, tell):
        open_p12(back, order.password)
    with _told(CopyTask.SETTLE, tell):
        folders.settle(target)


@contextmanager
def _told(task: CopyTask, tell: Tell) -> Iterator[None]:
    tell(CopyProgress(task, TaskState.RUNNING))
    try:
        yield
    except Problem:
        tell(CopyProgress(task, TaskState.FAILED))
        raise
    tell(CopyProgress(task, TaskState.DONE))
