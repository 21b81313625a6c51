"""The caseload: verdicts nobody has looked at, with the rule that spoke, in a fixed number of queries."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.clinic.caseload import caseload
from backend.content import tables
from backend.diary.desk.services import note_seen, set_threshold
from backend.diary.models import Verdict
from backend.diary.services import withdraw_session
from backend.programmes.locks import lift_lock, locks_of
from backend.programmes.stages import change_stage
from tests.clinic.cases import add_patients, case
from tests.diary.scenes import Diary
from tests.programmes.scenes import counted_queries

FRIDAY, SATURDAY, MONDAY = "2026-03-20", "2026-03-21", "2026-03-23"


def test_a_bad_morning_is_on_the_desk_with_its_rule_and_the_words_she_read(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    check = diary.wake_up(SATURDAY, after=6)

    ada = case(diary)
    assert (ada.need, ada.reason and ada.reason.rule) == ("unstable", "T3")
    assert ada.reason is not None
    said = diary.verdict(check.id, "next_day")
    assert (ada.reason.saw, ada.reason.do, ada.reason.at) == (said.saw, said.do, said.at)
    assert ada.reason.verdict_id == said.id


def test_a_verdict_stays_on_the_desk_until_somebody_has_seen_it(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    diary.wake_up(SATURDAY, after=6)
    diary.clock.now += timedelta(days=200)
    assert case(diary).need == "unstable"

    look_at(diary, "next_day")
    assert case(diary).need != "unstable"


def test_a_red_flag_comes_before_a_bad_morning_and_counts_the_rest(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    diary.wake_up(SATURDAY, after=6)
    diary.screen(pop=True)

    ada = case(diary)
    assert (ada.need, ada.reason and ada.reason.rule) == ("emergency", "R1")
    assert ada.reason is not None
    assert ada.reason.more == 1
    assert ada.locked_by == ["R1"], "the longer rest of P6 ends by itself"


def test_someone_without_a_plan_who_tells_of_a_warning_sign_is_on_the_desk(diary: Diary) -> None:
    diary.screen("start", calf_swollen=True)
    assert (case(diary).need, case(diary, "Eve").need) == ("stop", "no_plan")


def test_what_the_rules_repeat_of_a_verdict_is_no_need_of_its_own(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY)
    diary.screen(pop=True)
    diary.watched()
    look_at(diary, "screening")

    assert diary.said("escalation")
    assert case(diary).need == "unreachable"
    assert case(diary).locked_by == ["R1"]


def test_what_is_lifted_locks_no_longer(diary: Diary) -> None:
    diary.begin()
    diary.screen(pop=True)
    (lock, *_) = locks_of(diary.session, diary.person.id, diary.clock.now.date())
    lift_lock(diary.session, diary.cast.ben, diary.person.id, lock.id, "No tear", diary.clock.now)

    assert case(diary).locked_by == []


def test_a_verdict_that_was_withdrawn_is_off_the_desk(diary: Diary) -> None:
    diary.begin()
    entry = diary.train(FRIDAY, pop=True)
    assert case(diary).need == "emergency"

    withdraw_session(diary.session, diary.person.id, entry.id, diary.clock.now)
    assert case(diary).need == "unreachable"


def say(diary: Diary, table: str, rule_id: str) -> Verdict:
    """That rule's verdict, as its table would have it kept."""
    one = tables()[table]
    rule = next(rule for rule in one.rules if rule.id == rule_id)
    row = Verdict(
        id=uuid4(),
        person_id=diary.person.id,
        table_name=table,
        rule=rule.id,
        verdict=rule.verdict,
        effect=one.effects[rule.verdict],
        ruleset="2026.1",
        inputs={},
        thresholds={},
        locks=[],
        tells_clinician=rule.tells_clinician,
        saw=rule.saw,
        do=rule.do,
        call=rule.call,
        at=diary.clock.now,
        said_on=diary.clock.now.date(),
    )
    diary.session.add(row)
    diary.session.commit()
    return row


@pytest.mark.parametrize(
    ("table", "rule", "expected"),
    [
        ("screening", "R3", "emergency"),
        ("screening", "R5", "stop"),
        ("medicines", "M12", "stop"),
        ("progression", "P8", "clinician"),
        ("screening", "R10", "clinician"),
        ("next_day", "T9", "unstable"),
        ("progression", "P7", "unstable"),
        ("medicines", "M5b", "side_effect"),
        ("progression", "P2", "stage"),
        ("next_day", "T1", "unreachable"),
        ("progression", "P1", "unreachable"),
        ("progression", "P0", "unreachable"),
        ("escalation", "X3", "unreachable"),
    ],
)
def test_each_verdict_is_the_need_it_speaks_of(diary: Diary, table: str, rule: str, expected: str) -> None:
    diary.assign()
    say(diary, table, rule)
    assert case(diary).need == expected


def test_an_offered_stage_leaves_the_desk_once_it_has_begun(diary: Diary) -> None:
    diary.begin()
    say(diary, "progression", "P2")
    assert case(diary).need == "stage"

    diary.clock.now += timedelta(minutes=1)
    change_stage(diary.session, diary.cast.ben, diary.plan, "spring", "agreed", diary.clock.now)
    assert case(diary).need == "unreachable"


def test_the_last_pains_come_in_their_order_with_the_limit_that_holds(diary: Diary) -> None:
    diary.begin()
    diary.train(FRIDAY, pain_during=4)
    diary.wake_up(SATURDAY, morning=2)
    set_threshold(diary.session, diary.cast.ben, None, "pain_limit", 4, "as agreed", diary.clock.now)

    ada = case(diary)
    assert (ada.pains, ada.last_pain, ada.pain_limit) == ([4, 2], 2, 4)


def test_the_caseload_takes_as_many_queries_for_a_hundred_patients_as_for_two(diary: Diary) -> None:
    clinic = diary.cast.ben.clinic
    with counted_queries(diary.session) as few:
        caseload(diary.session, clinic, diary.clock.now)
    diary.begin()
    diary.train(FRIDAY)
    diary.wake_up(SATURDAY, after=6)
    diary.screen(pop=True)
    add_patients(diary, 20)
    with counted_queries(diary.session) as many:
        caseload(diary.session, clinic, diary.clock.now)

    assert len(few) == len(many) <= 10


def test_another_clinic_sees_nothing_of_it(diary: Diary) -> None:
    diary.begin()
    diary.screen(pop=True)
    assert caseload(diary.session, diary.cast.cy.clinic, diary.clock.now).patients == []


def look_at(diary: Diary, table: str) -> None:
    for row in diary.said(table):
        note_seen(diary.session, diary.cast.ben, diary.person, row.id, "Spoken to", diary.clock.now)
