"""What the rules work with, handed in as one: settings, time, randomness, store, keys, authority and outlet."""

from dataclasses import dataclass

from crypteo_backend.answers import AnswerHasher
from crypteo_backend.clock import Clock
from crypteo_backend.issuer import Issuer
from crypteo_backend.messages.outlet import Outlet
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store
from crypteo_backend.tokens import RandomBytes


@dataclass(frozen=True, slots=True)
class Services:
    """The outside of the rules."""

    settings: Settings
    clock: Clock
    random: RandomBytes
    store: Store
    keys: ServerKeys
    answers: AnswerHasher
    issuer: Issuer
    outlet: Outlet
