"""Work in a daemon thread, so that leaving the program never waits for it, with a future that tells its end."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_Result = TypeVar("_Result")


def start(name: str, act: Callable[[], _Result], ending: Future[_Result]) -> None:
    """Do `act` in a daemon thread; `ending` tells its result, or raises what it raised where somebody waits."""

    def do() -> None:
        try:
            result = act()
        except BaseException as error:  # noqa: BLE001  whatever it is: who waits must not wait for ever
            ending.set_exception(error)
        else:
            ending.set_result(result)

    threading.Thread(target=do, name=name, daemon=True).start()
