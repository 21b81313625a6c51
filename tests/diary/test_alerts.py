"""Whom the watch tells of what it saw, and how often."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.accounts.models import Person
from backend.diary.desk.services import note_seen
from backend.diary.watch import watch
from backend.reminders.manners.models import MannersRow
from backend.reminders.models import Notice
from tests.diary.scenes import Diary

FRIDAY = "2026-03-20"


def look(diary: Diary, *, has_mail: bool = True) -> None:
    diary.plan.look_at = None
    diary.session.commit()
    watch(diary.session, diary.clock.now, 10, has_mail=has_mail)


def told(diary: Diary, person: Person) -> list[tuple[str, str]]:
    """Kind and channel of each notice that the watch wrote."""
    query = select(Notice.kind, Notice.channel).where(
        Notice.person_id == person.id, Notice.kind.in_(["clinician_alert", "patient_note"])
    )
    return [(kind, channel) for kind, channel in diary.session.execute(query.order_by(Notice.due_at))]


@pytest.fixture
def unread(diary: Diary) -> Diary:
    """A warning that nobody has opened for four days."""
    diary.begin()
    diary.screen(calf_swollen=True)
    diary.clock.move(timedelta(days=4))
    return diary


@pytest.fixture
def silent(diary: Diary) -> Diary:
    """A week without a word."""
    diary.begin()
    diary.train(FRIDAY)
    diary.at("2026-03-27 19:00")
    return diary


def test_a_warning_that_nobody_opened_is_mailed_to_the_clinicians_of_that_clinic_alone(unread: Diary) -> None:
    look(unread)
    assert told(unread, unread.cast.ben) == [("clinician_alert", "email")]
    assert told(unread, unread.cast.cy) == told(unread, unread.cast.dot) == []
    assert told(unread, unread.person) == [("patient_note", "push")]


def test_an_emergency_that_nobody_opened_is_mailed_no_less_than_a_stop(diary: Diary) -> None:
    diary.begin()
    diary.screen(pop=True)
    diary.clock.move(timedelta(days=4))
    look(diary)
    assert told(diary, diary.cast.ben) == [("clinician_alert", "email")]


def test_silence_is_told_to_both_by_mail(silent: Diary) -> None:
    look(silent)
    assert told(silent, silent.cast.ben) == [("clinician_alert", "email")]
    assert told(silent, silent.person) == [("patient_note", "email")]


def test_a_clinician_has_one_mail_a_day_for_a_rule_however_many_patients_it_is_about(silent: Diary) -> None:
    look(silent)
    eve = Diary(silent.session, silent.cast, silent.clock, silent.session.merge(silent.cast.eve))
    start = silent.clock.now
    eve.at("2026-03-20 09:00")
    eve.begin()
    silent.clock.now = start
    look(eve)
    assert [row.rule for row in eve.said("escalation")].count("X6") == 1
    assert len(told(silent, silent.cast.ben)) == 1


def test_two_rules_at_one_moment_are_two_rows(unread: Diary) -> None:
    unread.clock.move(timedelta(days=4))
    unread.session.merge(unread.cast.ben)
    look(unread)
    rules = {row.rule for row in unread.said("escalation")} & {"X2b", "X6", "X5"}
    assert len(told(unread, unread.cast.ben)) == len(rules)


def test_whoever_takes_no_mail_has_no_row(silent: Diary) -> None:
    for person in (silent.cast.ben, silent.person):
        silent.session.merge(MannersRow(person_id=person.id, takes_email=False, changed_at=silent.clock.now))
    look(silent)
    assert told(silent, silent.cast.ben) == told(silent, silent.person) == []


def test_in_a_house_without_mail_it_is_decided_and_kept_as_before(silent: Diary) -> None:
    look(silent, has_mail=False)
    assert "X6" in {row.rule for row in silent.said("escalation")}
    assert told(silent, silent.cast.ben) == told(silent, silent.person) == []


@pytest.fixture
def without_plan(diary: Diary) -> Diary:
    """An emergency before there was any plan."""
    diary.screen(pop=True)
    return diary


def test_an_emergency_of_a_person_without_a_plan_is_mailed_too_once(without_plan: Diary) -> None:
    diary = without_plan
    for hours, mails in [(1, 0), (24, 0), (72, 1), (24, 1)]:
        diary.clock.move(timedelta(hours=hours))
        watch(diary.session, diary.clock.now, 10, has_mail=True)
        assert len(told(diary, diary.cast.ben)) == mails
    assert told(diary, diary.cast.cy) == []
    assert [row.rule for row in diary.said("escalation")].count("X2b") == 1


def test_an_emergency_after_the_plan_is_mailed_too(diary: Diary) -> None:
    diary.begin()
    diary.end()
    diary.screen(pop=True)
    diary.clock.move(timedelta(days=4))
    watch(diary.session, diary.clock.now, 10, has_mail=True)
    assert told(diary, diary.cast.ben) == [("clinician_alert", "email")]


def test_one_that_was_looked_at_in_time_is_not_mailed(without_plan: Diary) -> None:
    diary = without_plan
    (said,) = diary.said("screening")
    note_seen(diary.session, diary.cast.ben, diary.person, said.id, "", diary.clock.now)
    diary.clock.move(timedelta(days=4))
    watch(diary.session, diary.clock.now, 10, has_mail=True)
    assert told(diary, diary.cast.ben) == []
    assert not diary.said("escalation")


def test_one_person_with_many_warnings_keeps_nobody_else_waiting(without_plan: Diary) -> None:
    diary = without_plan
    diary.clock.move(timedelta(minutes=1))
    diary.screen(pop=True)
    eve = Diary(diary.session, diary.cast, diary.clock, diary.session.merge(diary.cast.eve))
    diary.clock.move(timedelta(minutes=1))
    eve.screen(pop=True)
    diary.clock.move(timedelta(days=4))
    watch(diary.session, diary.clock.now, 2, has_mail=True)
    assert "X2b" in [row.rule for row in eve.said("escalation")]


def test_waiting_for_the_hours_to_pass_keeps_no_worker_busy(without_plan: Diary) -> None:
    assert watch(without_plan.session, without_plan.clock.now, 1, has_mail=True) == 0


def test_it_is_told_once(unread: Diary) -> None:
    look(unread)
    unread.clock.move(timedelta(hours=1))
    look(unread)
    assert len(told(unread, unread.cast.ben)) == 1
