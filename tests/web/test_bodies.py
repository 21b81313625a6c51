"""JSON held against a shape, strictly."""

import json
from datetime import datetime, time
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from flask import Flask, request
from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from backend.web.bodies import StrictAdapter, read_json
from backend.web.problems import FieldProblem, Malformed, Refused


def _even(number: int) -> int:
    if number % 2:
        raise ValueError("An even number is needed.")
    return number


class Kind(StrEnum):
    SHORT = "short"
    LONG = "long"


class Inner(BaseModel):
    reps: int = Field(ge=0, le=10)


class Shape(BaseModel):
    count: int = 1
    ratio: float = 1.0
    done: bool = True
    word: str = Field("word", min_length=2, max_length=5)
    at: AwareDatetime | None = None
    due: time | None = None
    id: UUID | None = None
    kind: Kind = Kind.SHORT
    side: Literal["left", "right"] = "left"
    even: Annotated[int, AfterValidator(_even)] = 0
    sets: list[Inner] = Field(default_factory=list, max_length=2)


def read(document: Any) -> Shape:
    app = Flask(__name__)
    with app.test_request_context(method="POST", data=json.dumps(document)):
        found = StrictAdapter(Shape).validate_input(request, "json")
    assert isinstance(found, Shape)
    return found


def problems(document: Any) -> list[FieldProblem]:
    with pytest.raises(Refused) as caught:
        read(document)
    return list(caught.value.errors)


def test_what_json_cannot_say_is_read_from_texts() -> None:
    found = read({"at": "2026-03-20T18:00:00Z", "due": "18:00", "kind": "long", "id": str(UUID(int=1))})
    assert isinstance(found.at, datetime)
    assert (found.due, found.kind, found.id) == (time(18), Kind.LONG, UUID(int=1))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("count", "5", "A whole number is needed."),
        ("count", True, "A whole number is needed."),
        ("count", 5.5, "A whole number is needed."),
        ("count", None, "A whole number is needed."),
        ("ratio", "1.5", "A number is needed."),
        ("ratio", True, "A number is needed."),
        ("done", 1, "true or false is needed."),
        ("word", 5, "A text is needed."),
        ("word", "w", "At least 2 characters."),
        ("word", "wordwords", "At most 5 characters."),
        ("at", "2026-03-20T18:00:00", "A time with its offset from UTC is needed."),
        ("at", "tomorrow", "A time such as 2026-03-20T18:00:00Z is needed."),
        ("at", 1_700_000_000, "A time such as 2026-03-20T18:00:00Z is needed."),
        ("due", "half past", "A time of day such as 18:00 is needed."),
        ("id", "not-an-id", "A UUID is needed."),
        ("kind", "medium", "One of 'short' or 'long'."),
        ("side", "both", "One of 'left' or 'right'."),
        ("even", 3, "An even number is needed."),
        ("sets", {}, "A list is needed."),
        ("sets", [{"reps": 1}] * 3, "At most 2."),
        ("sets.1.reps", None, "A whole number is needed."),
        ("sets.1.reps", 11, "10 or less."),
        ("sets.1.reps", -1, "0 or more."),
        ("sets.1.weight", 1, "There is no such field."),
    ],
)
def test_each_wrong_value_is_named_in_our_words(field: str, value: object, message: str) -> None:
    if field.startswith("sets.1."):
        document: dict[str, object] = {"sets": [{"reps": 1}, {"reps": 1, field.rsplit(".", 1)[-1]: value}]}
    else:
        document = {field: value}
    assert problems(document) == [FieldProblem(field, message)]


def test_every_wrong_field_is_named_at_once() -> None:
    assert {problem.field for problem in problems({"count": "5", "done": 0, "other": 1})} == {
        "count",
        "done",
        "other",
    }


@pytest.mark.parametrize("name", ["my heel hurts", "", "é", "a" * 61, "<b>"])
def test_a_name_that_could_be_a_diary_entry_is_not_repeated(name: str) -> None:
    assert problems({name: 1}) == [FieldProblem("?", "There is no such field.")]


def test_a_document_deeper_than_the_parser_goes_is_malformed() -> None:
    nested: list[Any] = []
    for _ in range(250):
        nested = [nested]
    with pytest.raises(Malformed):
        read(nested)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (rb'{"zone": "\u0000"}', "zone"),
        (rb'{"sides": [{"note": "a"}, {"note": "\ud800"}]}', "sides.1.note"),
        (rb'{"\u0000": 1}', "?"),
        (b'{"zone": 1, "zone": 2}', "zone"),
        (b'{"knee pain since May": 1, "knee pain since May": 2}', "?"),
    ],
    ids=[
        "a NUL",
        "half a surrogate pair deep down",
        "a NUL in a name",
        "a name twice",
        "no name of ours, twice",
    ],
)
def test_what_cannot_be_stored_is_named(body: bytes, field: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_json(body)
    assert [problem.field for problem in caught.value.errors] == [field]
