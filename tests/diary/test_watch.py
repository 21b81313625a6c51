"""What happens when nothing happens."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.diary.desk.services import note_seen
from backend.diary.questions import questions
from backend.diary.silence import working_hours
from backend.diary.watch import watch
from backend.reminders.models import Subscription
from tests.diary.scenes import Diary

FRIDAY, SATURDAY = "2026-03-20", "2026-03-21"


def asked(diary: Diary) -> list[str]:
    return [one.kind for one in questions(diary.session, diary.person, diary.clock.now).questions]


def test_a_morning_that_nobody_answered_for_becomes_unknown_after_a_day_and_a_half(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    asked_at = diary.row("next_day_check", SATURDAY).due_at
    diary.clock.now = asked_at + timedelta(hours=35)
    diary.watched()
    assert diary.said("next_day") == []

    diary.clock.now = asked_at + timedelta(hours=36)
    diary.watched()
    diary.watched()
    assert [row.verdict for row in diary.said("next_day")] == ["unknown"]


def test_of_a_session_that_was_not_done_nobody_asks_how_it_was_borne(diary: Diary) -> None:
    diary.begin()
    diary.at("2026-03-23 12:00")
    diary.watched()

    assert diary.said("next_day") == []


def test_silence_is_told_after_a_week_and_after_two_once_each(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    rules = []
    for day in range(1, 16):
        diary.at("2026-03-20 19:00")
        diary.clock.move(timedelta(days=day))
        rules += [(day, rule) for rule in diary.watched() if rule.startswith("X6")]

    assert rules == [(7, "X6"), (14, "X6b")]


def test_whoever_may_not_train_is_neither_silent_nor_back_from_a_break(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    diary.screen(pop=True)
    diary.at("2026-04-10 12:00")

    assert {"X6", "X6b"}.isdisjoint(diary.watched())
    assert not {row.rule for row in diary.said("progression")} & {"P9", "P9b", "P9c"}


def test_after_the_plan_nobody_is_called_silent(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    diary.clock.now = datetime.combine(diary.plan.ends_on, datetime.min.time(), UTC) + timedelta(days=9)

    assert {"X6", "X6b"}.isdisjoint(diary.watched())


def test_a_second_emergency_is_asked_about_as_well(diary: Diary) -> None:
    diary.begin()
    diary.screen(pop=True)
    diary.clock.move(timedelta(hours=3))
    diary.screen(gap=True)
    diary.clock.move(timedelta(hours=25))

    assert "X1b" in diary.watched()
    assert asked(diary) == ["emergency_again"]


def test_days_away_lower_the_next_session_before_it_comes(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY, sets=[])
    diary.targets()["raise-seated", "left"].load_kg = 20
    diary.session.commit()
    diary.at("2026-03-28 10:00")
    diary.watched()
    assert diary.loads()["raise-seated", "left"] == 15  # whole plates, at least a fifth less

    diary.at("2026-04-11 10:00")
    diary.watched()
    diary.watched()
    assert diary.loads()["raise-seated", "left"] == 10
    assert [row.rule for row in diary.said("progression") if not row.withdrawn_at] == ["P9b"]


def test_a_stop_is_listed_at_once_and_mailed_when_nobody_has_read_it_for_a_working_day(diary: Diary) -> None:
    diary.begin()
    said = diary.verdict(diary.screen(calf_swollen=True).id, "screening")
    assert diary.plan.look_at is None
    assert "X2" in diary.watched()
    diary.clock.move(timedelta(days=4))
    assert "X2b" in diary.watched()
    note_seen(diary.session, diary.cast.ben, diary.person, said.id, "", diary.clock.now)
    diary.clock.move(timedelta(days=1))
    assert not {"X2", "X2b"} & set(diary.watched())


def test_an_emergency_is_asked_about_once_more_after_a_day(diary: Diary) -> None:
    diary.begin()
    diary.screen(pop=True)
    assert "X1" in diary.watched()
    assert "emergency_again" not in asked(diary)
    diary.clock.move(timedelta(hours=24))
    assert asked(diary)[0] == "emergency_again"
    assert "X1b" in diary.watched()
    diary.screen()
    assert "emergency_again" not in asked(diary)


def test_warning_signs_are_asked_for_once_a_month(diary: Diary) -> None:
    diary.begin()
    diary.screen("start")
    diary.clock.move(timedelta(days=29))
    assert "screening" not in asked(diary)
    diary.clock.move(timedelta(days=1))
    assert "screening" in asked(diary)
    diary.screen("monthly")
    assert "screening" not in asked(diary)


def test_three_things_unanswered_ask_for_another_time(diary: Diary) -> None:
    diary.begin()
    diary.at("2026-03-26 12:00")

    assert "wrong_time" in asked(diary)
    assert "X4" in diary.watched()


def test_a_morning_told_too_early_is_asked_about_again(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    diary.wake_up(SATURDAY, settled="not_yet")
    assert "settled_again" not in asked(diary)
    diary.at("2026-03-21 18:30")
    assert "settled_again" in asked(diary)
    diary.wake_up(SATURDAY, hours=10.2)
    assert "settled_again" not in asked(diary)


def test_a_phone_that_shows_nothing_is_told_of(diary: Diary) -> None:
    diary.begin()
    diary.session.add(
        Subscription(
            person_id=diary.person.id,
            endpoint="https://fcm.googleapis.com/x",
            endpoint_hash="x",
            p256dh="k",
            auth="a",
            created_at=diary.clock.now,
            renewed_at=diary.clock.now,
            first_unseen_at=diary.clock.now,
        )
    )
    diary.session.commit()
    diary.clock.move(timedelta(hours=71))
    assert "X5" not in diary.watched()
    diary.clock.move(timedelta(hours=1))
    assert "X5" in diary.watched()


def test_without_a_clinician_nobody_is_watching_and_it_is_said(diary: Diary) -> None:
    diary.begin()
    diary.session.merge(diary.cast.ben).disabled_at = diary.clock.now
    diary.session.commit()

    assert "X7" in diary.watched()


def test_a_look_takes_so_many_and_comes_back_to_nobody_before_their_turn(diary: Diary) -> None:
    diary.begin()
    assert watch(diary.session, diary.clock.now, 10) == 1
    assert watch(diary.session, diary.clock.now, 10) == 0
    diary.clock.move(timedelta(hours=24))
    assert watch(diary.session, diary.clock.now, 10) == 1


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2026-03-17T09:00", "2026-03-18T09:00", 24),
        ("2026-03-20T12:00", "2026-03-23T12:00", 24),
        ("2026-03-21T12:00", "2026-03-22T12:00", 0),
        ("2026-10-23T12:00", "2026-10-26T12:00", 24),
    ],
    ids=["in the week", "over a weekend", "at the weekend", "over the change of clocks"],
)
def test_working_hours_leave_out_the_weekend(since: str, until: str, hours: int) -> None:
    first, last = (datetime.fromisoformat(at).replace(tzinfo=UTC) for at in (since, until))
    assert working_hours(first, last, "UTC") == hours


class TestAfterAnEmergency:
    def test_answers_given_in_the_first_hours_are_not_the_second_look(self, diary: Diary) -> None:
        diary.begin()
        diary.screen(pop=True)
        diary.clock.move(timedelta(minutes=2))
        diary.screen()
        diary.clock.move(timedelta(hours=24))

        assert "emergency_again" in asked(diary)
        assert "X1b" in diary.watched()

    def test_the_second_look_is_taken_once(self, diary: Diary) -> None:
        diary.begin()
        diary.screen(pop=True)
        diary.clock.move(timedelta(hours=24))
        diary.screen()

        assert "emergency_again" not in asked(diary)
        assert "X1b" not in diary.watched()

    def test_it_is_looked_at_while_the_plan_is_paused(self, diary: Diary) -> None:
        diary.begin()
        diary.pause()
        diary.screen(pop=True)
        diary.clock.move(timedelta(hours=24))

        assert set(diary.watched()) == {"X1", "X1b"}

    def test_nobody_is_called_silent_while_the_plan_is_paused(self, diary: Diary) -> None:
        diary.begin()
        diary.pause()
        diary.clock.move(timedelta(days=20))

        assert diary.watched() == []
