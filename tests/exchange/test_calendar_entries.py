"""Each entry of the calendar feed stays the same one, and says when it changed."""

from datetime import timedelta

import pytest

from tests.exchange.feed import document, events, number
from tests.programmes.scenes import SHOCKWAVE, Story

HOUR = timedelta(hours=1)


def test_a_moved_session_keeps_its_entry_and_says_that_it_changed(story: Story, secret: str) -> None:
    story.assign()
    session = story.row("session", "2026-03-20")
    before = events(story, secret)
    story.move(session, "2026-03-21T20:00")
    after = events(story, secret)

    assert before.keys() == after.keys()
    assert session.due_at == after[str(session.id)].DTSTART
    moved = {uid for uid in after if number(after[uid]) > number(before[uid])}
    assert moved == {str(row.id) for row in (session, *story.rows()) if row.moved_from or row.sequence}
    assert str(session.id) in moved
    assert str(story.hanging(session, "collagen").id) in moved


def test_a_number_rises_with_each_change_and_with_nothing_else(story: Story) -> None:
    story.assign()
    session = story.row("session", "2026-03-23")
    story.adjust(collagen=None)
    assert session.sequence == 0
    story.move(session, "2026-03-23T19:00")
    assert session.sequence == 1
    story.travel("Asia/Tokyo")
    assert session.sequence == 2
    story.act(session, "skip")
    assert session.sequence == 3


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_entries_are_the_same_ones_in_another_zone_and_back_home(
    story: Story, secret: str, zone: str
) -> None:
    story.assign(shockwave=SHOCKWAVE)
    story.at("2026-03-20T21:00:00")
    ahead = {str(row.id): row for row in story.rows() if row.due_at > story.clock.now + 24 * HOUR}
    home = events(story, secret)
    story.travel(zone)
    away = events(story, secret)
    story.travel("Europe/London")
    back = events(story, secret)

    known = ahead.keys() & home.keys()
    assert len(known) > 15
    assert {str(away[uid]["status"]) for uid in known & away.keys()} == {"CONFIRMED"}
    assert {uid: back[uid].DTSTART for uid in known} == {uid: home[uid].DTSTART for uid in known}
    # A visit stays at the clinic's hour.
    stays = {uid for uid in known if ahead[uid].kind == "shockwave"}
    assert {uid for uid in known if away[uid].DTSTART == home[uid].DTSTART} == stays
    assert {uid for uid in known if number(away[uid]) == number(home[uid])} == stays


def test_entries_are_the_same_ones_at_another_hour(story: Story, secret: str) -> None:
    story.assign()
    before = events(story, secret)
    story.clock.move(HOUR)
    story.adjust(sessions={"weekdays": ["mon", "wed", "fri"], "time": "19:00"})
    after = events(story, secret)

    assert after.keys() == before.keys()
    changed = {str(row.id) for row in story.rows("session") + story.rows("collagen")}
    assert {uid for uid in after if number(after[uid]) > number(before[uid])} == changed
    assert {uid for uid in after if story.clock.now == after[uid].LAST_MODIFIED} == changed
    assert {uid for uid in after if story.clock.now == after[uid].DTSTAMP} == changed


@pytest.mark.parametrize("verb", ["done", "skip", "move", "undo", "end"])
def test_whatever_changes_an_entry_says_when(story: Story, secret: str, verb: str) -> None:
    story.assign()
    session = story.row("session", "2026-03-23")
    if verb == "undo":
        story.act(session, "skip")
    before = events(story, secret)
    story.clock.move(HOUR)
    steps = {"move": lambda: story.move(session, "2026-03-23T19:30"), "end": story.end}
    steps.get(verb, lambda: story.act(session, verb))()

    after = events(story, secret)
    changed = {uid for uid in after if number(after[uid]) > number(before[uid])}
    assert str(session.id) in changed
    assert {uid for uid in after if story.clock.now == after[uid].LAST_MODIFIED} == changed


def test_a_snooze_changes_no_entry(story: Story, secret: str) -> None:
    story.assign()
    session = story.row("session", "2026-03-20")
    story.at("2026-03-20T18:01:00")
    before = document(story, secret)
    story.act(session, "snooze", minutes=15)
    assert document(story, secret) == before
