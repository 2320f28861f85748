"""The figures of the contract and what an operator may set, read once at start."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Figures:
    """Deadlines, tries and limits: the defaults are the contract's own."""

    order_months: int = 2
    questions_link_life: timedelta = timedelta(days=10)
    identity_tries: int = 3
    revocation_tries: int = 3
    link_life: timedelta = timedelta(hours=24)
    session_idle: timedelta = timedelta(minutes=60)
    code_tries: int = 3
    code_tries_in_all: int = 10
    answer_tries: int = 3
    resend_wait: timedelta = timedelta(seconds=30)
    resends_a_day: int = 5
    resends_in_all: int = 10
    recovery_life: timedelta = timedelta(minutes=10)
    recovery_window: timedelta = timedelta(days=30)
    requests_a_minute: int = 240
    openings_a_minute: int = 60
    forms_a_minute: int = 60
    office_calls_a_minute: int = 300
    key_bits: int = 3072
    key_exponent: int = 65537
    longest_validity_years: int = 3
    # How long personal data is kept: after the end of the order or of its certificate; after opening; after posting;
    # after the challenge's end; after the last click; after the last try.
    holder_kept: timedelta = timedelta(days=30)
    sessions_kept: timedelta = timedelta(days=30)
    messages_kept: timedelta = timedelta(days=30)
    recoveries_kept: timedelta = timedelta(days=1)
    visits_kept: timedelta = timedelta(days=1)
    revocation_tries_kept: timedelta = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AuthorityPatience:
    """How long the service waits before it lets the client poll, and before it takes a worker for dead."""

    answer_within: float = 2.0
    poll_after: int = 2
    lease: timedelta = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class SupportDesk:
    """Where holders find help; the defaults are the guide's. `key` is the one to press on the phone."""

    phone: str = "08 92 23 02 52"
    price: str = "0,45 € TTC/min + prix de l’appel"
    hours: str = "Lundi à jeudi 9 h – 12 h 30 et 13 h 30 – 18 h, vendredi jusqu’à 17 h"
    email: str = "support@example.com"
    url: str = "https://support.example.com"
    key: str = "1"
    price_en: str = "€0.45/min + price of the call"
    hours_en: str = "Monday to Thursday 9:00 – 12:30 and 13:30 – 18:00, Friday until 17:00"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that every holder should read before starting, in both languages."""

    text_fr: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Practices:
    """What `/cps`, which certificates may name, says of the authority in both languages, and where it says all."""

    text_fr: str
    text_en: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Installer:
    """A program to download: the system it is for, as people call it, what the file is called, and where it lies."""

    system: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that stays the same while the service runs.

    `server_id` is the name that the program's profile gives this server, for `crypteo:` links (contract, "Links").
    """

    base_url: str
    server_id: str = "demo"
    installers: tuple[Installer, ...] = ()
    minimum_client: tuple[int, int, int] = (1, 0, 0)
    figures: Figures = field(default_factory=Figures)
    patience: AuthorityPatience = field(default_factory=AuthorityPatience)
    support: SupportDesk = field(default_factory=SupportDesk)
    notices: tuple[Notice, ...] = ()
    practices: Practices | None = None
