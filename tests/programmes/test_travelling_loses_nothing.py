"""Wherever a patient goes, and however often: each date of the plan keeps what was laid on it, once."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.db import Database
from backend.programmes.horizon import extend_horizons
from backend.programmes.standing import laid_on
from backend.rules.wall_clock import resolve, zone_names
from tests.conftest import make_cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, WEDGES, Story, wall
from tests.tables import TABLES

ONCE = ("questionnaire", "gtn_review", "wedge_review")
KINDS = {"session", "gtn_patch", "heel_wedges", *ONCE}
FARTHEST = st.sampled_from(["Pacific/Pago_Pago", "Pacific/Kiritimati", "Asia/Tokyo", "America/Los_Angeles"])
ZONES = st.lists(st.one_of(FARTHEST, st.sampled_from(sorted(zone_names()))), min_size=1, max_size=3)
# Somewhere the clocks change within two weeks of each.
STARTS = st.sampled_from([date(2026, 3, 20), date(2026, 9, 25), date(2026, 10, 16)])
WEEKS = st.sampled_from([["mon", "thu"], ["tue", "sat"], ["mon", "wed", "fri"]])
TIMES = st.sampled_from(["00:30", "02:15", "06:10", "18:00", "23:50"])
TOKYO, KIRITIMATI = ["Asia/Tokyo", "Europe/London"], ["Pacific/Pago_Pago", "Pacific/Kiritimati"]
PACIFIC = ["Asia/Tokyo", "America/Los_Angeles"]


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(starts_on=STARTS, days=st.integers(0, 56), hours=st.integers(0, 23), week=WEEKS, at=TIMES, zones=ZONES)
@example(date(2026, 3, 20), 3, 16, ["mon", "thu"], "18:00", TOKYO)  # a session's date is over
@example(date(2026, 3, 20), 0, 14, ["mon", "thu"], "18:00", TOKYO)  # a questionnaire's is
@example(date(2026, 3, 20), 55, 17, ["mon", "thu"], "18:00", TOKYO)  # a review's is
@example(date(2026, 3, 20), 0, 14, ["mon", "thu"], "18:00", PACIFIC)  # and is to come again
@example(date(2026, 3, 20), 4, 10, ["mon", "thu"], "23:50", KIRITIMATI)  # more than a day ahead
def test_nothing_is_lost_and_nothing_doubled(
    starts_on: date, days: int, hours: int, week: list[str], at: str, zones: list[str]
) -> None:
    database = Database("sqlite://")
    TABLES.create_all(database.engine)
    with database.session() as session:
        with session.begin():
            cast = make_cast(session)
        story = Story(session, cast, FakeClock(datetime.combine(starts_on, time(), UTC)), cast.ada)
        first = {"from": starts_on.isoformat(), "time": at, "weeks": 8}
        plan = {
            "starts_on": starts_on.isoformat(),
            "sessions": {"weekdays": week, "time": at},
            "gtn": GTN | first,
            "wedges": WEDGES | first | {"weeks": 12},
        }
        story.assign(**plan)
        story.clock.move(timedelta(days=days, hours=hours))
        extend_horizons(session, story.clock.now, 1)
        for zone in zones:
            _travel_and_look(story, zone, time.fromisoformat(at))
            before = _by_date(story)
            story.adjust(**plan)  # lays all out anew
            assert _by_date(story) == before
    database.close()


def _travel_and_look(story: Story, zone: str, at: time) -> None:
    now = story.clock.now
    before = _by_date(story)
    past = {row.id: row.due_at for row in story.rows() if row.due_at <= now}
    behind = {row.id: past[row.id] for row in story.rows() if row.id in past and row.kind != "collagen"}
    story.travel(zone)
    story.session.expire_all()
    after = _by_date(story)
    assert all(row.due_at > now for row in story.rows(state="planned") if row.id not in past), "untold"
    assert {row.id: row.due_at for row in story.rows() if row.id in behind} == behind
    for kind, day in before.keys() - after.keys():
        if day <= story.plan.materialised_until:
            assert resolve(datetime.combine(day, at), ZoneInfo(zone)) <= now, "its time is over there"
            assert kind not in ONCE
            assert kind != "session" or _has_no_room(story, day), "and the next date has room"


def _by_date(story: Story) -> dict[tuple[str, date], datetime]:
    """When each is due, by its kind and the date it was laid on; none twice, nor two on one date."""
    rows = [row for row in story.rows() if row.state != "cancelled" and row.kind in KINDS]
    laid = {(row.kind, laid_on(row).date()): row.due_at for row in rows}
    assert len(rows) == len(laid) == len({(row.kind, row.local_date) for row in rows})
    return laid


def _has_no_room(story: Story, day: date) -> bool:
    dates = [row.local_date for row in story.rows("session") if row.state in ("planned", "done")]
    return any(abs((other - day).days - 1) < 2 for other in dates)


def test_a_session_moved_forward_comes_back_to_its_own_date(story: Story) -> None:
    week = {"weekdays": ["tue", "fri"], "time": "18:00"}
    story.assign(sessions=week)
    story.at("2026-03-25 12:00")
    moved = story.row("session", "2026-03-27")
    story.move(moved, "2026-03-26T18:00")
    story.at("2026-03-26 16:00")
    story.travel("Asia/Tokyo")

    for _ in range(2):
        assert wall(moved) == "2026-03-27T18:00"
        assert story.planned("session")[2:4] == ["2026-03-27T18:00", "2026-03-31T18:00"]
        story.adjust(sessions=week)  # lays all out anew
