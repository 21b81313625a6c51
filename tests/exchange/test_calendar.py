"""The calendar feed: a secret address and neutral words behind it."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from backend.content import kinds
from backend.exchange.services import calendar_document, close_calendar, open_calendar
from backend.web.problems import NotFound
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, SHOCKWAVE, Story


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    return Story(session, cast, clock, session.merge(cast.ada))


def _events(story: Story, secret: str) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(calendar_document(story.session, secret, story.clock.now))
    return [
        {"uid": str(event["uid"]), "start": event.DTSTART, "summary": str(event["summary"])}
        for event in calendar.events
    ]


def test_every_planned_item_stands_at_its_instant(story: Story) -> None:
    story.assign(shockwave=SHOCKWAVE)
    events = _events(story, open_calendar(story.session, story.person, story.clock.now))

    shown = [row.due_at for row in story.rows() if row.kind not in ("shockwave_day_before", "shockwave_soon")]
    assert [event["start"] for event in events] == shown


def test_no_word_tells_what_it_is_about(story: Story) -> None:
    story.assign(gtn=GTN, shockwave=SHOCKWAVE)
    document = calendar_document(
        story.session, open_calendar(story.session, story.person, story.clock.now), story.clock.now
    )
    text = document.decode().lower()

    assert not [word for word in ("patch", "tendon", "shock", "collagen", "calf", "clinic") if word in text]
    assert kinds()["session"].neutral.title in document.decode()


def test_a_moved_session_keeps_its_entry(story: Story) -> None:
    story.assign()
    secret = open_calendar(story.session, story.person, story.clock.now)
    session = story.row("session", "2026-03-20")
    before = {event["uid"]: event["start"] for event in _events(story, secret)}
    story.move(session, "2026-03-21T20:00")

    after = {event["uid"]: event["start"] for event in _events(story, secret)}
    assert before.keys() == after.keys()
    assert after[f"{session.id}@soleus"] == session.due_at


def test_what_was_skipped_is_gone_and_what_is_long_past_too(story: Story) -> None:
    story.assign()
    secret = open_calendar(story.session, story.person, story.clock.now)
    skipped = story.row("session", "2026-03-23")
    story.act(skipped, "skip")
    assert f"{skipped.id}@soleus" not in {event["uid"] for event in _events(story, secret)}

    story.clock.move(timedelta(days=60))
    assert _events(story, secret) == []


def test_a_new_address_is_the_end_of_the_old_one(story: Story) -> None:
    old = open_calendar(story.session, story.person, story.clock.now)
    new = open_calendar(story.session, story.person, story.clock.now)
    with pytest.raises(NotFound):
        calendar_document(story.session, old, story.clock.now)

    close_calendar(story.session, story.person)
    with pytest.raises(NotFound):
        calendar_document(story.session, new, story.clock.now)


def test_a_calendar_program_needs_nothing_but_the_address(story: Story, client_of: ClientOf) -> None:
    story.assign()
    story.session.close()
    url = client_of(story.cast.ada).post("/api/calendar").get_json()["url"]
    answer = client_of(None).get(url.removeprefix("http://localhost:8000"))

    assert answer.status_code == 200
    assert answer.content_type.startswith("text/calendar")
    assert client_of(None).get("/calendar/nothing.ics").status_code == 404
