"""What a patient reports, once or many times, and takes back."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.diary.models import MorningCheck, SessionEntry
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session, withdraw_morning, withdraw_session
from backend.programmes.models import Occurrence
from backend.web.problems import Conflict, NotFound, Refused
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import Story

DONE_AT = datetime(2026, 3, 20, 18, 35, tzinfo=UTC)


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    story = Story(session, cast, clock, session.merge(cast.ada))
    story.assign()
    story.at("2026-03-20 18:40")
    return story


def _entry(session_row: Occurrence | None, pain: int | None = 3, note: str | None = None) -> SessionEntryIn:
    occurrence_id = session_row.id if session_row else None
    return SessionEntryIn(occurrence_id=occurrence_id, done_at=DONE_AT, pain_during=pain, note=note)


def test_an_entry_makes_its_session_done_and_carries_its_id(story: Story) -> None:
    row, entry_id = story.row("session", "2026-03-20"), uuid4()
    entry, changed = report_session(story.session, story.person.id, entry_id, _entry(row), story.clock.now)

    assert (row.state, row.entry_id, row.acted_at) == ("done", entry_id, DONE_AT)
    assert (entry.pain_during, entry.received_at) == (3, story.clock.now)
    assert row in changed


def test_a_report_sent_twice_is_stored_once_and_answered_alike(story: Story) -> None:
    row, entry_id = story.row("session", "2026-03-20"), uuid4()
    first = report_session(story.session, story.person.id, entry_id, _entry(row), story.clock.now)
    story.clock.move(timedelta(minutes=5))
    again = report_session(story.session, story.person.id, entry_id, _entry(row), story.clock.now)

    assert first == again
    assert len(story.session.scalars(select(SessionEntry)).all()) == 1


def test_a_report_with_a_clock_that_runs_ahead_can_be_sent_twice_too(story: Story) -> None:
    entry_id = uuid4()
    ahead = SessionEntryIn(occurrence_id=None, done_at=story.clock.now + timedelta(days=2), pain_during=1)
    entry, _ = report_session(story.session, story.person.id, entry_id, ahead, story.clock.now)
    assert entry.done_at == story.clock.now

    story.clock.move(timedelta(minutes=5))
    report_session(story.session, story.person.id, entry_id, ahead, story.clock.now)


def test_the_same_id_with_another_content_is_a_conflict(story: Story) -> None:
    row, entry_id = story.row("session", "2026-03-20"), uuid4()
    report_session(story.session, story.person.id, entry_id, _entry(row), story.clock.now)
    with pytest.raises(Conflict):
        report_session(story.session, story.person.id, entry_id, _entry(row, pain=8), story.clock.now)


def test_someone_elses_id_does_not_exist(story: Story) -> None:
    entry_id = uuid4()
    report_session(story.session, story.person.id, entry_id, _entry(None), story.clock.now)
    eve = story.cast.eve.id
    with pytest.raises(NotFound):
        report_session(story.session, eve, entry_id, _entry(None), story.clock.now)
    with pytest.raises(NotFound):
        withdraw_session(story.session, eve, entry_id, story.clock.now)


def test_someone_elses_session_does_not_exist_and_nothing_is_stored(story: Story) -> None:
    row = story.row("session", "2026-03-20")
    with pytest.raises(NotFound):
        report_session(story.session, story.cast.eve.id, uuid4(), _entry(row), story.clock.now)

    assert story.session.scalars(select(SessionEntry)).all() == []


def test_a_session_beside_the_plan_is_kept_as_well(story: Story) -> None:
    _, changed = report_session(story.session, story.person.id, uuid4(), _entry(None), story.clock.now)

    assert changed == []


def test_an_entry_for_another_kind_is_refused(story: Story) -> None:
    with pytest.raises(Refused):
        report_session(
            story.session, story.person.id, uuid4(), _entry(story.rows("collagen")[0]), story.clock.now
        )


def test_a_second_entry_for_one_session_is_a_conflict(story: Story) -> None:
    row = story.row("session", "2026-03-20")
    report_session(story.session, story.person.id, uuid4(), _entry(row), story.clock.now)
    with pytest.raises(Conflict):
        report_session(story.session, story.person.id, uuid4(), _entry(row), story.clock.now)


def test_pain_can_be_told_after_the_notification_was_tapped_done(story: Story) -> None:
    row, entry_id = story.row("session", "2026-03-20"), uuid4()
    story.act(row, "done")
    story.clock.move(timedelta(minutes=5))
    report_session(story.session, story.person.id, entry_id, _entry(row), story.clock.now)
    assert row.entry_id == entry_id

    story.clock.move(timedelta(minutes=5))
    withdraw_session(story.session, story.person.id, entry_id, story.clock.now)
    assert (row.state, row.entry_id) == ("done", None)


def test_what_was_done_counts_although_the_plan_has_dropped_it_since(story: Story) -> None:
    row = story.row("session", "2026-03-23")
    story.adjust(sessions={"weekdays": ["tue", "thu", "sat"], "time": "18:00"})
    assert row.state == "cancelled"
    story.at("2026-03-23 19:00")
    report_session(story.session, story.person.id, uuid4(), _entry(row), story.clock.now)

    assert row.state == "done"


def test_an_entry_taken_back_puts_everything_back(story: Story) -> None:
    story.at("2026-03-20 12:00")
    row, entry_id = story.row("session", "2026-03-20"), uuid4()
    report_session(story.session, story.person.id, entry_id, _entry(row), story.clock.now)
    collagen = story.hanging(row, "collagen")
    assert collagen.state == "cancelled"

    story.clock.move(timedelta(minutes=1))
    changed = withdraw_session(story.session, story.person.id, entry_id, story.clock.now)
    assert {one.kind for one in changed} == {"session", "collagen"}
    assert (row.state, row.entry_id, collagen.state) == ("planned", None, "planned")
    assert len(story.open_notices(collagen)) == 1
    assert withdraw_session(story.session, story.person.id, entry_id, story.clock.now) == []


def test_an_entry_is_not_taken_back_by_undo_alone(story: Story) -> None:
    row = story.row("session", "2026-03-20")
    report_session(story.session, story.person.id, uuid4(), _entry(row), story.clock.now)
    with pytest.raises(Conflict):
        story.act(row, "undo")


def test_a_morning_is_answered_and_taken_back(story: Story) -> None:
    story.at("2026-03-21 08:40")
    row, check_id = story.row("next_day_check", "2026-03-21"), uuid4()
    answer = MorningCheckIn(occurrence_id=row.id, answered_at=story.clock.now, morning_pain=2)
    check, changed = report_morning(story.session, story.person.id, check_id, answer, story.clock.now)
    assert (check.morning_pain, changed, row.state) == (2, [row], "done")

    story.clock.move(timedelta(minutes=1))
    assert withdraw_morning(story.session, story.person.id, check_id, story.clock.now) == [row]
    assert row.state == "planned"
    assert story.session.scalars(select(MorningCheck)).one().withdrawn_at == story.clock.now


def test_a_morning_that_has_not_come_is_not_answered(story: Story) -> None:
    story.at("2026-03-20 23:59")
    row = story.row("next_day_check", "2026-03-21")
    answer = MorningCheckIn(occurrence_id=row.id, answered_at=story.clock.now, morning_pain=2)
    with pytest.raises(Conflict):
        report_morning(story.session, story.person.id, uuid4(), answer, story.clock.now)
    story.session.refresh(row)
    assert (row.state, story.session.scalars(select(MorningCheck)).all()) == ("planned", [])
