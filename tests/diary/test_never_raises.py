"""Whatever is left unanswered, and in whatever order: no load ever rises on it."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.db import Database
from tests.conftest import make_cast
from tests.diary.scenes import CALM, Diary
from tests.fakes.clock import FakeClock
from tests.tables import TABLES

DAYS = {"2026-03-20": "2026-03-21", "2026-03-23": "2026-03-24", "2026-03-25": "2026-03-26"}
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "after": st.integers(0, 3),
        "settled": st.sampled_from(["yes", "not_yet"]),
        "tablets": st.just(False),
        "stiffness_minutes": st.integers(0, 10),
    },
)
INCOMPLETE = ANSWERS.filter(lambda told: told.keys() != CALM.keys() or told["settled"] == "not_yet")
NEXT_DAYS = st.none() | INCOMPLETE
SESSIONS = st.fixed_dictionaries({"pain": st.none() | st.integers(0, 2), "has_sets": st.booleans()})


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(next_days=st.lists(NEXT_DAYS, min_size=3, max_size=3), told=st.lists(SESSIONS, min_size=3, max_size=3))
def test_no_sequence_of_missing_answers_raises_a_load(
    next_days: list[dict[str, Any] | None], told: list[dict[str, Any]]
) -> None:
    database = Database("sqlite://")
    TABLES.create_all(database.engine)
    with database.session() as session:
        with session.begin():
            cast = make_cast(session)
        diary = Diary(session, cast, FakeClock(), cast.ada)
        diary.begin()
        before = diary.loads()
        for (day, morning), answers, during in zip(DAYS.items(), next_days, told, strict=True):
            train(diary, day, **during)
            if answers is not None:
                row = diary.row("next_day_check", morning)
                diary.clock.now = row.due_at
                diary.answer(row, 0, **answers)
            diary.watched()
        after = diary.loads()
        stage = diary.plan.stage
    database.close()

    assert {key: load for key, load in after.items() if load > before[key]} == {}
    assert stage <= 1


def train(diary: Diary, day: str, pain: int | None, *, has_sets: bool) -> None:
    """Unless it was taken off the calendar."""
    if not any(moment.startswith(day) for moment in diary.planned("session")):
        return
    sets = [
        {"exercise": one.variant, "side": one.side, "load_kg": one.load_kg, "reps": 15, "pain": pain}
        for one in diary.targets().values()
    ]
    diary.train(day, pain_during=pain, sets=sets if has_sets else [])
