"""A person's calendar as a test speaks of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.actions import act
from backend.programmes.care.services.gates import latest_answer
from backend.programmes.models import Occurrence, Plan
from backend.programmes.plans import Running
from backend.programmes.scene import Wish
from backend.programmes.schemas import AdjustmentIn, PrescriptionIn, StatusChangeIn
from backend.programmes.services import (
    adjust_programme,
    assign_programme,
    end_programme,
    follow_zone,
    pause_programme,
    resume_programme,
)
from backend.reminders.models import Notice
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.care.answers import pass_gates

LONDON = ZoneInfo("Europe/London")


def form(**changes: Any) -> PrescriptionIn:
    """Three evenings a week from the clock's first day, a Friday, with collagen and checks."""
    document: dict[str, Any] = {
        "template": "article_midportion",
        "starts_on": "2026-03-20",
        "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
        "collagen": {"lead_minutes": 30},
        "next_day_check": {"time": "08:30"},
    }
    return PrescriptionIn.model_validate(document | changes)


GTN = {"from": "2026-03-20", "weeks": 12, "time": "08:00", "prescriber": "Dr Ben"}
WEDGES = {"from": "2026-03-20", "weeks": 12, "time": "07:30", "height_mm": 12}
SHOCKWAVE = {"first": "2026-03-25T10:00", "sessions": 5, "every_days": 7, "prescriber": "Dr Ben"}


@dataclass
class Story:
    """Ada's plan, told step by step; every step goes through the services."""

    session: Session
    cast: Cast
    clock: FakeClock
    person: Person

    @property
    def plan(self) -> Plan:
        query = select(Plan).where(Plan.person_id == self.person.id).order_by(Plan.created_at.desc())
        return self.session.scalars(query.limit(1)).one()

    def assign(self, **changes: Any) -> Running:
        self._answer_what_is_asked(changes)
        return assign_programme(self.session, self.cast.ben, self.person, form(**changes), self.clock.now)

    def adjust(self, **changes: Any) -> Running:
        self._answer_what_is_asked(changes)
        adjustment = AdjustmentIn(version=self.plan.version, reason="as agreed", prescription=form(**changes))
        return adjust_programme(self.session, self.cast.ben, self.plan.id, adjustment, self.clock.now)

    def pause(self) -> Running:
        return pause_programme(self.session, self.cast.ben, self.plan.id, self._change(), self.clock.now)

    def resume(self) -> Running:
        return resume_programme(self.session, self.cast.ben, self.plan.id, self._change(), self.clock.now)

    def end(self) -> Running:
        return end_programme(self.session, self.cast.ben, self.plan.id, self._change(), self.clock.now)

    def travel(self, zone: str) -> None:
        follow_zone(self.session, self.person, zone, self.clock.now)

    def act(self, row: Occurrence, verb: str, **more: Any) -> list[Occurrence]:
        wish = Wish(uuid4(), verb, self.clock.now, **more)
        return act(self.session, self.person.id, row.id, wish, self.clock.now)

    def move(self, row: Occurrence, to: str) -> list[Occurrence]:
        return self.act(row, "move", to_local=datetime.fromisoformat(to))

    def rows(self, kind: str | None = None, state: str | None = None) -> list[Occurrence]:
        query = select(Occurrence).where(Occurrence.person_id == self.person.id)
        if kind:
            query = query.where(Occurrence.kind == kind)
        if state:
            query = query.where(Occurrence.state == state)
        return list(self.session.scalars(query.order_by(Occurrence.due_at, Occurrence.kind)))

    def row(self, kind: str, local: str) -> Occurrence:
        """The one whose wall time begins so; of several, the one that has not been cancelled."""
        found = [row for row in self.rows(kind) if wall(row).startswith(local)]
        (row,) = [row for row in found if row.state != "cancelled"] or found
        return row

    def planned(self, kind: str) -> list[str]:
        return [wall(row) for row in self.rows(kind, "planned")]

    def hanging(self, anchor: Occurrence, kind: str) -> Occurrence:
        (found,) = (row for row in self.rows(kind) if row.anchor_id == anchor.id)
        return found

    def open_notices(self, subject: Occurrence | None = None) -> list[Notice]:
        query = select(Notice).where(Notice.person_id == self.person.id, Notice.state == "open")
        if subject:
            query = query.where(Notice.subject == subject.id)
        query = query.order_by(Notice.due_at).execution_options(populate_existing=True)
        return list(self.session.scalars(query))

    def hushed(self) -> set[tuple[UUID | None, datetime]]:
        """Subject and time of what is of no use any more when the quiet hours are over."""
        query = select(Notice).where(
            Notice.person_id == self.person.id, Notice.state == "suppressed", Notice.reason == "quiet"
        )
        return {(notice.subject, notice.due_at) for notice in self.session.scalars(query)}

    def at(self, moment: str) -> None:
        """The clock moves to that UTC instant."""
        self.clock.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    def answer_questions(self) -> None:
        """Those before a patch and shockwave, once: nothing stands in the way."""
        if latest_answer(self.session, self.person.id, "gtn") is None:
            pass_gates(self.session, self.cast.ben, self.person, self.clock.now)

    def _answer_what_is_asked(self, changes: dict[str, Any]) -> None:
        if changes.get("gtn") or changes.get("shockwave"):
            self.answer_questions()

    def _change(self) -> StatusChangeIn:
        return StatusChangeIn(version=self.plan.version, reason="as agreed")


@contextmanager
def counted_queries(session: Session) -> Iterator[list[str]]:
    """The SELECTs that are sent meanwhile."""
    queries: list[str] = []

    def note(*seen: object) -> None:
        if str(seen[2]).startswith(("SELECT", "WITH")):
            queries.append(str(seen[2]))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield queries
    event.remove(engine, "before_cursor_execute", note)


def wall(row: Occurrence) -> str:
    return datetime.combine(row.local_date, row.local_time).isoformat(timespec="minutes")


def walls(rows: Sequence[Occurrence]) -> list[str]:
    return [wall(row) for row in rows]
