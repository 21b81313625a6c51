"""Prescriptions that cannot be kept are refused by field."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from backend.rules.document import FieldProblem
from backend.rules.prescription import DailyCourse, Prescription, ScheduleProblem, Sessions, Visits, problems
from backend.rules.prescription_document import preview_request
from backend.rules.quiet_hours import QuietHours
from tests.rules.plans import EVERYTHING, STARTS_ON, laid_out, wall

FIRST_VISIT = wall("2026-03-23T10:00")


def on(*weekdays: str) -> Prescription:
    return replace(EVERYTHING, sessions=Sessions(weekdays, time(18)))


@pytest.mark.parametrize(
    "weekdays",
    [("mon",), ("mon", "wed"), ("mon", "thu"), ("wed", "mon", "fri"), ("tue", "thu", "sun"), ("sat", "mon")],
    ids=" and ".join,
)
def test_sessions_with_a_day_between_them_are_taken(weekdays: tuple[str, ...]) -> None:
    assert problems(on(*weekdays)) == ()


def test_a_daily_programme_has_sessions_on_neighbouring_days() -> None:
    every_day = Sessions(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), time(18), days_apart=1)
    assert problems(replace(EVERYTHING, sessions=every_day)) == ()


def test_three_days_apart_is_kept_too() -> None:
    (problem,) = problems(replace(EVERYTHING, sessions=Sessions(("mon", "wed"), time(18), days_apart=3)))
    assert problem.message == "must lie at least 3 calendar days apart, from Sunday to Monday too"


@pytest.mark.parametrize(
    ("prescription", "field"),
    [
        pytest.param(on("mon", "tue"), "sessions.weekdays", id="two days running"),
        pytest.param(on("sun", "mon"), "sessions.weekdays", id="two days running round the week"),
        pytest.param(on("mon", "wed", "fri", "sun"), "sessions.weekdays", id="four a week"),
        pytest.param(on(), "sessions.weekdays", id="no day"),
        pytest.param(on("mon", "mon"), "sessions.weekdays", id="a day twice"),
        pytest.param(on("monday"), "sessions.weekdays", id="a weekday by another name"),
        pytest.param(replace(EVERYTHING, zone="Factory"), "zone", id="placeholder for a zone"),
        pytest.param(replace(EVERYTHING, zone="../etc/passwd"), "zone", id="a path for a zone"),
        pytest.param(
            replace(EVERYTHING, collagen_lead=timedelta(0)), "collagen.lead_minutes", id="no lead at all"
        ),
        pytest.param(
            replace(EVERYTHING, collagen_lead=timedelta(minutes=241)), "collagen.lead_minutes", id="long lead"
        ),
        pytest.param(
            replace(EVERYTHING, gtn=DailyCourse(STARTS_ON, 0, time(8))), "gtn.weeks", id="no week of patches"
        ),
        pytest.param(
            replace(EVERYTHING, wedges=DailyCourse(STARTS_ON, 105, time(8))),
            "wedges.weeks",
            id="two years on",
        ),
        pytest.param(replace(EVERYTHING, wedge_height_mm=0), "wedges.height_mm", id="flat wedge"),
        pytest.param(
            replace(EVERYTHING, shockwave=Visits(FIRST_VISIT, 0, 7, "UTC")),
            "shockwave.sessions",
            id="no visit",
        ),
        pytest.param(
            replace(EVERYTHING, shockwave=Visits(FIRST_VISIT, 5, 0, "UTC")),
            "shockwave.every_days",
            id="one day",
        ),
        pytest.param(
            replace(EVERYTHING, shockwave=Visits(FIRST_VISIT, 5, 7, "Mars")),
            "shockwave.zone",
            id="zone on Mars",
        ),
        pytest.param(
            replace(EVERYTHING, quiet=QuietHours(time(7), time(7))), "quiet.to", id="quiet without an end"
        ),
    ],
)
def test_what_cannot_be_kept_is_named(prescription: Prescription, field: str) -> None:
    assert [problem.field for problem in problems(prescription)] == [field]


def test_what_cannot_be_kept_is_not_laid_out() -> None:
    with pytest.raises(ScheduleProblem, match=r"^zone: "):
        laid_out(replace(EVERYTHING, zone="Nowhere"))


def test_without_sessions_the_usual_days_lie_between() -> None:
    assert Prescription("UTC", STARTS_ON).days_apart == EVERYTHING.days_apart == 2


def test_every_problem_is_named_at_once() -> None:
    worse = replace(on("mon", "tue"), zone="Nowhere", wedge_height_mm=0)
    assert [problem.field for problem in problems(worse)] == ["zone", "sessions.weekdays", "wedges.height_mm"]


def test_a_document_becomes_a_prescription() -> None:
    request = preview_request(
        {
            "zone": "Europe/London",
            "from": "2026-03-20",
            "days": 84,
            "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
            "collagen": {"lead_minutes": 30},
            "next_day_check": {"time": "08:30"},
            "gtn": {"from": "2026-03-20", "weeks": 12, "time": "08:00"},
            "wedges": {"from": "2026-03-20", "weeks": 12, "time": "07:30", "height_mm": 12},
            "shockwave": {
                "first": "2026-03-23T10:00",
                "sessions": 5,
                "every_days": 7,
                "zone": "Europe/London",
            },
        }
    )
    assert request.prescription == EVERYTHING
    assert request.days == 84


def test_all_but_zone_first_day_and_days_may_be_left_out() -> None:
    request = preview_request({"zone": "UTC", "from": "2026-03-20", "days": 1})
    assert request.prescription == Prescription("UTC", date(2026, 3, 20))


def test_a_visit_without_a_zone_is_at_home_and_wedges_need_no_height() -> None:
    request = preview_request(
        {
            "zone": "Asia/Tokyo",
            "from": "2026-03-20",
            "days": 1,
            "wedges": {"from": "2026-03-20", "weeks": 12, "time": "07:30"},
            "shockwave": {"first": "2026-03-23T10:00", "sessions": 5, "every_days": 7},
        }
    )
    assert request.prescription.wedge_height_mm is None
    assert request.prescription.shockwave is not None
    assert request.prescription.shockwave.zone == "Asia/Tokyo"


@pytest.mark.parametrize("key", ["zone", "from", "days"])
def test_zone_first_day_and_days_may_not_be_left_out(key: str) -> None:
    document = {"zone": "UTC", "from": "2026-03-20", "days": 1}
    del document[key]
    with pytest.raises(FieldProblem, match=f"^{key}: is missing$"):
        preview_request(document)
