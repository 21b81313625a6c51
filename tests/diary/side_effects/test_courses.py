"""How each course stands: the patch of today, the visits, the wedges, the collagen."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.diary.side_effects.courses import courses_of, rebook_own
from backend.diary.side_effects.schemas import (
    AdviceOut,
    CoursesOut,
    GtnCourseOut,
    ShockwaveCourseOut,
    WedgeWearIn,
)
from backend.diary.side_effects.services import report_wedge_wear, wedge_wear_out
from backend.programmes.care.schemas.records import AppointmentIn, ProcedureIn
from backend.programmes.care.services.appointments import book_appointment
from backend.programmes.care.services.procedures import record_procedure
from backend.programmes.horizon import extend_horizons
from backend.programmes.models import Occurrence
from backend.web.problems import Conflict, Refused
from tests.programmes.care import answers
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, wall


def _courses(story: Story) -> CoursesOut:
    return courses_of(story.session, story.person, story.clock.now)


def _rules(advice: list[AdviceOut]) -> list[str]:
    return [one.rule for one in advice]


def _gtn(story: Story) -> GtnCourseOut:
    found = _courses(story).gtn
    assert found is not None
    return found


def _shockwave(story: Story) -> ShockwaveCourseOut:
    found = _courses(story).shockwave
    assert found is not None
    return found


def _wear(story: Story, on: str, hours: float, both_shoes: bool = True) -> Any:
    form = WedgeWearIn.model_validate({"date": on, "hours": hours, "both_shoes": both_shoes})
    row = report_wedge_wear(story.session, story.person.id, uuid4(), form, story.clock.now)
    return wedge_wear_out(story.session, story.person, row, story.clock.now)


def _rebook(story: Story, row: Occurrence, to: str) -> list[Occurrence]:
    return rebook_own(story.session, story.person, row.id, datetime.fromisoformat(to), story.clock.now)


def test_the_patch_course_shows_its_day_and_the_prescribers_words(story: Story) -> None:
    story.at("2026-03-24 09:00")
    story.act(story.row("gtn_patch", "2026-03-24"), "done")
    shown = _gtn(story)
    assert (shown.day, shown.days, shown.is_locked, shown.may_show_cut) == (5, 84, False, True)
    assert shown.instruction == "One quarter of a patch, changed each evening."
    assert shown.advice == []


def test_a_forgotten_patch_goes_on_now_unless_the_next_is_due_soon(story: Story) -> None:
    story.at("2026-03-24 15:00")
    assert _rules(_gtn(story).advice) == ["M8"]
    story.at("2026-03-24 22:00")
    assert _rules(_gtn(story).advice) == ["M8b"]
    story.at("2026-03-25 09:00")
    assert _rules(_gtn(story).advice) == []


def test_a_patch_still_on_after_its_hours_is_to_come_off(story: Story) -> None:
    story.adjust(gtn=GTN | {"wear_hours": 12}, wedges=WEDGES, shockwave=SHOCKWAVE)
    story.at("2026-03-24 09:00")
    story.act(story.row("gtn_patch", "2026-03-24"), "done")
    story.at("2026-03-24 19:00")
    assert _rules(_gtn(story).advice) == []
    story.at("2026-03-24 20:30")
    assert _rules(_gtn(story).advice) == ["M9"]
    story.act(story.row("gtn_patch_off", "2026-03-24"), "done")
    assert _rules(_gtn(story).advice) == []


def test_on_the_day_of_a_scan_the_patch_comes_off_and_then_goes_on_again(story: Story) -> None:
    form = AppointmentIn.model_validate({"what": "mri", "starts_at": "2026-03-25T10:00"})
    book_appointment(story.session, story.cast.ben, story.person, form, story.clock.now)
    shown = _gtn(story)
    assert (str(shown.off_for), _rules(shown.advice)) == ("2026-03-25 10:00:00", [])
    story.at("2026-03-25 08:30")
    assert "M10" in _rules(_gtn(story).advice)
    story.at("2026-03-25 14:00")
    assert "M10b" in _rules(_gtn(story).advice)


@pytest.mark.parametrize(
    ("at", "rule"),
    [("2026-05-14 09:00", "M11"), ("2026-06-11 09:00", "M11b")],
    ids=["after eight weeks", "on the last day"],
)
def test_the_reviews_of_the_patches_are_said_when_they_are_due(at: str, rule: str, story: Story) -> None:
    story.at(at)
    extend_horizons(story.session, story.clock.now - timedelta(days=3), 10)
    assert rule in _rules(_gtn(story).advice)


def test_a_patch_of_an_unknown_kind_is_used_as_written(story: Story) -> None:
    answers.gtn(
        story.session,
        story.cast.ben,
        story.person,
        story.clock.now,
        patch_kind="reservoir",
        may_be_cut=False,
    )
    shown = _gtn(story)
    assert (_rules(shown.advice), shown.may_show_cut) == (["M4"], False)


def test_shockwave_counts_its_visits_and_eases_the_calf_after_one(story: Story) -> None:
    assert (_shockwave(story).done, _shockwave(story).visits) == (0, 5)
    story.at("2026-03-25 11:00")
    story.act(story.row("shockwave", "2026-03-25"), "done")
    shown = _shockwave(story)
    assert (shown.done, str(shown.next_local)) == (1, "2026-04-01 10:00:00")
    assert shown.calf_free_until is not None
    assert _rules(shown.advice) == ["M17"]
    story.at("2026-03-27 11:00")
    assert (_shockwave(story).calf_free_until, _shockwave(story).advice) == (None, [])


def test_a_missed_visit_is_offered_again_and_a_long_gap_is_the_clinicians(story: Story) -> None:
    story.at("2026-03-25 12:00")
    shown = _shockwave(story)
    assert (_rules(shown.advice), shown.missed_id) == (["M18"], story.row("shockwave", "2026-03-25").id)

    story.at("2026-04-09 12:00")
    extend_horizons(story.session, story.clock.now - timedelta(days=8), 10)
    assert _rules(_shockwave(story).advice) == ["M18b"]
    with pytest.raises(Conflict):
        _rebook(story, story.row("shockwave", "2026-03-25"), "2026-04-20T10:00")


def test_a_rebooked_visit_takes_its_prompts_along_and_stays_when_the_plan_changes(story: Story) -> None:
    story.at("2026-03-25 12:00")
    visit = story.row("shockwave", "2026-03-25")
    _rebook(story, visit, "2026-03-27T09:00")
    assert (wall(visit), visit.state, visit.n) == ("2026-03-27T09:00", "planned", 1)
    assert wall(story.hanging(visit, "shockwave_soon")) == "2026-03-27T07:00"
    assert story.open_notices(story.hanging(visit, "shockwave_day_before"))

    story.adjust(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE, next_day_check={"time": "09:00"})
    assert "2026-03-27T09:00" in story.planned("shockwave")
    assert _rules(_shockwave(story).advice) == []

    story.adjust(gtn=GTN, wedges=WEDGES)
    assert story.planned("shockwave") == []
    assert story.planned("shockwave_soon") == []


WRONG_TIMES = {
    "in the past": "2026-03-25T09:00",
    "next year": "2027-03-25T09:00",
    "too close to the next": "2026-03-30T09:00",
}


@pytest.mark.parametrize("to", WRONG_TIMES.values(), ids=WRONG_TIMES.keys())
def test_a_visit_is_not_rebooked_to_a_time_that_does_not_work(to: str, story: Story) -> None:
    story.at("2026-03-25 12:00")
    with pytest.raises(Refused) as refused:
        _rebook(story, story.row("shockwave", "2026-03-25"), to)
    assert [error.field for error in refused.value.errors] == ["to_local"]


def test_a_visit_that_took_place_is_not_rebooked(story: Story) -> None:
    story.at("2026-03-25 11:00")
    visit = story.row("shockwave", "2026-03-25")
    story.act(visit, "done")
    with pytest.raises(Conflict):
        _rebook(story, visit, "2026-03-27T09:00")


def test_wedge_hours_are_kept_by_day_and_the_last_word_counts(story: Story) -> None:
    first = _wear(story, "2026-03-20", 6)
    assert (first.hours, first.goal_hours, first.advice) == (6.0, 8, [])
    story.clock.move(timedelta(minutes=5))
    _wear(story, "2026-03-20", 8.5)
    wedges = _courses(story).wedges
    assert wedges is not None
    assert [(one.date, one.hours) for one in wedges.worn] == [(date(2026, 3, 20), 8.5)]
    assert (wedges.day, wedges.days, wedges.height_mm) == (1, 84, 12)


def test_a_wedge_in_one_shoe_only_is_answered_with_a_pair(story: Story) -> None:
    assert _rules(_wear(story, "2026-03-20", 6, both_shoes=False).advice) == ["M19"]


def test_in_their_last_week_the_wedges_come_down_step_by_step(story: Story) -> None:
    for at, rules in (("2026-06-04 09:00", []), ("2026-06-05 09:00", ["M20"])):
        story.at(at)
        wedges = _courses(story).wedges
        assert wedges is not None
        assert _rules(wedges.advice) == rules


def test_collagen_follows_its_session(story: Story) -> None:
    def rules() -> list[str]:
        found = _courses(story).collagen
        assert found is not None
        return _rules(found.advice)

    story.at("2026-03-20 12:00")
    assert rules() == ["M13b"]  # nobody has asked yet whether it is safe
    answers.collagen(story.session, story.cast.ben, story.person, story.clock.now)
    story.at("2026-03-20 17:40")
    assert rules() == ["M14c"]
    story.at("2026-03-20 18:10")
    assert rules() == ["M14d"]
    story.act(story.row("session", "2026-03-20"), "skip")
    assert rules() == ["M14b"]


def test_a_session_that_was_moved_says_that_its_collagen_moved_along(story: Story) -> None:
    story.move(story.row("session", "2026-03-20"), "2026-03-20T20:00")
    collagen = _courses(story).collagen
    assert collagen is not None
    assert _rules(collagen.advice) == ["M13b", "M14"]


def test_after_a_steroid_the_patient_reads_why_loading_waits(story: Story) -> None:
    form = ProcedureIn.model_validate(
        {"kind": "steroid", "done_on": "2026-03-19", "done_by": "Dr Ben", "side": "left"}
    )
    record_procedure(story.session, story.cast.ben, story.person, form, story.clock.now)
    shown = _courses(story)
    assert _rules(shown.advice) == ["M22"]
    assert shown.shockwave is not None
    assert (shown.shockwave.is_locked, _rules(shown.shockwave.advice)) == (True, ["M15"])


def test_without_a_plan_there_is_no_course(story: Story) -> None:
    story.end()
    shown = _courses(story)
    assert (shown.gtn, shown.shockwave, shown.wedges, shown.collagen) == (None, None, None, None)
