"""Every zone of the world over three years, against the C library's reading of the same zone files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.content import timetable
from backend.rules.item import Item
from backend.rules.prescription import DailyCourse, Prescription, Sessions, Visits
from backend.rules.quiet_hours import QuietHours
from backend.rules.schedule import expand
from backend.rules.wall_clock import resolve, zone_names
from tests.rules.c_library_clock import clock_of, rfc_5545_instant, shown_at

pytestmark = [pytest.mark.slow, pytest.mark.enumeration]

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
ZONES = sorted(zone_names())
MINUTE = timedelta(minutes=1)
# Wide enough for the two hours of Antarctica/Troll, fine enough for the half hour of Lord Howe.
AROUND_A_CHANGE = range(-150, 151, 15)

everywhere = settings(max_examples=300)

zones = st.sampled_from(ZONES)
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0))
dates = st.dates(FIRST, LAST - timedelta(days=60))
weekdays = st.sampled_from([("mon",), ("tue", "fri"), ("mon", "wed", "fri"), ("sun", "tue", "thu"), ("sat",)])
leads = st.integers(1, 240).map(lambda minutes: timedelta(minutes=minutes))
quiet_hours = st.builds(QuietHours, clocks, clocks).filter(lambda quiet: quiet.start != quiet.end)


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    starts_on = draw(dates)
    return Prescription(
        zone=draw(zones),
        starts_on=starts_on,
        sessions=Sessions(draw(weekdays), draw(clocks)),
        collagen_lead=draw(leads),
        next_day_check_at=draw(clocks),
        gtn=DailyCourse(starts_on, 8, draw(clocks)),
        wedges=DailyCourse(starts_on, 12, draw(clocks)),
        wedge_height_mm=12,
        shockwave=Visits(datetime.combine(starts_on, draw(clocks)), 5, 7, draw(zones)),
    )


def laid_out(prescription: Prescription) -> list[Item]:
    return expand(prescription, prescription.starts_on, 60, timetable())


def change_instants(zone: ZoneInfo) -> Iterator[datetime]:
    """To the minute, the instants at which the zone's offset changes."""
    instant, end = datetime.combine(FIRST, time(), UTC), datetime.combine(LAST, time(), UTC)
    while instant < end:
        after = instant + timedelta(days=1)
        if instant.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield _change_between(instant, after, zone)
        instant = after


def _change_between(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    before = early.astimezone(zone).utcoffset()
    while late - early > MINUTE:
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(second=0, microsecond=0)


def test_around_every_change_of_clocks_a_wall_time_is_what_rfc_5545_says() -> None:
    changes = 0
    for name in ZONES:
        zone = ZoneInfo(name)
        with clock_of(name):
            for instant in change_instants(zone):
                changes += 1
                shown = instant.astimezone(zone).replace(tzinfo=None)
                for minutes in AROUND_A_CHANGE:
                    local = shown + minutes * MINUTE
                    assert resolve(local, zone) == rfc_5545_instant(local), (name, local)
    assert changes > len(ZONES)


@everywhere
@given(prescriptions())
def test_what_the_plan_sets_on_the_wall_comes_at_that_time_on_the_wall(prescription: Prescription) -> None:
    items = laid_out(prescription)
    assert prescription.sessions
    assert prescription.gtn
    assert prescription.wedges
    set_at = {
        "session": prescription.sessions.at,
        "next_day_check": prescription.next_day_check_at,
        "gtn_patch": prescription.gtn.at,
        "heel_wedges": prescription.wedges.at,
    }
    with clock_of(prescription.zone):
        for item in items:
            if at := set_at.get(item.kind):
                assert item.due_at == rfc_5545_instant(datetime.combine(item.local_date, at))
                assert item.local == shown_at(item.due_at)


@everywhere
@given(prescriptions())
def test_leads_are_exact_in_elapsed_time(prescription: Prescription) -> None:
    items = laid_out(prescription)
    by_key = {item.key: item for item in items}
    leads = {"collagen": prescription.collagen_lead, **timetable().visit_leads}
    led = [(item, by_key[item.anchor]) for item in items if item.kind in leads and item.anchor]
    assert {item.kind for item, _ in led} == set(leads)
    for item, anchor in led:
        assert anchor.due_at - item.due_at == leads[item.kind]


@everywhere
@given(prescriptions(), st.none() | quiet_hours)
def test_items_are_in_order_never_twice_and_of_use_when_due(
    prescription: Prescription, quiet: QuietHours | None
) -> None:
    items = laid_out(replace(prescription, quiet=quiet))
    assert [item.due_at for item in items] == sorted(item.due_at for item in items)
    assert len({(item.kind, item.due_at) for item in items}) == len(items)
    assert len({item.key for item in items}) == len(items)
    assert all(item.expires_at > item.due_at for item in items)


@everywhere
@given(prescriptions(), st.integers(1, 59))
def test_windows_join_wherever_they_are_cut(prescription: Prescription, cut: int) -> None:
    early = expand(prescription, prescription.starts_on, cut, timetable())
    late = expand(prescription, prescription.starts_on + timedelta(days=cut), 60 - cut, timetable())
    assert sorted(early + late, key=str) == sorted(laid_out(prescription), key=str)
