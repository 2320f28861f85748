"""What is made late is made once, when it is first looked at, whoever looks."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crypteo_desktop.late import late


def test_it_is_made_at_the_first_look_and_only_then() -> None:
    made: list[Path] = []

    def make() -> Path:
        made.append(Path("there"))
        return made[-1]

    path = late(make)
    assert made == []
    assert path.name == "there"
    assert path.exists() is False
    assert len(made) == 1


def test_two_threads_that_look_at_once_see_the_same() -> None:
    together, twice, made = threading.Barrier(2), threading.Event(), []

    class Slow:
        name = "slow"

        def __init__(self) -> None:
            made.append(self)
            if len(made) == 2:
                twice.set()
            twice.wait(0.2)  # time for the other thread to begin one too, if nothing keeps it from it

    thing = late(Slow)

    def look() -> None:
        together.wait(60)
        assert thing.name == "slow"

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    answers: Iterator[OSError | Path] = iter([OSError("not yet"), Path("there")])

    def make() -> Path:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    path = late(make)
    with pytest.raises(OSError, match="not yet"):
        path.exists()
    assert path.name == "there"
