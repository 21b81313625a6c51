"""Three reminders of a kind in a row that nobody answers make a question."""

from collections.abc import Callable
from datetime import time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from backend.programmes.models import Occurrence
from backend.programmes.own_times import keep_time, set_own_time
from backend.programmes.wishes.services import manners_out
from backend.reminders.models import Notice, NoticeEvent, Subscription
from tests.programmes.scenes import Story

# Friday, Monday, Wednesday; by Thursday noon the third one is over.
SESSIONS = ("2026-03-20", "2026-03-23", "2026-03-25")
AFTER_THREE = "2026-03-26 12:00"


@pytest.fixture(autouse=True)
def plan(story: Story) -> None:
    story.assign()


def tell(story: Story, row: Occurrence, state: str = "shown") -> None:
    """A phone spoke of it."""
    story.session.execute(update(Notice).where(Notice.subject == row.id).values(state=state))
    story.session.commit()


def asked(story: Story) -> dict[str, list[str]]:
    """The kinds that are asked about, with the times on offer."""
    shown = manners_out(story.session, story.person, has_mail=False, now=story.clock.now)
    return {one.kind: [at.isoformat("minutes") for at in one.offers] for one in shown.wrong_times}


def miss(story: Story, *dates: str) -> None:
    for on in dates:
        tell(story, story.row("session", on))


def test_three_unanswered_sessions_in_a_row_are_asked_about(story: Story) -> None:
    miss(story, *SESSIONS)
    story.at("2026-03-25 19:00")  # the third one is still of use
    assert asked(story) == {}
    story.at(AFTER_THREE)
    assert asked(story) == {"session": ["20:00", "16:00"]}


def test_a_phone_that_shows_nothing_is_not_taken_for_a_wrong_time(story: Story) -> None:
    miss(story, *SESSIONS)
    story.at(AFTER_THREE)
    phone = Subscription(
        person_id=story.person.id,
        endpoint="https://fcm.googleapis.com/x",
        endpoint_hash="x",
        p256dh="k",
        auth="a",
        label="Phone",
        created_at=story.clock.now,
        renewed_at=story.clock.now,
        state="working",
        first_unseen_at=story.clock.now - timedelta(days=4),
    )
    story.session.add(phone)
    story.session.commit()
    assert asked(story) == {}
    phone.first_unseen_at = None
    story.session.commit()
    assert list(asked(story)) == ["session"]


def _done_late(story: Story) -> None:
    story.act(story.row("session", SESSIONS[2]), "done")


def _skipped(story: Story) -> None:
    story.act(story.row("session", SESSIONS[0]), "skip")


def _tapped(story: Story) -> None:
    session, row = story.session, story.row("session", SESSIONS[1])
    notice_id = session.query(Notice.id).where(Notice.subject == row.id).scalar()
    session.add(NoticeEvent(notice_id=notice_id, event="clicked", at=story.clock.now))
    session.commit()


def _never_told(story: Story) -> None:
    tell(story, story.row("session", SESSIONS[1]), "expired")


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param(_done_late, id="the last one was done late"),
        pytest.param(_skipped, id="the first one was skipped"),
        pytest.param(_tapped, id="the second one was tapped"),
        pytest.param(_never_told, id="the second one was never told"),
    ],
)
def test_an_answer_in_between_is_an_answer(story: Story, meanwhile: Callable[[Story], None]) -> None:
    miss(story, *SESSIONS)
    story.at(AFTER_THREE)
    meanwhile(story)
    assert asked(story) == {}


def test_a_session_that_was_put_off_was_answered(story: Story) -> None:
    story.at("2026-03-20 18:05")
    story.act(story.row("session", SESSIONS[0]), "snooze", minutes=30)
    miss(story, *SESSIONS[1:])
    story.at(AFTER_THREE)
    assert asked(story) == {}


@pytest.mark.parametrize("answer", ["keep", "change"])
def test_whoever_has_answered_is_asked_again_after_three_more(story: Story, answer: str) -> None:
    miss(story, *SESSIONS)
    story.at(AFTER_THREE)
    if answer == "keep":
        keep_time(story.session, story.person, "session", story.clock.now)
    else:
        set_own_time(story.session, story.person, "session", time(20), story.clock.now)
    assert asked(story) == {}

    miss(story, "2026-03-27", "2026-03-30")
    story.at("2026-03-31 12:00")
    assert asked(story) == {}
    miss(story, "2026-04-01")
    story.at("2026-04-02 12:00")
    assert list(asked(story)) == ["session"]


def test_the_time_at_which_it_was_usually_done_is_offered_first(story: Story) -> None:
    for on in SESSIONS:
        story.at(f"{on} 19:10")
        story.act(story.row("session", on), "done")
    miss(story, "2026-03-27", "2026-03-30", "2026-04-01")
    story.at("2026-04-02 12:00")
    assert asked(story) == {"session": ["19:15", "20:00", "16:00"]}


def test_a_time_of_the_clinicians_begins_anew(story: Story) -> None:
    miss(story, *SESSIONS)
    story.at(AFTER_THREE)
    story.adjust(sessions={"weekdays": ["mon", "wed", "fri"], "time": "17:00"})
    assert asked(story) == {}


def test_a_repeat_of_one_reminder_does_not_count_twice(story: Story) -> None:
    miss(story, *SESSIONS[1:])
    row = story.row("session", SESSIONS[2])
    first = story.session.query(Notice).where(Notice.subject == row.id).one()
    again = first.due_at + timedelta(minutes=45)
    story.session.add(
        Notice(
            id=uuid4(),
            person_id=first.person_id,
            kind="session",
            due_at=again,
            visible_at=again,
            expires_at=first.expires_at,
            state="shown",
            subject=row.id,
            round=1,
        )
    )
    story.session.commit()
    story.at(AFTER_THREE)
    assert asked(story) == {}
