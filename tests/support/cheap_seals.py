"""Seals of certificate files that cost nobody any time."""

import secrets
from dataclasses import dataclass, field

from crypteo_desktop.crypto.pkcs12.seal import Seal, seal_in_advance
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret

ROUNDS = 50


@dataclass
class CheapSeals:
    """Makes each seal when it is taken, of so few rounds that nobody waits."""

    begun: list[Secret] = field(default_factory=list)
    forgotten: bool = False

    def begin(self, password: Secret) -> None:
        self.begun.append(password)

    def take(self, password: Secret) -> Seal:
        return seal_in_advance(password, Format.MODERN, ROUNDS, secrets.token_bytes)

    def forget(self) -> None:
        self.forgotten = True
