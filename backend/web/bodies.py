"""JSON bodies: read strictly once by the guard, then held against the route's shape, field by field."""

import json
from collections import Counter
from typing import Any, Final, NoReturn

from apiflask.schema_adapters import registry
from apiflask.schema_adapters.pydantic import PydanticAdapter
from flask import Request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from backend.web.problems import FieldProblem, Malformed, Refused

LARGEST_BODY_BYTES: Final = 64 * 1024
_LONGEST_NAME: Final = 60

# Our own words, because the library's repeat parts of the value.
_MESSAGES: Final = {
    "missing": "This is needed.",
    "extra_forbidden": "There is no such field.",
    "string_too_short": "At least {min_length} characters.",
    "string_too_long": "At most {max_length} characters.",
    "too_short": "At least {min_length}.",
    "too_long": "At most {max_length}.",
    "greater_than_equal": "{ge} or more.",
    "greater_than": "More than {gt}.",
    "less_than_equal": "{le} or less.",
    "less_than": "Less than {lt}.",
    "literal_error": "One of {expected}.",
    "enum": "One of {expected}.",
    "string_type": "A text is needed.",
    "int_type": "A whole number is needed.",
    "float_type": "A number is needed.",
    "int_from_float": "A whole number is needed.",
    "bool_type": "true or false is needed.",
    "list_type": "A list is needed.",
    "model_type": "An object is needed.",
    "timezone_aware": "A time with its offset from UTC is needed.",
    "uuid_parsing": "A UUID is needed.",
}
_BY_BEGINNING: Final = {
    "date_": "A date such as 2026-03-20 is needed.",
    "datetime_": "A time such as 2026-03-20T18:00:00Z is needed.",
    "time_": "A time of day such as 18:00 is needed.",
}


class StrictAdapter(PydanticAdapter):
    """No coercion and no unknown fields: the number 5 is not the text "5", and true is not 1."""

    def validate_input(self, request: Request, location: str, **kwargs: Any) -> BaseModel:
        if location != "json":
            raise NotImplementedError("only JSON bodies are taken")
        try:
            return self.model_class.model_validate_json(request.get_data(), strict=True, extra="forbid")
        except ValidationError as error:
            raise_refusal(error)


def read_json(body: bytes) -> object:
    """The value of a UTF-8 JSON text; raises `Malformed` also for what parsers disagree about."""
    try:
        value = json.loads(body.decode(), parse_constant=_refuse_constant, object_pairs_hook=_distinct)
        _check_texts(value)
    except RecursionError:
        raise Malformed("The JSON is nested too deeply.") from None
    except ValueError:
        raise Malformed("The body is not JSON in UTF-8.") from None
    return value


def raise_refusal(error: ValidationError) -> NoReturn:
    """Turn a shape's complaint into a problem that names each field."""
    found = error.errors(include_url=False, include_input=False)
    if any(item["type"] == "json_invalid" for item in found):
        raise Malformed("The body is not JSON in UTF-8.") from None
    raise Refused(*(FieldProblem(_path(item), _message(item)) for item in found)) from None


def _path(item: ErrorDetails) -> str:
    # A name that is no name of ours may be anything, a diary entry too.
    return ".".join(_name(part) for part in item["loc"])


def _name(part: int | str) -> str:
    text = str(part)
    is_plain = text.isascii() and text.replace("_", "").replace("-", "").isalnum()
    return text if is_plain and len(text) <= _LONGEST_NAME else "?"


def _message(item: ErrorDetails) -> str:
    kind, facts = item["type"], item.get("ctx", {})
    if kind == "value_error" and isinstance(facts.get("error"), ValueError):
        return str(facts["error"])  # from a validator of ours
    if kind in _MESSAGES:
        return _MESSAGES[kind].format(**facts)
    return next(
        (text for start, text in _BY_BEGINNING.items() if kind.startswith(start)), "This cannot be taken."
    )


def _refuse_constant(_name: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no JSON")


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        [(name, _), *_] = Counter(name for name, _ in pairs).most_common(1)
        raise Malformed("A name stands twice.", FieldProblem(_name(name), "Send it once."))
    return found


def _check_texts(value: object, *path: str) -> None:
    """No NUL, which PostgreSQL cannot store, and no half of a surrogate pair."""
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise Malformed(
                "A text cannot be stored.",
                FieldProblem(".".join(path), "No NUL, and no half of a character."),
            )
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_texts(name, *path, _name(name))
            _check_texts(inner, *path, _name(name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            _check_texts(inner, *path, str(place))


def install_bodies() -> None:
    registry.register("pydantic", StrictAdapter)
