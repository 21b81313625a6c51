"""What waits is told by the quiet hours of now."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from backend.reminders.manners.services import Wishes, set_manners
from backend.reminders.models import Notice
from backend.rules.quiet_hours import QuietHours
from tests.conftest import Cast
from tests.fakes.clock import FakeClock

# Nine in the evening and five in the morning, as long as London has winter time.
EVENING, MORNING = "2026-03-20T21:00+00:00", "2026-03-21T05:00+00:00"


def _notice(session: Session, cast: Cast, kind: str, due: str, **more: object) -> Notice:
    due_at = datetime.fromisoformat(due)
    values = {"state": "open", "visible_at": due_at, "expires_at": due_at + timedelta(hours=6)} | more
    notice = Notice(id=uuid4(), person_id=cast.ada.id, kind=kind, due_at=due_at, subject=uuid4(), **values)
    session.add(notice)
    session.commit()
    return notice


def _be_quiet(session: Session, cast: Cast, clock: FakeClock, start: int, end: int) -> None:
    wishes = Wishes(QuietHours(time(start), time(end)), None, False, True, None)
    set_manners(session, session.merge(cast.ada), wishes, clock.now)
    session.expire_all()


def test_a_reminder_of_the_evening_waits_for_the_end_of_the_new_night(
    session: Session, cast: Cast, clock: FakeClock
) -> None:
    patch = _notice(session, cast, "gtn_patch_off", EVENING, expires_at=datetime.fromisoformat(MORNING))
    check = _notice(session, cast, "next_day_check", MORNING)
    _be_quiet(session, cast, clock, 20, 4)
    assert patch.visible_at.isoformat() == "2026-03-21T04:00:00+00:00"
    assert check.visible_at == check.due_at

    _be_quiet(session, cast, clock, 20, 6)
    assert (patch.state, patch.reason) == ("suppressed", "quiet")
    assert check.visible_at.isoformat() == "2026-03-21T06:00:00+00:00"

    _be_quiet(session, cast, clock, 22, 4)
    assert (patch.state, patch.reason, patch.visible_at) == ("open", None, patch.due_at)
    assert patch.settled_at is None


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        pytest.param("session", {}, id="keeps its time"),
        pytest.param("gtn_patch", {"is_wished": True}, id="put off to that moment"),
        pytest.param("gtn_patch", {"token": uuid4()}, id="being sent"),
        pytest.param("gtn_patch", {"attempt": 1, "reason": "gave_up"}, id="tried before"),
        pytest.param("gtn_patch", {"state": "cancelled", "reason": "done"}, id="not needed any more"),
        pytest.param("gtn_patch", {"state": "suppressed", "reason": "day_full"}, id="one too many"),
    ],
)
def test_the_rest_stays_as_it_is(
    session: Session, cast: Cast, clock: FakeClock, kind: str, more: dict[str, object]
) -> None:
    notice = _notice(session, cast, kind, EVENING, **more)
    before = (notice.state, notice.reason, notice.visible_at)
    _be_quiet(session, cast, clock, 20, 6)
    assert (notice.state, notice.reason, notice.visible_at) == before


@pytest.mark.parametrize(
    ("start", "end", "told_at", "reason"),
    [
        pytest.param(22, 4, "2026-03-21T04:00:00+00:00", "quiet", id="a shorter night"),
        pytest.param(22, 9, "2026-03-21T09:00:00+00:00", "quiet", id="a longer night"),
        pytest.param(1, 4, "2026-03-20T23:30:00+00:00", None, id="not yet night"),
        pytest.param(22, 12, "2026-03-20T23:30:00+00:00", None, id="of no use in the morning"),
    ],
)
def test_a_letter_that_waits_for_the_morning_waits_for_the_new_one(
    session: Session, cast: Cast, clock: FakeClock, start: int, end: int, told_at: str, reason: str | None
) -> None:
    clock.now = datetime.fromisoformat("2026-03-20T23:30+00:00")
    old_morning = datetime.fromisoformat("2026-03-21T07:30+00:00")
    waits = {"channel": "email", "reason": "quiet", "visible_at": old_morning, "attempt": 1}
    letter = _notice(
        session,
        cast,
        "gtn_patch",
        EVENING,
        **waits,
        expires_at=datetime.fromisoformat("2026-03-21T11:00+00:00"),
    )
    _be_quiet(session, cast, clock, start, end)
    assert (letter.state, letter.reason, letter.visible_at.isoformat()) == ("open", reason, told_at)
