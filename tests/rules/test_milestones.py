"""What is asked at the end of some weeks: questionnaires on the calendar."""

from dataclasses import replace
from datetime import date, time, timedelta

from backend.content import timetable
from backend.rules.prescription import Milestones, Prescription
from backend.rules.schedule import LAST_DATE, expand
from tests.rules.plans import STARTS_ON, laid_out, of_kind

ASKED = Prescription("Europe/London", STARTS_ON, questionnaire=Milestones(STARTS_ON, (0, 6, 12), time(19)))


def test_each_is_asked_on_the_last_day_of_its_week_and_week_0_is_the_first_day() -> None:
    items = of_kind(laid_out(ASKED), "questionnaire")
    assert [(item.local.isoformat(timespec="minutes"), item.n, item.of) for item in items] == [
        ("2026-03-20T19:00", 1, 3),
        ("2026-04-30T19:00", 2, 3),
        ("2026-06-11T19:00", 3, 3),
    ]


def test_a_week_beyond_the_calendar_is_not_asked_about() -> None:
    begins_on = LAST_DATE - timedelta(days=10)
    late = replace(ASKED, starts_on=begins_on, questionnaire=Milestones(begins_on, (0, 1, 2), time(19)))
    items = expand(late, begins_on, 10, timetable())
    assert [item.local_date for item in items] == [begins_on, date.fromordinal(begins_on.toordinal() + 6)]
