"""What the holders' pages ask for before they read a form: that its sender does not send too many."""

from typing import Annotated

from fastapi import Depends, Request

from crypteo_backend.routes.entry import Here
from crypteo_backend.web.callers import count_act
from crypteo_backend.web.forms import Filled, Form


def _counted(request: Request, services: Here) -> None:
    count_act(request, "form", services.settings.figures.forms_a_minute)


def _sent(_: Annotated[None, Depends(_counted)], form: Filled) -> Form:
    return form


Sent = Annotated[Form, Depends(_sent)]
