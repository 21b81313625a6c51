"""A patch comes off for a scan, and at the end of its hours."""

from typing import Any

import pytest

from backend.programmes.care.schemas.records import AppointmentIn
from backend.programmes.care.services.appointments import book_appointment, cancel_appointment
from backend.web.problems import Conflict, Refused
from tests.programmes.scenes import GTN, Story

SCAN_AT = "2026-03-25T10:00"


def _book(story: Story, starts_at: str = SCAN_AT) -> Any:
    form = AppointmentIn.model_validate({"what": "mri", "starts_at": starts_at})
    return book_appointment(story.session, story.cast.ben, story.person, form, story.clock.now)


def test_a_booked_scan_asks_for_the_patch_to_come_off_and_for_a_new_one_after(story: Story) -> None:
    story.assign(gtn=GTN)
    _book(story)

    assert story.planned("gtn_mri") == ["2026-03-25T08:00"]
    assert story.planned("gtn_restart") == ["2026-03-25T13:00"]
    assert "2026-03-25T08:00" not in story.planned("gtn_patch")
    assert "2026-03-26T08:00" in story.planned("gtn_patch")
    assert story.open_notices(story.row("gtn_mri", "2026-03-25"))


def test_an_afternoon_scan_leaves_the_mornings_patch(story: Story) -> None:
    story.assign(gtn=GTN)
    _book(story, "2026-03-25T15:00")
    assert "2026-03-25T08:00" in story.planned("gtn_patch")
    assert story.planned("gtn_mri") == ["2026-03-25T13:00"]


def test_a_cancelled_scan_puts_the_patch_back(story: Story) -> None:
    story.assign(gtn=GTN)
    row = _book(story)
    cancel_appointment(story.session, story.person, row.id, story.clock.now)
    assert (story.planned("gtn_mri"), story.planned("gtn_restart")) == ([], [])
    assert "2026-03-25T08:00" in story.planned("gtn_patch")
    with pytest.raises(Conflict):
        cancel_appointment(story.session, story.person, row.id, story.clock.now)


def test_a_scan_booked_before_the_patches_begin_counts_as_well(story: Story) -> None:
    _book(story)
    story.assign(gtn=GTN)
    assert story.planned("gtn_mri") == ["2026-03-25T08:00"]


def test_without_patches_a_scan_asks_for_nothing(story: Story) -> None:
    story.assign()
    _book(story)
    assert story.planned("gtn_mri") == []


def test_with_a_wear_window_each_patch_comes_off_again(story: Story) -> None:
    story.assign(gtn=GTN | {"time": "20:00", "wear_hours": 12})
    assert story.planned("gtn_patch")[0] == "2026-03-20T20:00"
    assert story.planned("gtn_patch_off")[0] == "2026-03-21T08:00"
    assert len(story.planned("gtn_patch_off")) == len(story.planned("gtn_patch")) - 1


@pytest.mark.parametrize("hours", [0, 24, 10**15])
def test_a_wear_window_of_less_than_an_hour_or_a_whole_day_is_refused(hours: int, story: Story) -> None:
    with pytest.raises(Refused) as refused:
        story.assign(gtn=GTN | {"wear_hours": hours})
    assert [error.field for error in refused.value.errors] == ["gtn.wear_hours"]
