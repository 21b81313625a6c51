"""One thing on the calendar."""

import pytest

from backend.content import timetable
from backend.rules.item import Layout
from tests.rules.plans import wall


def test_what_is_of_use_until_another_thing_begins_cannot_stand_alone() -> None:
    layout = Layout("Europe/London", timetable())
    with pytest.raises(ValueError, match=r"^collagen is of use until what it hangs on begins"):
        layout.at("collagen", wall("2026-03-20T17:30"))
