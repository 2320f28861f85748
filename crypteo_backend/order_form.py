"""What the registration office tells of a validated order, checked before anything is kept."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from crypteo_backend.answers import canonical
from crypteo_backend.identity_documents import LONGEST, SHORTEST, canonical_number
from crypteo_backend.orders import OFFICE, NewOrder, Questions, SecretQuestion, open_order, open_ready_order
from crypteo_backend.services import Office
from crypteo_backend.settings import Figures

LONGEST_NAME = 64  # X.520, for the common name and the organisation
_ABOUT_THE_WHOLE = {"too_long": "given_name with surname", "one_of": "either document_number or questions"}


def _compares(answer: str) -> str:
    if not canonical(answer):
        raise ValueError("an answer needs letters or digits")
    return answer


def _is_a_document_number(number: str) -> str:
    if not SHORTEST <= len(canonical_number(number)) <= LONGEST:
        raise ValueError("a document's number has 5 to 20 letters and digits")
    return number


DocumentNumber = Annotated[str, Field(max_length=40), AfterValidator(_is_a_document_number)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=r"^\S(.*\S)?$")]


class QuestionEntry(BaseModel):
    """One question and its answer."""

    model_config = ConfigDict(strict=True, extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=500)]
    answer: Annotated[str, Field(max_length=1000), AfterValidator(_compares)] = Field(repr=False)


class OrderForm(BaseModel):
    """A validated order, as a file or as JSON; it has either `document_number` or three `questions`."""

    model_config = ConfigDict(strict=True, extra="forbid")

    product: Annotated[str, Field(min_length=1, max_length=200)]
    given_name: Name
    surname: Name
    organisation: Name
    siren: Annotated[str, Field(pattern="^[0-9]{9}$")]
    email: Annotated[str, Field(pattern=r"^[!-?A-~]+@[0-9A-Za-z.-]+\.[A-Za-z]{2,}$", max_length=254)]
    mobile: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 .]{7,18}$")] | None = None
    number: Annotated[str, Field(pattern="^[0-9]{1,20}$")] | None = None
    locale: Literal["fr", "en"] = "fr"
    validity_years: Annotated[int, Field(ge=1, le=Figures().longest_validity_years)] = 3
    document_number: DocumentNumber | None = Field(default=None, repr=False)
    questions: Annotated[list[QuestionEntry], Field(min_length=3, max_length=3)] | None = None

    @model_validator(mode="after")
    def _fits_a_common_name(self) -> Self:
        if len(self.given_name) + 1 + len(self.surname) > LONGEST_NAME:
            raise PydanticCustomError("too_long", "both names together are too long")
        return self

    @model_validator(mode="after")
    def _has_one_way_to_the_questions(self) -> Self:
        if (self.document_number is None) == (self.questions is None):
            raise PydanticCustomError("one_of", "either a document's number or questions")
        return self

    def new_order(self) -> NewOrder:
        """Return the order without the secrets that go with it."""
        return NewOrder(**self.model_dump(exclude={"document_number", "questions"}))

    def three_questions(self) -> Questions | None:
        """Return the questions that were set elsewhere, if they were."""
        if self.questions is None:
            return None
        first, second, third = (SecretQuestion(entry.text, entry.answer) for entry in self.questions)
        return first, second, third


def keep_order(office: Office, form: OrderForm, actor: str = OFFICE) -> str:
    """Keep the order, post its messages, and return its number; raises OrderExists for a number that is taken."""
    questions = form.three_questions()
    if questions is not None:
        return open_ready_order(office, form.new_order(), questions, actor).number
    return open_order(office, form.new_order(), form.document_number or "", actor).number


def faulty_entries(error: ValidationError) -> list[str]:
    """Return the names of the entries that are faulty or missing, never what stood in them."""
    return [
        ".".join(str(part) for part in detail["loc"]) or _ABOUT_THE_WHOLE.get(detail["type"], "the order")
        for detail in error.errors(include_input=False)
    ]
