"""The phone app's types of the API, held against the API itself."""

from scripts.write_api_types import GENERATED, api_types


def test_the_types_of_the_phone_app_are_those_of_the_api() -> None:
    assert GENERATED.read_text() == api_types(), "run `make types`"
