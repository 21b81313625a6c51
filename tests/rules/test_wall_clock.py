"""Wall times where clocks are at their worst."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from backend.rules.wall_clock import resolve, wall_time, zone_names

NASTY = [
    ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30Z", "spring gap"),
    ("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30Z", "autumn fold"),
    ("Europe/London", "2026-03-28T18:00", "2026-03-28T18:00Z", "evening before the change"),
    ("Europe/London", "2026-03-29T18:00", "2026-03-29T17:00Z", "evening after the change"),
    ("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30Z", "gap where winter is the exception"),
    ("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30Z", "fold where winter is the exception"),
    ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z", "gap west of Greenwich"),
    ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z", "fold west of Greenwich"),
    ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45Z", "gap of half an hour"),
    ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z", "fold of half an hour"),
    ("Pacific/Chatham", "2026-09-27T03:00", "2026-09-26T14:15Z", "gap at a quarter to"),
    ("Pacific/Chatham", "2026-04-05T03:00", "2026-04-04T13:15Z", "fold at a quarter to"),
    ("Pacific/Apia", "2011-12-30T18:00", "2011-12-31T04:00Z", "date that never was"),
    ("Pacific/Apia", "2011-12-31T18:00", "2011-12-31T04:00Z", "date after the one that never was"),
    ("America/Santiago", "2026-09-06T00:30", "2026-09-06T04:30Z", "gap at midnight"),
    ("America/Santiago", "2026-04-04T23:30", "2026-04-05T02:30Z", "fold before midnight"),
    ("America/Nuuk", "2026-03-28T23:30", "2026-03-29T01:30Z", "gap that ends at midnight"),
    ("America/Sao_Paulo", "2018-11-04T00:30", "2018-11-04T03:30Z", "gap of a summer time since ended"),
    ("America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30Z", "fold of a summer time since ended"),
    ("America/Sao_Paulo", "2026-11-01T00:30", "2026-11-01T03:30Z", "no gap any more"),
    ("Asia/Tehran", "2022-03-22T00:30", "2022-03-21T21:00Z", "last spring gap"),
    ("Asia/Tehran", "2026-07-01T18:00", "2026-07-01T14:30Z", "no summer time any more"),
    ("Asia/Kathmandu", "2026-07-01T18:00", "2026-07-01T12:15Z", "offset of three quarters"),
    ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30Z", "gap at midnight east of Greenwich"),
    ("Antarctica/Troll", "2026-03-29T02:00", "2026-03-29T02:00Z", "gap of two hours"),
    ("Antarctica/Troll", "2026-10-25T02:00", "2026-10-25T00:00Z", "fold of two hours"),
    ("Africa/Casablanca", "2025-02-23T02:30", "2025-02-23T01:30Z", "fold before Ramadan"),
    ("Africa/Casablanca", "2025-04-06T02:30", "2025-04-06T02:30Z", "gap after Ramadan"),
    ("Asia/Gaza", "2025-04-12T02:30", "2025-04-12T00:30Z", "gap on a Saturday"),
    ("Asia/Gaza", "2025-10-25T01:30", "2025-10-24T22:30Z", "fold on a Saturday"),
]


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [pytest.param(*case[:3], id=f"{case[0]}, {case[3]}") for case in NASTY],
)
def test_a_wall_time_becomes_the_instant_that_every_calendar_gives_it(
    zone: str, local: str, instant: str
) -> None:
    assert resolve(datetime.fromisoformat(local), ZoneInfo(zone)) == datetime.fromisoformat(instant)


def test_a_wall_time_in_a_gap_is_shown_after_it() -> None:
    london = ZoneInfo("Europe/London")
    instant = resolve(datetime.fromisoformat("2026-03-29T01:30"), london)
    assert wall_time(instant, london) == datetime.fromisoformat("2026-03-29T02:30")


def test_places_are_zones_and_placeholders_are_not() -> None:
    assert {"Europe/London", "Pacific/Apia", "UTC"} <= zone_names()
    assert not {"Factory", "localtime", "posixrules", "", "../UTC", "europe/london"} & zone_names()
