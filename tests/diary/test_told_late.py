"""What arrives late, twice, or is told anew: nothing that raised a load on it stands, no warning is lost."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from backend.diary.models import MorningCheck, SessionEntry
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session, withdraw_morning, withdraw_session
from backend.programmes.locks import locks_of
from backend.web.problems import Conflict
from tests.diary.scenes import CALM, Diary

FRIDAY, MONDAY, WEDNESDAY = "2026-03-20", "2026-03-23", "2026-03-25"
MORNINGS = {FRIDAY: "2026-03-21", MONDAY: "2026-03-24", WEDNESDAY: "2026-03-26"}
BAD = CALM | {"after": 8, "settled": "no"}


def full_session(diary: Diary, day: str) -> SessionEntry:
    sets = [
        {"exercise": one.variant, "side": one.side, "load_kg": one.load_kg, "reps": 15, "pain": 1}
        for one in diary.targets().values()
    ]
    return diary.train(day, sets=sets)


def told_again(diary: Diary, day: str, **told: Any) -> UUID:
    """A second phone tells of the same session."""
    row = diary.row("session", day)
    document = {"occurrence_id": row.id, "done_at": diary.clock.now, "pain_during": 1} | told
    entry_id = uuid4()
    report = SessionEntryIn.model_validate(document)
    report_session(diary.session, diary.person.id, entry_id, report, diary.clock.now)
    return entry_id


class Raised:
    """Ada's loads have just risen, by the sessions of Friday and Monday."""

    def __init__(self, diary: Diary) -> None:
        diary.begin()
        self.before = diary.loads()
        self.first = full_session(diary, FRIDAY)
        self.morning: MorningCheck = diary.wake_up(MORNINGS[FRIDAY])
        full_session(diary, MONDAY)
        diary.wake_up(MORNINGS[MONDAY])
        assert diary.loads() != self.before


@pytest.fixture
def raised(diary: Diary) -> Raised:
    return Raised(diary)


def test_a_raise_goes_back_with_the_earlier_of_its_two_sessions(diary: Diary, raised: Raised) -> None:
    withdraw_session(diary.session, diary.person.id, raised.first.id, diary.clock.now)

    assert diary.loads() == raised.before


def test_a_raise_goes_back_when_the_earlier_morning_is_told_anew_as_a_bad_one(
    diary: Diary, raised: Raised
) -> None:
    withdraw_morning(diary.session, diary.person.id, raised.morning.id, diary.clock.now)
    assert diary.loads() == raised.before

    diary.answer(diary.row("next_day_check", MORNINGS[FRIDAY]), 8, **BAD)
    assert all(load <= raised.before[key] for key, load in diary.loads().items())


def test_a_raise_goes_back_when_a_bad_session_between_its_two_arrives_late(diary: Diary) -> None:
    diary.begin()
    before = diary.loads()
    full_session(diary, FRIDAY)
    diary.wake_up(MORNINGS[FRIDAY])
    full_session(diary, WEDNESDAY)
    diary.wake_up(MORNINGS[WEDNESDAY])
    assert diary.loads() != before

    late = diary.row("session", MONDAY)
    report = SessionEntryIn.model_validate(
        {"occurrence_id": late.id, "done_at": late.due_at, "pain_during": 4}
    )
    report_session(diary.session, diary.person.id, uuid4(), report, diary.clock.now)

    assert diary.loads() == before


def test_an_older_session_taken_back_leaves_a_raise_that_was_not_counted_on_it(diary: Diary) -> None:
    diary.begin()
    before = diary.loads()
    first = diary.train(FRIDAY)
    for day in (MONDAY, WEDNESDAY):
        full_session(diary, day)
        diary.wake_up(MORNINGS[day])
    risen = diary.loads()
    assert risen != before
    withdraw_session(diary.session, diary.person.id, first.id, diary.clock.now)

    assert diary.loads() == risen


def test_a_bad_morning_counts_although_nobody_reported_its_session(diary: Diary) -> None:
    diary.begin()
    before = diary.loads()
    full_session(diary, FRIDAY)
    diary.wake_up(MORNINGS[FRIDAY])
    diary.wake_up(MORNINGS[MONDAY], morning=8, after=8, settled="no")
    assert diary.said("progression")[-1].rule == "P6"

    coming = next(moment[:10] for moment in diary.planned("session") if moment > MORNINGS[MONDAY])
    full_session(diary, coming)
    diary.clock.now = diary.hanging(diary.row("session", coming), "next_day_check").due_at
    diary.answer(diary.hanging(diary.row("session", coming), "next_day_check"), 0, **CALM)
    assert all(load <= before[key] for key, load in diary.loads().items())


def test_a_good_morning_without_its_session_counts_for_nothing(diary: Diary) -> None:
    diary.begin()
    before = diary.loads()
    full_session(diary, FRIDAY)
    diary.wake_up(MORNINGS[FRIDAY])
    diary.wake_up(MORNINGS[MONDAY])

    assert diary.loads() == before


@pytest.mark.parametrize("sign", ["pop", "lost_strength", "chest_pain", "faint_or_palpitations"])
def test_a_warning_sign_counts_although_another_phone_has_told_of_the_session(
    diary: Diary, sign: str
) -> None:
    diary.begin()
    diary.train(FRIDAY)
    told_again(diary, FRIDAY, **{sign: True})

    assert {row.effect for row in diary.said("in_session")} & {"emergency", "stop"}
    is_locked = "loading" in {
        one.what for one in locks_of(diary.session, diary.person.id, diary.clock.now.date())
    }
    assert is_locked == (sign != "faint_or_palpitations")


def test_what_was_told_twice_is_taken_back_alone(diary: Diary) -> None:
    diary.begin()
    first = diary.train(FRIDAY)
    second_id = told_again(diary, FRIDAY, pop=True)

    assert withdraw_session(diary.session, diary.person.id, second_id, diary.clock.now) == []
    assert diary.row("session", FRIDAY).entry_id == first.id


def test_without_a_warning_sign_the_second_report_is_refused(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)

    with pytest.raises(Conflict):
        told_again(diary, FRIDAY, pain_during=2)


def test_a_lock_stays_when_the_answer_that_laid_it_is_taken_back(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY, pain_during=7)
    diary.wake_up(MORNINGS[FRIDAY], morning=7, after=7)
    coming = diary.planned("session")[0][:10]
    diary.train(coming, pain_during=7)
    asked = diary.hanging(diary.row("session", coming), "next_day_check")
    diary.clock.now = asked.due_at
    check = diary.answer(asked, 7, **BAD)
    assert "P8" in {row.rule for row in diary.said("progression")}
    withdraw_morning(diary.session, diary.person.id, check.id, diary.clock.now)

    assert diary.planned("session") == []
    rules = {one.rule for one in locks_of(diary.session, diary.person.id, diary.clock.now.date())}
    assert rules == {"P8"}


class TestOneIdForTwoThings:
    def test_taking_back_a_session_cannot_take_back_the_warning_of_a_screening(self, diary: Diary) -> None:
        diary.begin()
        screening = diary.screen(pop=True)
        report = SessionEntryIn.model_validate(
            {"occurrence_id": None, "done_at": diary.clock.now, "pain_during": 1}
        )

        with pytest.raises(Conflict):
            report_session(diary.session, diary.person.id, screening.id, report, diary.clock.now)

    def test_an_answer_cannot_stand_for_a_morning_that_was_not_answered(self, diary: Diary) -> None:
        diary.begin()
        full_session(diary, FRIDAY)
        other = diary.row("next_day_check", MORNINGS[MONDAY])
        asked = diary.row("next_day_check", MORNINGS[FRIDAY])
        report = MorningCheckIn.model_validate(
            {"occurrence_id": asked.id, "answered_at": asked.due_at, "morning_pain": 0} | CALM
        )

        with pytest.raises(Conflict):
            report_morning(diary.session, diary.person.id, other.id, report, asked.due_at)
