"""The file that describes an order: TOML, checked before anything is kept."""

import tomllib
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from crypteo_backend.answers import canonical
from crypteo_backend.commands.outcome import CommandFailed
from crypteo_backend.orders import NewOrder, SecretQuestion

EXAMPLE = """\
product = "Initio 1* NG logiciel pack 3 ans"
given_name = "Camille"
surname = "MARTIN"
organisation = "TEST ENTREPRISE"
siren = "123456782"
email = "camille.martin@example.com"
mobile = "06 12 34 56 12"     # optional
number = "540206"             # optional: the next one by default

[[questions]]                 # exactly three
text = "Quel est le prénom de votre meilleur ami d’enfance ?"
answer = "..."
"""


def _compares(answer: str) -> str:
    if not canonical(answer):
        raise ValueError("an answer needs letters or digits")
    return answer


LONGEST_NAME = 64  # X.520, for the common name and the organisation
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=r"^\S(.*\S)?$")]


class QuestionEntry(BaseModel):
    """One question and its answer."""

    model_config = ConfigDict(strict=True, extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=500)]
    answer: Annotated[str, Field(max_length=1000), AfterValidator(_compares)]


class OrderFile(BaseModel):
    """A validated order."""

    model_config = ConfigDict(strict=True, extra="forbid")

    product: Annotated[str, Field(min_length=1, max_length=200)]
    given_name: Name
    surname: Name
    organisation: Name
    siren: Annotated[str, Field(pattern="^[0-9]{9}$")]
    email: Annotated[str, Field(pattern=r"^[!-?A-~]+@[0-9A-Za-z.-]+\.[A-Za-z]{2,}$", max_length=254)]
    mobile: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 .]{7,18}$")] | None = None
    number: Annotated[str, Field(pattern="^[0-9]{1,20}$")] | None = None
    questions: Annotated[list[QuestionEntry], Field(min_length=3, max_length=3)]

    @model_validator(mode="after")
    def _fits_a_common_name(self) -> Self:
        if len(self.given_name) + 1 + len(self.surname) > LONGEST_NAME:
            raise PydanticCustomError("too_long", "both names together are too long")
        return self


def read_order(path: Path) -> NewOrder:
    """Return the order of the file; raises CommandFailed, which names faulty entries but never repeats them."""
    try:
        told = OrderFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        message = f"cannot read the order file: {error.strerror}"
        raise CommandFailed(message) from error
    except ValidationError as error:
        raise CommandFailed(_faults(error)) from None
    except ValueError as error:  # TOML or UTF-8
        raise CommandFailed("the order file is not TOML in UTF-8") from error
    first, second, third = (SecretQuestion(entry.text, entry.answer) for entry in told.questions)
    return NewOrder(**told.model_dump(exclude={"questions"}), questions=(first, second, third))


def _faults(error: ValidationError) -> str:
    places = [
        ".".join(str(part) for part in detail["loc"]) or "given_name with surname"
        for detail in error.errors(include_input=False)
    ]
    return f"faulty or missing in the order file: {', '.join(places)}"
