"""Why a file cannot be read, in the holder's terms."""

from collections.abc import Iterator
from contextlib import contextmanager

from crypteo_desktop.crypto.p12 import LARGEST
from crypteo_desktop.crypto.pkcs12 import reading
from crypteo_desktop.crypto.pkcs12.sealing import TooManyRounds, Unsupported
from crypteo_desktop.problems import Problem, opening


@contextmanager
def problems_told(content: bytes) -> Iterator[None]:
    """Raise a Problem of the kinds of `problems.opening` for whatever is wrong with the file."""
    if len(content) > LARGEST:
        raise Problem(opening.TOO_LARGE)
    try:
        yield
    except reading.NotPkcs12 as error:
        raise Problem(opening.NOT_A_P12) from error
    except reading.NoMac as error:
        raise Problem(opening.NO_MAC) from error
    except reading.WrongPassword as error:
        raise Problem(opening.PASSWORD_WRONG) from error
    except reading.NoKey as error:
        raise Problem(opening.NO_KEY) from error
    except Unsupported as error:
        raise Problem(opening.UNSUPPORTED, algorithm=error.name) from error
    except TooManyRounds as error:
        raise Problem(opening.TOO_MANY_ROUNDS, rounds=error.rounds) from error
    except reading.DAMAGES as error:
        raise Problem(opening.DAMAGED) from error
