"""The file that describes an order: TOML, checked before anything is kept."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.order_form import OrderForm, faulty_entries

EXAMPLE = """\
product = "Initio 1* NG logiciel pack 3 ans"
given_name = "Camille"
surname = "MARTIN"
organisation = "TEST ENTREPRISE"
siren = "123456782"
email = "camille.martin@example.com"
mobile = "06 12 34 56 12"      # optional: for codes by SMS
locale = "fr"                  # optional: language of the messages, fr or en
validity_years = 3             # optional: 1, 2 or 3
number = "540206"              # optional: the next one by default
document_number = "12AB34567"  # of the holder's identity document; kept as a keyed hash, dropped after the check

# Instead of document_number: exactly three [[questions]], each with text and answer, for a holder whose identity was
# checked and whose questions were set elsewhere. The order is then ready to download at once.
"""


def read_order(path: Path) -> OrderForm:
    """Return the order of the file; raises CommandFailed, which names faulty entries but never repeats them."""
    try:
        return OrderForm.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        message = f"cannot read the order file: {error.strerror}"
        raise CommandFailed(message) from error
    except ValidationError as error:
        message = f"faulty or missing in the order file: {', '.join(faulty_entries(error))}"
        raise CommandFailed(message) from None
    except ValueError as error:  # TOML or UTF-8
        raise CommandFailed("the order file is not TOML in UTF-8") from error
