"""The service under load, in a process of its own: fills its database, says so, then serves.

Usage: backend_server.py FOLDER DATABASE_URL ORDERS
"""

import secrets
import sys
from pathlib import Path

from backend_orders import ANSWERS, fill

from crypteo_backend.app import create_app
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.clock import wall_clock
from crypteo_backend.composition import DataFolder, open_office, with_authority
from crypteo_backend.messages.mailbox import Mailbox
from crypteo_backend.server import address_of, listen, serve
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.settings import Figures, Settings
from crypteo_backend.store.database import Store, open_engine

BEYOND_ALL = 10**9  # the load comes from one address, which is what the limits are there for


def main(folder: Path, url: str, orders: int) -> None:
    """Fill the database, print the address once it is served, and serve until standard input ends."""
    data, store = DataFolder(folder).open(), Store(url)
    keys = open_server_keys(data.keys, secrets.token_bytes)
    figures = Figures(requests_a_minute=BEYOND_ALL, openings_a_minute=BEYOND_ALL)
    carriers = {"email": Mailbox(store), "sms": Mailbox(store)}
    with listen("127.0.0.1", 0) as listener:
        base_url = address_of(listener)
        office = open_office(Settings(base_url, figures=figures), store, keys, carriers)
        authority = EmbeddedAuthority.open(data.authority, base_url, wall_clock)
        services = with_authority(office, authority)
        fill(store, keys, office.answers.hash(ANSWERS), 1, orders, wall_clock())
        settle(url)
        serve(create_app(services), listener, lambda: print(base_url, flush=True), exit_with_stdin=True)


def settle(url: str) -> None:
    """Do now what PostgreSQL would do of itself, in the middle of a measured run, after so many new rows."""
    engine = open_engine(url)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in ("VACUUM ANALYZE", "CHECKPOINT"):
                connection.exec_driver_sql(statement)
    engine.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
