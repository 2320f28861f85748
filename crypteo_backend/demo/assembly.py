"""Puts the demonstration together in a folder: service, mailbox and the first order."""

import secrets
from dataclasses import dataclass

from starlette.types import ASGIApp

from crypteo_backend.app import create_app
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.composition import DataFolder, dispatcher_of, open_office, with_authority
from crypteo_backend.demo.faults import NO_FAULT, Fault
from crypteo_backend.demo.routes import demo_routes
from crypteo_backend.demo.sample_agent import SampleAgent, make_sample_agent
from crypteo_backend.demo.sample_order import make_sample_order
from crypteo_backend.dispatch import Dispatcher
from crypteo_backend.messages.mailbox import Mailbox
from crypteo_backend.orders import ReadyOrder
from crypteo_backend.routes.publication import publication
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.services import Services
from crypteo_backend.settings import Figures, Practices, Settings
from crypteo_backend.web.pages import Pages

_PRACTICES = Practices(
    "L’autorité de cette installation est une autorité de démonstration\u00a0: ses certificats n’engagent personne, et "
    "aucun bureau d’enregistrement ne vérifie l’identité du titulaire.",
    "The authority of this installation is a demonstration authority: nobody should rely on its certificates, and no "
    "registration office checks the holder’s identity.",
)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A service ready to be served, the order that waits in it, and the agent of its support console."""

    app: ASGIApp
    order: ReadyOrder
    agent: SampleAgent
    services: Services
    dispatcher: Dispatcher

    def close(self) -> None:
        """Let go of the database and of all threads."""
        self.dispatcher.close()
        self.services.issuer.close()
        self.services.store.close()


def assemble_demo(
    data_folder: DataFolder,
    base_url: str,
    authority: EmbeddedAuthority,
    fault: Fault = NO_FAULT,
    figures: Figures | None = None,
) -> Demonstration:
    """Return the demonstration, its first order made and its messages sent to the mailbox, with a fault on purpose."""
    store = data_folder.store()
    mailbox = Mailbox(store)
    keys = open_server_keys(data_folder.keys, secrets.token_bytes)
    settings = Settings(base_url, figures=figures or Figures(), practices=_PRACTICES)
    office = open_office(settings, store, keys, {"email": mailbox, "sms": mailbox})
    services = with_authority(office, fault.on_authority(authority))
    agent = make_sample_agent(office)
    app = create_app(services, [demo_routes(mailbox, Pages(office.settings), agent), publication(authority)])
    order = make_sample_order(services)
    dispatcher = dispatcher_of(services)
    dispatcher.start()
    return Demonstration(fault.on_line(app), order, agent, services, dispatcher)
