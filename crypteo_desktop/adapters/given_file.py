"""The certificate file that the holder gave: read once, never more of it than a certificate file can have."""

from pathlib import Path

from crypteo_desktop.crypto.p12 import LARGEST
from crypteo_desktop.problems import Problem, installing


def read_given_file(path: Path) -> bytes:
    """Return what is in the file, at most one byte more than a certificate file has; raise Problem GIVEN_FILE_….

    A folder, a device or a pipe is refused before it is opened: reading one may never end.
    """
    try:
        if path.exists() and not path.is_file():
            raise Problem(installing.GIVEN_FILE_UNREADABLE, file=path.name)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Problem(installing.GIVEN_FILE_GONE, file=path.name) from error
    except PermissionError as error:
        raise Problem(installing.GIVEN_FILE_FORBIDDEN, file=path.name) from error
    except OSError as error:
        raise Problem(installing.GIVEN_FILE_UNREADABLE, file=path.name) from error
    return content
