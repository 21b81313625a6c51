"""What the rules say to a session."""

from datetime import timedelta
from typing import Any

import pytest

from backend.diary.models import SessionSet
from backend.diary.schemas import SessionEntryIn
from backend.diary.services import report_session
from backend.diary.session_advice import collagen_of, largest_rise
from backend.programmes.care.models import Condition
from backend.programmes.locks import locks_of
from backend.web.problems import Refused
from tests.diary.scenes import Diary, raises

FRIDAY, MONDAY = "2026-03-20", "2026-03-23"


@pytest.fixture
def begun(diary: Diary) -> Diary:
    diary.begin(collagen=None)
    return diary


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({}, "S2"),
        ({"baseline_pain": 4}, "S1"),
        ({"pain_during": 5}, "S3"),
        ({"pain_during": 6}, "S4"),
        ({"limp": True}, "S4"),
        ({"sets": raises(pain=4)}, "S3"),
        ({"pop": True}, "S5"),
        ({"lost_strength": True}, "S5"),
        ({"faint_or_palpitations": True}, "S6"),
        ({"chest_pain": True}, "S6c"),
        ({"baseline_pain": None, "pain_during": None}, "S9"),
    ],
    ids=[
        "calm",
        "sore at the start",
        "a sore session",
        "far too much",
        "a limp",
        "a sore set",
        "a pop",
        "strength gone",
        "faint",
        "chest pain",
        "nothing told",
    ],
)
def test_the_most_severe_is_kept(begun: Diary, told: dict[str, Any], rule: str) -> None:
    entry = begun.train(FRIDAY, **told)

    assert begun.verdict(entry.id, "in_session").rule == rule


def test_the_most_severe_of_several_wins(begun: Diary) -> None:
    entry = begun.train(FRIDAY, baseline_pain=4, pain_during=6, chest_pain=True, pop=True)

    assert begun.verdict(entry.id, "in_session").effect == "emergency"


def test_pain_that_climbs_from_set_to_set_ends_the_block(begun: Diary) -> None:
    sets = [raises(pain=0)[0], raises(pain=2)[0]]
    entry = begun.train(FRIDAY, sets=sets)

    assert begun.verdict(entry.id, "in_session").rule == "S4"


def test_a_rise_is_one_of_the_same_exercise_on_the_same_leg() -> None:
    def one(exercise: str, side: str, pain: int | None) -> SessionSet:
        return SessionSet(exercise=exercise, side=side, reps=8, pain=pain)

    sets = [one("a", "left", 1), one("a", "right", 4), one("b", "left", 5), one("a", "left", None)]
    assert largest_rise(sets) == 0
    assert largest_rise([*sets, one("a", "left", 4)]) == 3


def test_a_pop_takes_everything_off_the_calendar_at_once(begun: Diary) -> None:
    begun.train(FRIDAY, pop=True)

    assert begun.planned("session") == []
    locks = locks_of(begun.session, begun.person.id, begun.clock.now.date())
    assert {lock.rule for lock in locks} == {"S5"}
    assert {"loading", "running"} <= {lock.what for lock in locks}


def test_the_second_sore_start_in_a_row_is_a_day_off(begun: Diary) -> None:
    begun.train(FRIDAY, baseline_pain=4)
    entry = begun.train(MONDAY, baseline_pain=4)

    assert begun.verdict(entry.id, "in_session").rule == "S1b"


def test_a_dropped_heel_matters_where_the_tendon_ends(begun: Diary) -> None:
    calm = begun.train(FRIDAY, heel_dropped=True)
    assert begun.verdict(calm.id, "in_session").rule == "S2"
    person_id, now = begun.person.id, begun.clock.now
    begun.session.add(
        Condition(person_id=person_id, number=1, author_id=person_id, at=now, site_left="insertional")
    )
    begun.session.commit()
    entry = begun.train(MONDAY, heel_dropped=True)

    assert begun.verdict(entry.id, "in_session").rule == "S7"


def test_collagen_without_a_mark_is_noted_as_not_taken(diary: Diary) -> None:
    diary.begin()
    entry = diary.train(FRIDAY)
    assert diary.verdict(entry.id, "in_session").rule == "S8"
    assert collagen_of(diary.session, entry) == "not_taken"

    diary.at("2026-03-23 17:31")
    diary.act(diary.row("collagen", MONDAY), "done")
    entry = diary.train(MONDAY)
    assert (diary.verdict(entry.id, "in_session").rule, collagen_of(diary.session, entry)) == ("S2", "taken")


def test_an_exercise_nobody_knows_is_refused_by_its_place(begun: Diary) -> None:
    with pytest.raises(Refused) as refused:
        begun.train(FRIDAY, sets=[*raises()[:1], raises()[0] | {"exercise": "handstand"}])
    assert refused.value.errors[0].field == "sets.1.exercise"


def test_a_session_sent_again_is_said_nothing_new(begun: Diary) -> None:
    entry = begun.train(FRIDAY, sets=raises()[:2])
    begun.clock.move(timedelta(minutes=5))
    again = SessionEntryIn.model_validate(
        {
            "occurrence_id": entry.occurrence_id,
            "done_at": entry.done_at,
            "baseline_pain": 0,
            "pain_during": 1,
            "sets": raises()[:2],
        }
    )
    report_session(begun.session, begun.person.id, entry.id, again, begun.clock.now)

    assert len(begun.said("in_session")) == 1
