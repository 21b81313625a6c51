"""An occurrence on which something is done, with what hangs on it and the plan it belongs to."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from backend.programmes.models import Occurrence
from backend.programmes.plans import Running, plan_of_occurrence
from backend.programmes.prescription import prescribed
from backend.reminders.manners.own_times import own_times_of
from backend.rules.prescription import Prescription


@dataclass(frozen=True, slots=True)
class Wish:
    """`id` is made on the phone. `entry_id` is the diary's entry that makes it done, or is taken back.

    The done of an entry carries the entry's own id; it may take the place of the entry it `replaces`.
    """

    id: UUID
    verb: str
    acted_at: datetime
    to_local: datetime | None = None
    minutes: int | None = None
    entry_id: UUID | None = None
    replaces: UUID | None = None

    def detail(self) -> dict[str, Any]:
        return {"to_local": self.to_local.isoformat() if self.to_local else None, "minutes": self.minutes}


@dataclass(frozen=True, slots=True)
class Report:
    """An entry of the diary that says that an occurrence of that kind was done."""

    entry_id: UUID
    occurrence_id: UUID
    kind: str
    at: datetime
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """`beside` are sessions that a subject done early leaves no room for, with what hangs on them."""

    session: Session
    running: Running
    subject: Occurrence
    hanging: list[Occurrence]
    now: datetime
    beside: list[Occurrence] = field(default_factory=list)

    @property
    def group(self) -> list[Occurrence]:
        return [self.subject, *self.hanging]

    @property
    def rows(self) -> list[Occurrence]:
        return [*self.group, *self.beside]

    @property
    def prescription(self) -> Prescription:
        running = self.running
        own_times = own_times_of(self.session, [self.subject.person_id])[self.subject.person_id]
        return prescribed(running.form, running.plan.zone, running.clinic_zone, own_times=own_times)


# Made once: to put a statement together takes longer than to run it.
_GROUP: Final = (
    select(Occurrence)
    .where(or_(Occurrence.id == bindparam("subject"), Occurrence.anchor_id == bindparam("subject")))
    .execution_options(populate_existing=True)
)


def open_scene(session: Session, person_id: UUID, occurrence_id: UUID, now: datetime) -> Scene:
    """The plan is locked until the transaction ends. Raises NotFound for what is not the person's own."""
    running = plan_of_occurrence(session, person_id, occurrence_id)
    rows = session.scalars(_GROUP, {"subject": occurrence_id}).all()
    subject = next(row for row in rows if row.id == occurrence_id)
    return Scene(session, running, subject, [row for row in rows if row is not subject], now)
