"""The calendar feed: a secret address and neutral words behind it."""

from datetime import date, timedelta

import pytest

from backend.content import kinds
from backend.exchange.services import calendar_opened_at, close_calendar, open_calendar
from backend.reminders.manners.models import MannersRow
from backend.web.problems import NotFound
from tests.conftest import ClientOf
from tests.exchange.feed import alarms, document, events
from tests.programmes.scenes import GTN, SHOCKWAVE, Story

HOUR = timedelta(hours=1)
LOCAL = "http://localhost:8000"


def test_every_planned_item_stands_at_its_instant(story: Story, secret: str) -> None:
    story.assign(shockwave=SHOCKWAVE)
    shown = [row for row in story.rows() if row.kind not in ("shockwave_day_before", "shockwave_soon")]
    found = events(story, secret)
    assert {uid: event.DTSTART for uid, event in found.items()} == {str(row.id): row.due_at for row in shown}


def test_no_word_tells_what_it_is_about(story: Story, secret: str) -> None:
    story.assign(gtn=GTN, shockwave=SHOCKWAVE)
    text = document(story, secret).decode()
    telling = ("patch", "tendon", "shock", "collagen", "calf", "clinic")
    assert not [word for word in telling if word in text.lower()]
    assert kinds()["session"].neutral.title in text
    assert {event["class"] for event in events(story, secret).values()} == {"PRIVATE"}


def test_what_fell_away_is_told_as_cancelled_and_rings_no_more(story: Story, secret: str) -> None:
    story.assign()
    skipped = story.row("session", "2026-03-23")
    story.act(skipped, "skip")
    event = events(story, secret)[str(skipped.id)]
    assert (str(event["status"]), alarms(event)) == ("CANCELLED", [])

    story.clock.move(timedelta(days=60))
    assert events(story, secret) == {}


def test_after_the_end_of_a_plan_its_days_are_cancelled(story: Story, secret: str) -> None:
    story.assign()
    story.clock.move(HOUR)
    story.end()
    assert {str(event["status"]) for event in events(story, secret).values()} == {"CANCELLED"}


class TestAlarms:
    def test_each_item_rings_at_its_time_and_a_visit_a_day_and_two_hours_before(
        self, story: Story, secret: str
    ) -> None:
        story.assign(shockwave=SHOCKWAVE)
        found = {row.kind: alarms(events(story, secret)[str(row.id)]) for row in story.rows("session")[:1]}
        found |= {row.kind: alarms(events(story, secret)[str(row.id)]) for row in story.rows("shockwave")[:1]}
        found |= {row.kind: alarms(events(story, secret)[str(row.id)]) for row in story.rows("collagen")[:1]}
        assert found == {
            "session": [timedelta(0)],
            "collagen": [timedelta(0)],
            "shockwave": [-24 * HOUR, -2 * HOUR],
        }

    def test_what_lies_in_quiet_hours_rings_when_they_are_over(self, story: Story, secret: str) -> None:
        story.assign(next_day_check={"time": "06:30"})
        check = story.row("next_day_check", "2026-03-21")
        assert alarms(events(story, secret)[str(check.id)]) == [HOUR]

    def test_nothing_rings_on_a_holiday(self, story: Story, secret: str) -> None:
        story.assign()
        story.session.merge(
            MannersRow(
                person_id=story.person.id,
                away_from=date(2026, 3, 23),
                away_until=date(2026, 3, 24),
                changed_at=story.clock.now,
            )
        )
        found = events(story, secret)
        assert alarms(found[str(story.row("session", "2026-03-23").id)]) == []
        assert alarms(found[str(story.row("session", "2026-03-25").id)]) == [timedelta(0)]

    def test_what_is_of_use_after_a_holiday_rings_on_the_morning_after(
        self, story: Story, secret: str
    ) -> None:
        story.assign()
        questions = story.rows("questionnaire")[0]
        story.session.merge(
            MannersRow(
                person_id=story.person.id,
                away_from=questions.local_date,
                away_until=questions.local_date,
                changed_at=story.clock.now,
            )
        )
        back = questions.due_at.replace(hour=7, minute=30) + timedelta(days=1)
        assert alarms(events(story, secret)[str(questions.id)]) == [back - questions.due_at]


def test_a_new_address_is_the_end_of_the_old_one(story: Story, secret: str) -> None:
    new = open_calendar(story.session, story.person, story.clock.now)
    assert new != secret
    assert calendar_opened_at(story.session, story.person) == story.clock.now
    with pytest.raises(NotFound):
        document(story, secret)

    close_calendar(story.session, story.person)
    assert calendar_opened_at(story.session, story.person) is None
    with pytest.raises(NotFound):
        document(story, new)


def test_a_calendar_program_needs_nothing_but_the_address(story: Story, client_of: ClientOf) -> None:
    story.assign()
    story.session.close()
    ada = client_of(story.cast.ada)
    assert ada.get("/api/calendar").get_json() == {"is_open": False, "opened_at": None}
    url = ada.post("/api/calendar").get_json()["url"].removeprefix(LOCAL)
    assert ada.get("/api/calendar").get_json() == {"is_open": True, "opened_at": "2026-03-20T09:00:00Z"}
    answer = client_of(None).get(url)
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/calendar")

    assert ada.delete("/api/calendar").status_code == 204
    assert client_of(None).get(url).status_code == 404
    assert client_of(None).get("/calendar/nothing.ics").status_code == 404


def test_an_unchanged_calendar_is_not_sent_again(story: Story, client_of: ClientOf) -> None:
    story.assign()
    session = story.row("session", "2026-03-23")
    story.session.close()
    url = client_of(story.cast.ada).post("/api/calendar").get_json()["url"].removeprefix(LOCAL)
    tag = client_of(None).get(url).headers["ETag"]
    story.clock.move(HOUR)
    again = client_of(None).get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")

    story.act(session, "skip")
    story.session.close()
    assert client_of(None).get(url, headers={"If-None-Match": tag}).status_code == 200
