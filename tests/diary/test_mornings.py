"""What the rules say to the morning after."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.content import thresholds
from backend.diary.models import MorningCheck
from backend.diary.morning_verdict import Usual, ask_again_at, morning_decision
from backend.diary.services import withdraw_morning
from backend.programmes.thresholds import in_order, values_for
from backend.web.problems import Conflict
from tests.diary.scenes import CALM, Diary

FRIDAY, SATURDAY = "2026-03-20", "2026-03-21"
HOUSE = in_order({name: one.default for name, one in thresholds().items()})


@pytest.fixture
def trained(diary: Diary) -> Diary:
    diary.begin()
    diary.train(FRIDAY)
    return diary


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({}, "T1"),
        ({"after": 4}, "T3"),
        ({"settled": "no"}, "T4"),
        ({"tablets": True}, "T5"),
        ({"stiffness_minutes": 45}, "T6"),
        ({"morning": 4}, "T9"),
        ({"morning": 2}, "T8"),
    ],
    ids=[
        "calm",
        "over the limit after",
        "not settled",
        "tablets",
        "stiff",
        "a sore morning",
        "a little more",
    ],
)
def test_each_answer_has_its_rule(trained: Diary, told: dict[str, Any], rule: str) -> None:
    check = trained.wake_up(SATURDAY, **told)
    row = trained.verdict(check.id, "next_day")

    assert row.rule == rule
    assert row.thresholds["stiffness_minutes"] == 10
    assert row.inputs["limit"] == 3
    assert row.saw
    assert row.ruleset


@pytest.mark.parametrize("missing", list(CALM))
def test_an_answer_that_is_missing_is_not_known_and_raises_nothing(trained: Diary, missing: str) -> None:
    check = trained.wake_up(SATURDAY, **{missing: None})

    assert trained.verdict(check.id, "next_day").verdict == "unknown"


def test_what_was_told_counts_although_something_else_is_missing(trained: Diary) -> None:
    check = trained.wake_up(SATURDAY, morning=8, after=None)

    assert trained.verdict(check.id, "next_day").verdict == "unstable"


def test_the_first_shape_of_the_answer_still_works(trained: Diary) -> None:
    row = trained.row("next_day_check", SATURDAY)
    trained.clock.now = row.due_at
    check = trained.answer(row, 1)

    assert trained.verdict(check.id, "next_day").verdict == "unknown"
    assert trained.said("progression")[-1].effect == "hold"


def test_an_answer_after_a_day_and_a_half_is_not_known(trained: Diary) -> None:
    check = trained.wake_up(SATURDAY, hours=36.1)

    assert trained.verdict(check.id, "next_day").rule == "T7"


def test_an_answer_in_time_takes_the_place_of_the_one_that_was_missing(trained: Diary) -> None:
    row = trained.row("next_day_check", SATURDAY)
    trained.clock.now = row.due_at + timedelta(hours=37)
    trained.watched()
    assert [one.rule for one in trained.said("next_day")] == ["T7"]
    check = trained.answer(row, 0, **CALM | {"answered_at": row.due_at + timedelta(hours=1)})

    first, second = sorted(trained.said("next_day"), key=lambda one: one.withdrawn_at is None)
    assert first.withdrawn_at is not None
    assert (second.subject, second.verdict) == (check.id, "stable")


class TestNotSettledYet:
    def test_is_amber_for_now_and_asked_again(self, trained: Diary) -> None:
        check = trained.wake_up(SATURDAY, settled="not_yet")
        values = values_for(trained.session, trained.person.clinic_id, trained.person.id, trained.clock.now)

        assert trained.verdict(check.id, "next_day").verdict == "amber"
        assert trained.said("progression")[-1].effect == "hold"
        session_end = trained.row("session", FRIDAY).acted_at
        assert ask_again_at(trained.session, check, values) == session_end + timedelta(hours=24)

    @pytest.mark.parametrize(("settled", "verdict"), [("yes", "stable"), ("no", "unstable")])
    def test_the_later_answer_takes_its_place(self, trained: Diary, settled: str, verdict: str) -> None:
        first = trained.wake_up(SATURDAY, settled="not_yet")
        second = trained.wake_up(SATURDAY, hours=10, settled=settled)

        assert trained.verdict(second.id, "next_day").verdict == verdict
        assert (first.replaced_by, trained.row("next_day_check", SATURDAY).entry_id) == (second.id, second.id)
        standing = [row for row in trained.said("next_day") if row.withdrawn_at is None]
        assert [row.subject for row in standing] == [second.id]
        with pytest.raises(Conflict):
            withdraw_morning(trained.session, trained.person.id, first.id, trained.clock.now)

    def test_taking_the_later_one_back_brings_the_first_back(self, trained: Diary) -> None:
        first = trained.wake_up(SATURDAY, settled="not_yet")
        second = trained.wake_up(SATURDAY, hours=10, settled="no")
        trained.clock.move(timedelta(minutes=1))
        withdraw_morning(trained.session, trained.person.id, second.id, trained.clock.now)

        assert trained.verdict(first.id, "next_day").verdict == "amber"
        assert trained.row("next_day_check", SATURDAY).entry_id == first.id

    def test_still_not_after_a_day_was_too_much(self, trained: Diary) -> None:
        check = trained.wake_up(SATURDAY, hours=10, settled="not_yet")

        assert trained.verdict(check.id, "next_day").rule == "T4"

    def test_a_final_answer_gives_its_place_to_none(self, trained: Diary) -> None:
        trained.wake_up(SATURDAY)
        with pytest.raises(Conflict):
            trained.wake_up(SATURDAY, hours=10, settled="no")


PAIN = st.none() | st.integers(0, 10)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    after=PAIN,
    morning=st.integers(0, 10),
    settled=st.sampled_from([None, "yes", "no", "not_yet"]),
    tablets=st.sampled_from([None, True, False]),
    stiffness=st.none() | st.integers(0, 1440),
    usual=st.integers(0, 10),
    is_late=st.booleans(),
    waits=st.booleans(),
)
def test_nothing_missing_is_ever_read_as_calm(
    after: int | None,
    morning: int,
    settled: str | None,
    tablets: bool | None,
    stiffness: int | None,
    usual: int,
    is_late: bool,
    waits: bool,
) -> None:
    check = MorningCheck(
        morning_pain=morning, after=after, settled=settled, tablets=tablets, stiffness_minutes=stiffness
    )
    waits = waits and settled == "not_yet"
    said = morning_decision(check, Usual(usual, 0), HOUSE, is_late=is_late, waits=waits).verdict
    if is_late or waits or None in (after, settled, tablets, stiffness):
        assert said.effect not in ("ok", "advance")
