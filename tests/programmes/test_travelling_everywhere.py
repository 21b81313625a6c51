"""Wherever a patient goes: only what is to come follows, and it keeps its time."""

from contextlib import suppress
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.db import Database
from backend.programmes.models import Occurrence
from backend.programmes.own_times import set_own_time
from backend.rules.wall_clock import resolve, zone_names
from backend.web.problems import Conflict, Refused
from tests.conftest import make_cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, SHOCKWAVE, Story, wall
from tests.tables import TABLES

# A date that is skipped, changes of clocks in both hemispheres, halves of hours, and any other.
ZONES = st.one_of(
    st.sampled_from(
        ["Pacific/Apia", "Europe/London", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu"]
    ),
    st.sampled_from(sorted(zone_names())),
)
VISITS = ("shockwave", "shockwave_day_before", "shockwave_soon", "shockwave_review")
# The clocks of London go forward on 2026-03-29, those of Santiago and Lord Howe back on 2026-04-05.


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    first=ZONES,
    second=ZONES,
    hours=st.integers(1, 10 * 24),
    more_hours=st.integers(0, 48),
    at=st.sampled_from([None, time(2, 30), time(19), time(23, 50)]),
    moved_by=st.integers(-20, 20),
)
def test_only_the_future_follows_and_it_keeps_its_time(
    first: str, second: str, hours: int, more_hours: int, at: time | None, moved_by: int
) -> None:
    database = Database("sqlite://")
    TABLES.create_all(database.engine)
    with database.session() as session:
        with session.begin():
            cast = make_cast(session)
        story = Story(session, cast, FakeClock(), cast.ada)
        story.assign(gtn=GTN | {"wear_hours": 12}, shockwave=SHOCKWAVE)
        if at:
            set_own_time(session, story.person, "session", at, story.clock.now)
        story.clock.move(timedelta(hours=hours))
        _move_and_snooze(story, moved_by)
        _travel_and_look(story, first)
        story.clock.move(timedelta(hours=more_hours))
        _travel_and_look(story, second)
    database.close()


def _move_and_snooze(story: Story, moved_by: int) -> None:
    ahead = [row for row in story.rows("session", "planned") if row.due_at > story.clock.now]
    due = [row for row in story.rows(state="planned") if row.due_at <= story.clock.now < row.expires_at]
    to = datetime.combine(ahead[0].local_date, time(12)) + timedelta(hours=moved_by)
    _try(story, ahead[0], "move", to_local=to)
    for row in due:
        _try(story, row, "snooze", minutes=30)


def _try(story: Story, row: Occurrence, verb: str, **more: object) -> None:
    with suppress(Conflict, Refused):
        story.act(row, verb, **more)


def _travel_and_look(story: Story, zone: str) -> None:
    before = {row.id: _place(row) for row in story.rows() if row.state != "cancelled"}
    ahead = {row.id for row in story.rows(state="planned") if row.due_at > story.clock.now}
    story.travel(zone)
    story.session.expire_all()
    for row in story.rows():
        # A prompt that is due falls away with the session that it was for.
        if row.id in before.keys() - ahead and row.anchor_id not in ahead:
            assert _place(row) == before[row.id], "the past and what is due stay"
    for row in story.rows(state="planned"):
        if row.due_at <= story.clock.now:
            continue
        is_visit = row.kind in VISITS
        assert row.zone == ("Europe/London" if is_visit else zone)
        assert resolve(datetime.combine(row.local_date, row.local_time), ZoneInfo(row.zone)) == row.due_at
        if is_visit and row.id in before:
            assert _place(row) == before[row.id], "appointments are kept where the clinic is"
    _expect_one_notice_each(story)


def _expect_one_notice_each(story: Story) -> None:
    now = story.clock.now
    awaited = {
        (row.id, max(row.due_at, row.snoozed_until or row.due_at))
        for row in story.rows(state="planned")
        if row.kind != "shockwave"
    }
    waiting = [(notice.subject, notice.due_at) for notice in story.open_notices() if notice.due_at > now]
    assert len(waiting) == len(set(waiting))
    ahead = {one for one in awaited if one[1] > now}
    assert set(waiting) <= ahead
    # What a visit far away calls for in the night may be of no use by the morning.
    assert ahead - set(waiting) <= story.hushed()


def _place(row: Occurrence) -> tuple[object, ...]:
    return wall(row), row.zone, row.due_at, row.expires_at, row.state, row.snoozed_until
