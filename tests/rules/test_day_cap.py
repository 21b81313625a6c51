"""Which notifications of a day a person gets."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.day_cap import PROMPT, SESSION, DayPush, pushes_within

MORNING = datetime(2026, 3, 20, 7, 30, tzinfo=UTC)
WORTHS = {
    "shockwave_soon": 10,
    PROMPT: 20,
    SESSION: 20,
    "gtn_patch_off": 30,
    "gtn_patch": 40,
    "next_day_check": 50,
    "heel_wedges": 60,
    "questionnaire": 80,
}
HOURS = {"heel_wedges": 0, "gtn_patch": 1, "next_day_check": 2, "gtn_patch_off": 6, PROMPT: 10, SESSION: 11}


def push(kind: str, hour: int | None = None, **more: bool) -> DayPush:
    at = MORNING + timedelta(hours=HOURS.get(kind, 12) if hour is None else hour)
    return DayPush((kind, at), frozenset({kind}), WORTHS[kind], at, **more)


@st.composite
def days(draw: st.DrawFn) -> list[DayPush]:
    """Any day: bundles, repeats, what was told and what was asked for."""
    found = []
    for number in range(draw(st.integers(0, 9))):
        names = frozenset(draw(st.lists(st.sampled_from(sorted(WORTHS)), min_size=1, max_size=3)))
        found.append(
            DayPush(
                key=number,
                kinds=names,
                worth=min(WORTHS[name] for name in names),
                at=MORNING + timedelta(minutes=draw(st.integers(0, 14 * 60))),
                is_repeat=draw(st.booleans()),
                is_told=draw(st.booleans()),
                is_exempt=draw(st.integers(0, 9)) == 0,
            )
        )
    return found


FULL_DAY = [push(kind) for kind in HOURS]


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (1, {SESSION}),
        (2, {PROMPT, SESSION}),
        (3, {PROMPT, SESSION, "gtn_patch_off"}),
        (4, {PROMPT, SESSION, "gtn_patch_off", "gtn_patch"}),
        (24, set(HOURS)),
    ],
    ids=["one", "the pair", "three", "the usual four", "all that there is"],
)
def test_worth_decides_and_not_who_comes_first(most: int, expected: set[str]) -> None:
    assert kinds_of(FULL_DAY, most) == expected


def test_a_prompt_that_comes_along_with_something_else_is_told_for_its_sake() -> None:
    patch = replace(push("gtn_patch", 10), kinds=frozenset({PROMPT, "gtn_patch"}), worth=WORTHS[PROMPT])
    assert pushes_within([patch, push(SESSION)], 1) == {patch.key}


def test_what_was_told_has_its_place() -> None:
    told = [push("next_day_check", is_told=True), push("heel_wedges", is_told=True)]
    assert kinds_of([*told, push(PROMPT), push(SESSION), push("gtn_patch")], 4) == {PROMPT, SESSION}


def test_a_session_whose_prompt_was_told_comes_before_everything() -> None:
    assert kinds_of([push(PROMPT, is_told=True), push("shockwave_soon", 9), push(SESSION)], 2) == {SESSION}


def test_a_prompt_without_a_session_is_like_anything_else() -> None:
    assert kinds_of([push(PROMPT), push("gtn_patch")], 1) == {PROMPT}


def test_a_prompt_after_the_days_session_has_none_to_wait_for() -> None:
    assert kinds_of([push(SESSION, 3), push(PROMPT)], 2) == {SESSION, PROMPT}


def test_a_repeat_gets_only_what_is_left() -> None:
    repeat = replace(push("shockwave_soon", 0), is_repeat=True)
    assert kinds_of([repeat, push("questionnaire")], 1) == {"questionnaire"}
    assert kinds_of([repeat, push("questionnaire")], 2) == {"questionnaire", "shockwave_soon"}


def test_what_was_asked_for_is_always_told_and_takes_nobodys_place() -> None:
    asked = push("questionnaire", is_exempt=True)
    assert kinds_of([asked, push("gtn_patch")], 1) == {"questionnaire", "gtn_patch"}


@given(days(), st.integers(0, 24))
def test_there_are_never_more_than_the_person_wants(day: list[DayPush], most: int) -> None:
    counted = {one.key for one in day if not one.is_exempt}
    told = sum(one.is_told for one in day if not one.is_exempt)
    assert len(pushes_within(day, most) & counted) <= max(most - told, 0)


@given(days(), st.integers(0, 24))
def test_no_place_is_left_empty_while_something_worth_telling_waits(day: list[DayPush], most: int) -> None:
    chosen = pushes_within(day, most)
    used = sum(one.is_told or one.key in chosen for one in day if not one.is_exempt)
    left_out = [one for one in day if not one.is_told and one.key not in chosen]
    assert used >= most or all(one.kinds == {PROMPT} for one in left_out)


@given(days(), st.integers(0, 24))
def test_nothing_of_less_worth_is_told_in_place_of_something_of_more(day: list[DayPush], most: int) -> None:
    day = [one for one in day if not one.is_exempt and not one.kinds & {PROMPT, SESSION}]
    chosen = pushes_within(day, most)
    waiting = [one for one in day if not one.is_told]
    told = [(one.is_repeat, one.worth) for one in waiting if one.key in chosen]
    left = [(one.is_repeat, one.worth) for one in waiting if one.key not in chosen]
    assert not told or not left or max(told) <= min(left)


@given(days(), st.integers(0, 24))
def test_a_prompt_is_not_told_without_the_session_it_prepares_for(day: list[DayPush], most: int) -> None:
    chosen = pushes_within(day, most)
    for one in day:
        if one.key in chosen and one.kinds == {PROMPT} and not (one.is_exempt or one.is_repeat):
            following = [
                other
                for other in day
                if SESSION in other.kinds
                and not (other.is_told or other.is_repeat or other.is_exempt)
                and other.at >= one.at
            ]
            assert not following or min(following, key=lambda other: other.at).key in chosen


@given(days(), st.integers(0, 24), st.randoms(use_true_random=False))
def test_the_order_they_are_given_in_changes_nothing(day: list[DayPush], most: int, random: Random) -> None:
    shuffled = list(day)
    random.shuffle(shuffled)
    assert pushes_within(shuffled, most) == pushes_within(day, most)


@given(days(), st.integers(0, 24))
def test_what_was_chosen_in_the_morning_is_still_chosen_in_the_evening(day: list[DayPush], most: int) -> None:
    """Asked anew at the hour of each, with what was left out gone, the day comes out as it was planned."""
    day = [one for one in day if not one.is_exempt]
    planned = pushes_within(day, most)
    told: list[object] = []
    for one in sorted((one for one in day if not one.is_told), key=lambda one: (one.at, str(one.key))):
        if one.key in pushes_within(day, most):
            told.append(one.key)
            day = [replace(other, is_told=True) if other.key == one.key else other for other in day]
        else:
            day = [other for other in day if other.key != one.key]
    assert set(told) == planned


def kinds_of(day: Collection[DayPush], most: int) -> set[str]:
    chosen = pushes_within(day, most)
    return {kind for one in day if one.key in chosen for kind in one.kinds}
