"""Whatever is locked, lifted and judged, in any order beside all that a plan goes through, these hold."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from backend.programmes.facts import ProgressFacts
from backend.programmes.held import KINDS
from backend.programmes.locks import locks_of
from backend.programmes.models import Lock
from backend.programmes.progress import undo_progression
from backend.programmes.stages import take_up_stage
from backend.programmes.targets import targets_of
from backend.rules.next_load import Effort
from backend.rules.wall_clock import wall_time
from tests.programmes.scenes import LONDON, Story
from tests.programmes.test_invariants import Plans
from tests.programmes.training import in_stage, judged, lift, lock

RULES = st.sampled_from(["R1", "M22", "M2"])
WHAT = st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3)
EFFORTS = st.lists(
    st.builds(
        Effort,
        load_kg=st.sampled_from([None, 0, 2.5, 20, 100]),
        reps=st.sampled_from([(), (8, 8), (8, 7), (15, 15, 15)]),
        was_stable=st.booleans(),
    ),
    max_size=3,
)
PLACES = st.tuples(
    st.sampled_from(["raise-double", "raise-single", "raise-seated", "rope", "hop-double", "run"]),
    st.sampled_from(["left", "right", "both"]),
)
FACTS = st.builds(
    ProgressFacts,
    rule=st.sampled_from(["P1", "P2", "P4", "P6", "P7", "P9", "P9c", "P11a", "S4"]),
    efforts=st.dictionaries(PLACES, EFFORTS, max_size=4),
    stable_since=st.sampled_from([None, date(2026, 3, 1)]),
    last_session_on=st.sampled_from([None, date(2026, 3, 20), date(2026, 3, 30)]),
    gap_days=st.sampled_from([None, 3, 8, 30, 60]),
    stable_runs=st.integers(0, 3),
    stable_spring_sessions=st.integers(0, 3),
    contacts=st.sampled_from([None, 60]),
    aching_side=st.sampled_from([None, "left"]),
)


class Training(Plans):
    """Everything that `Plans` does, and verdicts, locks and stages."""

    def __init__(self) -> None:
        super().__init__()
        self.verdicts: list[UUID] = []

    @rule(what=WHAT, name=RULES, days=st.sampled_from([None, 1, 4, 30]))
    def lock(self, what: list[str], name: str, days: int | None) -> None:
        until = None if days is None else self._today() + timedelta(days=days)
        lock(self.story, *what, rule=name, until=until)

    @rule(name=st.sampled_from(["R1", "M22", "M2", "P6", "P7"]))
    def lift(self, name: str) -> None:
        query = select(Lock.id).where(Lock.rule == name, Lock.lifted_at.is_(None))
        if self.story.session.scalars(query).first():
            lift(self.story, name)

    @rule(effect=st.sampled_from(["advance", "step_back", "hold", "ok", "stop"]), facts=FACTS)
    def judge(self, effect: str, facts: ProgressFacts) -> None:
        before, stage = _heights(self.story), self.story.plan.stage
        is_locked = self._is_loading_locked()
        self.verdicts.append(uuid4())

        judged(self.story, effect, facts, self.verdicts[-1])

        after = _heights(self.story)
        risen = [place for place in before if after[place] > before[place]]
        if effect != "advance" or is_locked:
            assert risen == []
            assert self.story.plan.stage <= stage
        if effect not in ("advance", "step_back"):
            assert after == before
        told = {place for place, efforts in facts.efforts.items() if efforts}
        assert facts.rule == "P4" or {place for place in risen if place[0] != "run"} <= _may_rise(told)

    @rule(place=st.integers(0, 5))
    def withdraw(self, place: int) -> None:
        if self.verdicts:
            verdict_id = self.verdicts[place % len(self.verdicts)]
            undo_progression(self.story.session, self.story.plan, verdict_id, self.story.clock.now)

    @rule(key=st.sampled_from(["calm", "strength", "spring", "run", "keep"]))
    def change_stage(self, key: str) -> None:
        in_stage(self.story, key)

    @rule(key=st.sampled_from(["spring", "run", "keep"]))
    def take_up(self, key: str) -> None:
        story = self.story
        self._try(lambda: take_up_stage(story.session, story.person, key, story.clock.now))

    @invariant()
    def nothing_is_planned_that_is_locked(self) -> None:
        for row in self.story.rows(state="planned"):
            if row.expires_at <= self.story.clock.now:
                continue
            holding = locks_of(self.story.session, self.story.person.id, row.local_date)
            assert not [one for one in holding if row.kind in KINDS[one.what]], row.kind

    @invariant()
    def every_exercise_has_one_target_a_leg_and_none_is_below_nothing(self) -> None:
        if not self.story.rows():
            return
        now = targets_of(self.story.session, self.story.plan.id)
        places = [(one.exercise, one.side) for one in now]
        assert len(places) == len(set(places))
        assert all(one.load_kg >= 0 and (one.level is None or one.level >= 1) for one in now)

    def _today(self) -> date:
        return wall_time(self.story.clock.now, LONDON).date()

    def _is_loading_locked(self) -> bool:
        found = locks_of(self.story.session, self.story.person.id, self._today())
        return any(one.what == "loading" for one in found)


def _heights(story: Story) -> dict[tuple[str, str], tuple[float, int]]:
    """Of every target: its load, and the rung of a ladder it stands on."""
    now = targets_of(story.session, story.plan.id)
    return {(one.exercise, one.side): (one.load_kg, one.level or 0) for one in now}


def _may_rise(told: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The places themselves, and the ladder of jumps when any of its rungs was told of."""
    jumps = {("rope", "both")} if any(place[0] in ("rope", "hop-double") for place in told) else set()
    return told | jumps


TestTraining = pytest.mark.slow(Training.TestCase)
TestTraining.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
