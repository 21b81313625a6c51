"""How reminders ended, counted on Ada's plan; and what has no end, or was never written."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from backend.programmes.models import Occurrence
from backend.reminders.models import Notice
from backend.simulation.judge import audit
from backend.simulation.judge.life import Life
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import WEDGES, Story

END = datetime(2026, 3, 28, tzinfo=UTC)


@pytest.fixture
def lives(session: Session, cast: Cast, clock: FakeClock) -> dict[UUID, Life]:
    """Ada has wedges from today, by the plan and by what the judge was told."""
    Story(session, cast, clock, cast.ada).assign(wedges=WEDGES)
    life = Life(1, "Europe/London", [(clock.now, "Europe/London")], (time(21, 30), time(7, 30)))
    life.prescribe(clock.now, {"wedges": WEDGES})
    return {cast.ada.id: life}


def end_all(session: Session, state: str) -> None:
    session.execute(update(Notice).values(state=state))


def test_what_is_open_still_is_lost(session: Session, lives: dict[UUID, Life]) -> None:
    due = len(session.scalars(select(Notice).where(Notice.due_at < END)).all())
    assert audit.ends(session, END) == {"lost": due}
    end_all(session, "expired")
    assert audit.ends(session, END) == {"expired": due}


def test_told_without_a_delivery_of_its_own_went_along(session: Session, lives: dict[UUID, Life]) -> None:
    end_all(session, "acted")
    assert set(audit.ends(session, END)) == {"merged"}


def test_a_notice_that_is_gone_is_missed(session: Session, lives: dict[UUID, Life]) -> None:
    end_all(session, "accepted")
    assert audit.never_written(session, lives, END) == []
    session.execute(delete(Notice).where(Notice.kind == "session", Notice.due_at < END - timedelta(days=4)))
    assert len(audit.never_written(session, lives, END)) == 2


def test_a_day_of_a_course_that_is_not_on_the_calendar_is_missed(
    session: Session, lives: dict[UUID, Life]
) -> None:
    end_all(session, "accepted")
    fourth = datetime.fromisoformat("2026-03-24").date()
    session.execute(
        delete(Occurrence).where(Occurrence.kind == "heel_wedges", Occurrence.local_date == fourth)
    )
    (missed,) = audit.never_written(session, lives, END)
    assert "heel_wedges on 2026-03-24" in missed
