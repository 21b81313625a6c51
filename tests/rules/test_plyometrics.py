"""From the rope to the pogo: a rung at a time, contacts only at the top, stairs on the beat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.rules.plyometrics import (
    LADDER,
    MOST_CONTACTS,
    Springs,
    beat_ms,
    first_springs,
    next_springs,
    springs_before,
)

SPRINGS = st.builds(Springs, rung=st.integers(1, 5), contacts=st.sampled_from([40, 60, 70, 80]))


def test_it_starts_with_the_rope_and_sixty_contacts_at_most() -> None:
    assert first_springs() == Springs(1, 60)
    assert first_springs(200) == Springs(1, 60)
    assert first_springs(40).exercise == "rope"


def test_the_rungs_come_in_their_order() -> None:
    climbed, now = [], first_springs()
    for _ in LADDER:
        climbed.append(now.exercise)
        now = next_springs(now)
    assert climbed == ["rope", "hop-double", "hop-single", "stairs", "pogo"]


@pytest.mark.parametrize(
    ("now", "after"),
    [
        pytest.param(Springs(4, 60), Springs(5, 60), id="a rung, with as many contacts"),
        pytest.param(Springs(5, 60), Springs(5, 70), id="at the top, more contacts"),
        pytest.param(Springs(5, 80), Springs(5, 80), id="no more than the most"),
        pytest.param(Springs(5, 100), Springs(5, 100), id="what a clinician set higher is not lowered"),
    ],
)
def test_one_thing_rises_at_a_time(now: Springs, after: Springs) -> None:
    assert next_springs(now) == after


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param(Springs(5, 80), Springs(5, 60), id="contacts first"),
        pytest.param(Springs(3, 60), Springs(2, 60), id="then a rung"),
        pytest.param(Springs(1, 60), Springs(1, 60), id="at the foot"),
    ],
)
def test_a_step_back_undoes_the_hardest_thing(now: Springs, before: Springs) -> None:
    assert springs_before(now) == before


@pytest.mark.enumeration
@given(SPRINGS)
def test_never_two_things_rise_together_and_none_beyond_its_end(now: Springs) -> None:
    after = next_springs(now)
    assert (after.rung - now.rung, after.contacts > now.contacts) in ((1, False), (0, True), (0, False))
    assert after.rung <= len(LADDER)
    assert after.contacts <= max(MOST_CONTACTS, now.contacts)


@pytest.mark.enumeration
@given(SPRINGS)
def test_a_step_back_raises_nothing(now: Springs) -> None:
    before = springs_before(now)
    assert before.rung <= now.rung
    assert before.contacts <= now.contacts


@pytest.mark.parametrize(
    ("beats", "ms"),
    [
        pytest.param(90, 666, id="slowest"),
        pytest.param(100, 600, id="fastest"),
        pytest.param(60, 666, id="too slow"),
        pytest.param(0, 666, id="no beat"),
        pytest.param(180, 600, id="too fast"),
    ],
)
def test_the_stairs_keep_to_ninety_to_a_hundred_beats(beats: int, ms: int) -> None:
    assert beat_ms(beats) == ms
