"""Numbers that a clinic sets, and verdicts that somebody has looked at."""

from datetime import timedelta

import pytest

from backend.accounts.models import Person
from backend.diary.desk.answers import desk_verdicts, thresholds_out
from backend.diary.desk.services import note_seen, set_threshold
from backend.diary.overriding import give_override
from backend.programmes.thresholds import values_for
from backend.web.problems import NotFound, Refused
from tests.diary.scenes import Diary

FRIDAY, MONDAY = "2026-03-20", "2026-03-23"


def put(diary: Diary, name: str, value: int | None, patient: Person | None = None) -> None:
    set_threshold(diary.session, diary.cast.ben, patient, name, value, "as agreed", diary.clock.now)


def value(diary: Diary, name: str, person: Person | None = None) -> int:
    person = person or diary.person
    return values_for(diary.session, person.clinic_id, person.id, diary.clock.now)[name]


def test_a_patients_own_number_wins_over_the_clinics_and_that_over_the_houses(diary: Diary) -> None:
    assert value(diary, "goal_reps") == 8
    put(diary, "goal_reps", 10)
    put(diary, "goal_reps", 12, diary.person)
    assert (value(diary, "goal_reps"), value(diary, "goal_reps", diary.cast.eve)) == (12, 10)

    put(diary, "goal_reps", None, diary.person)
    assert value(diary, "goal_reps") == 10
    put(diary, "goal_reps", None)
    assert value(diary, "goal_reps") == 8
    assert value(diary, "goal_reps", diary.cast.cy) == 8


def test_every_change_is_kept_with_its_author_and_reason(diary: Diary) -> None:
    put(diary, "goal_reps", 10)
    put(diary, "goal_reps", 12, diary.person)
    (shown,) = thresholds_out(
        diary.session, diary.person.clinic_id, diary.person, diary.clock.now, "goal_reps"
    ).thresholds

    assert (shown.default, shown.clinic, shown.patient, shown.value) == (8, 10, 12, 12)
    assert [(one.value, one.author, one.reason) for one in shown.changes] == [
        (12, "Ben", "as agreed"),
        (10, "Ben", "as agreed"),
    ]


@pytest.mark.parametrize("outside", [1, 6, -3], ids=["too low", "too high", "negative"])
def test_a_number_outside_its_range_is_refused(diary: Diary, outside: int) -> None:
    with pytest.raises(Refused) as refused:
        put(diary, "pain_limit", outside)
    assert refused.value.errors[0].field == "value"
    assert value(diary, "pain_limit") == 3


def test_a_number_nobody_knows_does_not_exist(diary: Diary) -> None:
    with pytest.raises(NotFound):
        put(diary, "luck", 3)


def test_the_upper_limit_is_never_below_the_limit(diary: Diary) -> None:
    put(diary, "pain_limit", 4)
    assert value(diary, "pain_upper") == 4
    with pytest.raises(Refused):
        put(diary, "pain_upper", 3)
    put(diary, "pain_upper", 4)
    with pytest.raises(Refused):
        put(diary, "pain_limit", 5)


def test_what_was_said_keeps_the_numbers_it_was_said_with(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    before = diary.wake_up("2026-03-21", after=4)
    put(diary, "pain_upper", 5, diary.person)
    put(diary, "pain_limit", 5, diary.person)
    diary.train("2026-03-25")
    after = diary.wake_up("2026-03-26", after=4)

    first, second = (diary.verdict(check.id, "next_day") for check in (before, after))
    assert (first.verdict, first.inputs["limit"]) == ("unstable", 3)
    assert (second.verdict, second.inputs["limit"]) == ("stable", 5)


def test_a_verdict_is_seen_once_with_a_note(diary: Diary) -> None:
    row = diary.screen(calf_swollen=True)
    said = diary.verdict(row.id, "screening")
    note_seen(diary.session, diary.cast.ben, diary.person, said.id, "called her", diary.clock.now)
    diary.clock.move(timedelta(hours=1))
    note_seen(diary.session, diary.cast.ben, diary.person, said.id, "again", diary.clock.now)

    (shown,) = desk_verdicts(diary.session, diary.person).verdicts
    assert (shown.seen_by, shown.seen_note) == ("Ben", "called her")
    assert shown.inputs["calf_swollen"] is True
    with pytest.raises(NotFound):
        note_seen(diary.session, diary.cast.ben, diary.cast.eve, said.id, "", diary.clock.now)


@pytest.mark.parametrize("days", [-1, 91], ids=["yesterday", "too far ahead"])
def test_an_override_ends_soon_and_not_before_it_begins(diary: Diary, days: int) -> None:
    until = diary.clock.now.date() + timedelta(days=days)
    with pytest.raises(Refused) as refused:
        give_override(diary.session, diary.cast.ben, diary.person, "hold", until, "why", diary.clock.now)
    assert refused.value.errors[0].field == "until"
