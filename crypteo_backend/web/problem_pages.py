"""What goes wrong on a page is told on a page: in the visitor's language, with a way on and the support desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from crypteo_backend.problems import Problem
from crypteo_backend.web.csrf import FormRefused
from crypteo_backend.web.languages import Words
from crypteo_backend.web.pages import Pages
from crypteo_backend.web.visits import VisitOver


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the visitor is told: what happened, and what to do."""

    title: Words
    text: Words


_FORM_TOO_OLD = Trouble(
    Words("Cette page n’est plus valable", "This page is no longer valid"),
    Words(
        "Par sécurité, un formulaire ne sert que dans le navigateur qui l’a ouvert, et pour un temps limité. Rien n’a "
        "été enregistré. Revenez à la page précédente, actualisez-la, puis recommencez.",
        "For safety, a form works only in the browser that opened it, and for a limited time. Nothing was saved. "
        "Go back to the previous page, reload it, and start again.",
    ),
)
_VISIT_OVER = Trouble(
    Words("Votre visite est terminée", "Your visit has ended"),
    Words(
        "Par sécurité, une page restée inactive pendant 30 minutes se ferme. Ce qui n’était pas validé n’est pas "
        "enregistré. Rouvrez le lien de votre e-mail, ou recommencez depuis le début.",
        "For safety, a page that is idle for 30 minutes closes. What you had not submitted is not saved. "
        "Open the link in your e-mail again, or start again from the beginning.",
    ),
)
_INTERNAL = Trouble(
    Words("Le service rencontre un problème", "The service has a problem"),
    Words(
        "Votre demande n’a pas abouti. Réessayez dans quelques minutes. Si cela se reproduit, appelez l’assistance.",
        "Your request did not go through. Try again in a few minutes. If it happens again, call support.",
    ),
)
TROUBLES: Mapping[str, Trouble] = MappingProxyType(
    {
        "not-found": Trouble(
            Words("Cette page n’existe pas", "This page does not exist"),
            Words(
                "L’adresse est peut-être incomplète. Rouvrez le lien complet de votre e-mail.",
                "The address may be incomplete. Open the whole link in your e-mail again.",
            ),
        ),
        "method-not-allowed": Trouble(
            Words("Cette adresse ne s’ouvre pas ainsi", "This address does not open that way"),
            Words(
                "Rouvrez le lien de votre e-mail, ou recommencez depuis le début.",
                "Open the link in your e-mail again, or start again from the beginning.",
            ),
        ),
        "too-large": Trouble(
            Words("C’est trop long", "That is too long"),
            Words(
                "Ce que vous avez envoyé est plus long que ce que le service accepte. Revenez à la page précédente et "
                "raccourcissez.",
                "What you sent is more than the service accepts. Go back to the previous page and shorten it.",
            ),
        ),
        "malformed": Trouble(
            Words("Ce formulaire ne peut pas être lu", "This form cannot be read"),
            Words(
                "Rien n’a été enregistré. Revenez à la page précédente, actualisez-la, puis recommencez.",
                "Nothing was saved. Go back to the previous page, reload it, and start again.",
            ),
        ),
        "too-many-requests": Trouble(
            Words("Patientez une minute", "Wait a minute"),
            Words(
                "Trop de demandes sont arrivées de votre connexion. Réessayez dans une minute.",
                "Too many requests came from your connection. Try again in a minute.",
            ),
        ),
    }
)
PageOfProblem = Callable[[Request, Problem], Response]


def page_of_problem(pages: Pages) -> PageOfProblem:
    """Return what shows a problem as a page."""

    def show(request: Request, problem: Problem) -> Response:
        trouble = TROUBLES.get(problem.code, _INTERNAL)
        return pages.show(request, "trouble.html", problem.kind.status, trouble=trouble)

    return show


def install_page_refusals(app: FastAPI, pages: Pages) -> None:
    """Have forms and visits that are refused told on a page."""

    def teller(trouble: Trouble) -> Callable[[Request, Exception], Response]:
        def tell(request: Request, _: Exception) -> Response:
            return pages.show(request, "trouble.html", 403, trouble=trouble)

        return tell

    app.add_exception_handler(FormRefused, teller(_FORM_TOO_OLD))
    app.add_exception_handler(VisitOver, teller(_VISIT_OVER))
