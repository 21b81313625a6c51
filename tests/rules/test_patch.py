"""A patch course on the calendar: with a wear window, and around a scan."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from backend.rules.document import FieldProblem
from backend.rules.prescription import DailyCourse, Prescription, problems
from backend.rules.prescription_document import preview_request
from tests.rules.plans import STARTS_ON, laid_out, of_kind, utc

PATCHES = Prescription("Europe/London", STARTS_ON, gtn=DailyCourse(STARTS_ON, 8, time(8)))
EVENINGS = replace(PATCHES, gtn=DailyCourse(STARTS_ON, 8, time(20)), gtn_wear=timedelta(hours=12))


def _locals(prescription: Prescription, kind: str) -> list[str]:
    return [item.local.isoformat(timespec="minutes") for item in of_kind(laid_out(prescription), kind)]


def test_without_a_wear_window_and_a_scan_there_is_one_patch_a_day_and_nothing_else() -> None:
    items = [item for item in laid_out(PATCHES) if item.kind.startswith("gtn_") and item.kind != "gtn_review"]
    assert {item.kind for item in items} == {"gtn_patch"}
    assert [(item.n, item.of) for item in items] == [(n, 56) for n in range(1, 57)]


def test_with_a_wear_window_every_patch_comes_off_also_the_last_one_after_midnight() -> None:
    off = _locals(EVENINGS, "gtn_patch_off")
    assert (len(off), off[0], off[-1]) == (56, "2026-03-21T08:00", "2026-05-15T08:00")
    assert [(item.n, item.of) for item in of_kind(laid_out(EVENINGS), "gtn_patch_off")][-1] == (56, 56)


def test_around_a_scan_the_patch_is_off_and_no_new_one_is_asked_for() -> None:
    scanned = replace(PATCHES, gtn_breaks=(utc("2026-03-25T10:00"),))
    assert _locals(scanned, "gtn_mri") == ["2026-03-25T08:00"]
    assert _locals(scanned, "gtn_restart") == ["2026-03-25T13:00"]
    patches = _locals(scanned, "gtn_patch")
    assert (len(patches), "2026-03-25T08:00" in patches) == (55, False)


@pytest.mark.parametrize("at", ["2026-03-19T10:00", "2026-05-15T10:00"], ids=["before", "after"])
def test_a_scan_outside_the_course_changes_nothing(at: str) -> None:
    assert laid_out(replace(PATCHES, gtn_breaks=(utc(at),))) == laid_out(PATCHES)


def test_without_patches_a_scan_changes_nothing() -> None:
    bare = replace(PATCHES, gtn=None, gtn_breaks=(utc("2026-03-25T10:00"),))
    assert laid_out(bare) == []


@pytest.mark.parametrize("hours", [0, 24], ids=["no hour", "all day"])
def test_a_wear_window_is_an_hour_to_twenty_three(hours: int) -> None:
    found = problems(replace(PATCHES, gtn_wear=timedelta(hours=hours)))
    assert [problem.field for problem in found] == ["gtn.wear_hours"]


def test_a_preview_takes_the_hours_a_patch_is_worn_and_does_without() -> None:
    gtn = {"from": "2026-03-20", "weeks": 8, "time": "20:00"}
    document = {"zone": "Europe/London", "from": "2026-03-20", "days": 7, "gtn": gtn}
    assert preview_request(document).prescription.gtn_wear is None
    worn = preview_request(document | {"gtn": gtn | {"wear_hours": 12}})
    assert worn.prescription.gtn_wear == timedelta(hours=12)
    with pytest.raises(FieldProblem) as refused:
        preview_request(document | {"gtn": gtn | {"wear_hours": 24}})
    assert refused.value.field == "gtn.wear_hours"
