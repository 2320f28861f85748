"""The way through the steps: forward with what a step added, back without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.texts import Text

if TYPE_CHECKING:
    from crypteo_desktop.services import Services


@dataclass(frozen=True, slots=True)
class StepInfo:
    """What a step says of itself; `support_code` is the screen number that one says on the phone."""

    id: str
    number: int
    title: Text
    short_title: Text
    help: Text
    support_code: str
    can_go_back: bool = False


class Step(Protocol):
    """The decisions of one screen, without Qt."""

    @property
    def info(self) -> StepInfo:
        """What the step says of itself."""
        ...

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name what the holder has still to give; empty when Next may be chosen."""
        ...

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether the work starts by itself when the screen appears."""
        ...

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the work of this step is done, so that Next only goes on."""
        ...

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the screen stays after its work, to be read, and Next then goes on."""
        ...

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Do the work behind Next and return what is known then; raise Problem or Cancelled."""
        ...


def is_ready(step: Step, enrolment: Enrolment) -> bool:
    """Whether Next may be chosen."""
    return not step.missing(enrolment)


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the holder is: the steps, the snapshot each visited step was entered with, and the present one."""

    steps: tuple[Step, ...]
    trail: tuple[Enrolment, ...]
    enrolment: Enrolment

    @classmethod
    def start(cls, steps: tuple[Step, ...], enrolment: Enrolment) -> Flow:
        """Stand at the first step."""
        return cls(steps, (enrolment,), enrolment)

    @property
    def step(self) -> Step:
        """The present step."""
        return self.steps[len(self.trail) - 1]

    @property
    def can_go_back(self) -> bool:
        """Whether Back is offered: the step allows it and there is one before that was not passed by."""
        if not self.step.info.can_go_back or len(self.trail) == 1:
            return False
        return not self.steps[len(self.trail) - 2].is_finished(self.trail[-2])

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return len(self.trail) == len(self.steps)

    def with_enrolment(self, enrolment: Enrolment) -> Flow:
        """Stay here, knowing more."""
        return replace(self, enrolment=enrolment)

    def forward(self) -> Flow:
        """Go to the next step that has something left to do, or to the last one; the last step stays.

        Whoever comes back to an unfinished download passes by what was done then.
        """
        coming = self.steps[len(self.trail) : -1]
        passed = len(tuple(takewhile(lambda step: step.is_finished(self.enrolment), coming)))
        steps_on = 0 if self.is_last else passed + 1
        return replace(self, trail=(*self.trail, *(self.enrolment,) * steps_on))

    def back(self) -> Flow:
        """Go to the step before; what this step added is forgotten.

        A step that pauses is shown again as it was left, so that nothing is asked for twice; any other as it was
        entered, so that what was typed there is typed anew. What the service told since stays known.
        """
        if not self.can_go_back:
            raise RuntimeError("this step does not go back")
        trail, left = self.trail[:-1], self.trail[-1]
        shown = left if self.steps[len(trail) - 1].pauses(left) else trail[-1]
        told = replace(shown, session=self.enrolment.session, unheard=self.enrolment.unheard)
        return replace(self, trail=trail, enrolment=told)

    def restart(self, change: Callable[[Enrolment], Enrolment] = lambda enrolment: enrolment) -> Flow:
        """Stand at the first step again, as it was first entered."""
        return Flow.start(self.steps, change(self.trail[0]))
