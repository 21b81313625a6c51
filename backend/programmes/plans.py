"""Finding plans, their versions and a person's calendar, locked while they change."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version as installed_version
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, select
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person
from backend.programmes import layout
from backend.programmes.circumstances import Circumstances, circumstances_of
from backend.programmes.held import held
from backend.programmes.models import Occurrence, Plan, PlanStatus, PlanVersion
from backend.programmes.plan_stage import stage_of
from backend.programmes.prescription import form_of, prescribed
from backend.programmes.prompts import cancel_prompts, plan_prompts
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.standing import LOOK_BACK
from backend.web.problems import NotFound

TZDATA: Final = installed_version("tzdata")

# Made once: to put a statement together takes longer than to run it.
_LOCK: Final = select(Plan.id).with_for_update()
_OWN: Final = select(Occurrence.plan_id).where(
    Occurrence.id == bindparam("occurrence"), Occurrence.person_id == bindparam("whose")
)
_LOCK_PERSON: Final = select(Person.id).where(Person.id == bindparam("whose")).with_for_update(key_share=True)
_LOCK_OF: Final = _LOCK.where(Plan.id == _OWN.scalar_subquery())
_RUNNING: Final = (
    select(Plan, PlanVersion, Clinic.zone)
    .join(PlanVersion, and_(PlanVersion.plan_id == Plan.id, PlanVersion.number == Plan.version))
    .join(Clinic, Clinic.id == Plan.clinic_id)
    .execution_options(populate_existing=True)
)
_RUNNING_BY_ID: Final = _RUNNING.where(Plan.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class Running:
    """A plan with what it prescribes now, and the clinic's zone that its appointments keep."""

    plan: Plan
    latest: PlanVersion
    clinic_zone: str

    @property
    def form(self) -> PrescriptionIn:
        return form_of(self.latest.prescription)


def running_plan(session: Session, person_id: UUID) -> Running | None:
    """The one that is not ended, locked until the transaction ends."""
    found = _locked(session, Plan.person_id == person_id, Plan.status != PlanStatus.ENDED)
    return found[0] if found else None


def plan_in_clinic(session: Session, clinic_id: UUID, plan_id: UUID, *, to_change: bool = False) -> Running:
    """Locked until the transaction ends if it is to change. Raises NotFound."""
    conditions = (Plan.id == plan_id, Plan.clinic_id == clinic_id)
    found = _locked(session, *conditions) if to_change else _fetch(session, *conditions)
    if not found:
        raise NotFound
    return found[0]


def plan_of_occurrence(session: Session, person_id: UUID, occurrence_id: UUID) -> Running:
    """Locked until the transaction ends, its person first. Raises NotFound."""
    session.execute(_LOCK_PERSON, {"whose": person_id})
    plan_ids = session.scalars(_LOCK_OF, {"occurrence": occurrence_id, "whose": person_id}).all()
    found = _those(session, plan_ids)
    if not found:
        raise NotFound
    return found[0]


def plans_by_id(session: Session, plan_ids: Collection[UUID]) -> list[Running]:
    return _locked(session, Plan.id.in_(plan_ids))


def _locked(session: Session, *conditions: ColumnElement[bool]) -> list[Running]:
    # First the lock, then the version: whoever held the lock may have added one that this query cannot see.
    return _those(session, session.scalars(_LOCK.where(*conditions)).all())


def _those(session: Session, plan_ids: Collection[UUID]) -> list[Running]:
    found = session.execute(_RUNNING_BY_ID, {"ids": plan_ids}) if plan_ids else ()
    return [Running(plan, latest, zone) for plan, latest, zone in found]


def _fetch(session: Session, *conditions: ColumnElement[bool]) -> list[Running]:
    found = session.execute(_RUNNING.where(*conditions))
    return [Running(plan, latest, zone) for plan, latest, zone in found]


def calendar_rows(session: Session, person_ids: Collection[UUID], now: datetime) -> list[Occurrence]:
    """Everything of these people that a change of their plans may touch or must respect."""
    query = select(Occurrence).where(
        Occurrence.person_id.in_(person_ids), Occurrence.due_at > now - LOOK_BACK
    )
    return list(session.scalars(query.execution_options(populate_existing=True)))


def lay_out_plan(session: Session, running: Running, form: PrescriptionIn, now: datetime) -> None:
    """The calendar of the days ahead as `form` has it, with its notices."""
    person_id = running.plan.person_id
    rows = calendar_rows(session, [person_id], now)
    lay_out_rows(session, running, form, rows, now, circumstances_of(session, [person_id])[person_id])


def lay_out_rows(
    session: Session,
    running: Running,
    form: PrescriptionIn,
    rows: Iterable[Occurrence],
    now: datetime,
    around: Circumstances,
) -> None:
    """As `lay_out_plan`, with the person's calendar at hand, and what shapes it beside the prescription."""
    plan = running.plan
    prescription = prescribed(form, plan.zone, running.clinic_zone, around.breaks, around.own_times)
    changes = layout.lay_out(plan, prescription, rows, now, held(around.locks, stage_of(plan)))
    plan.tzdata = TZDATA
    _stamp([*changes.put, *changes.taken], now)
    session.add_all(changes.put)
    cancel_prompts(session, [*changes.shifted, *changes.taken], "plan_changed", now)
    plan_prompts(session, plan.person_id, changes.put, now)


def _stamp(rows: Iterable[Occurrence], now: datetime) -> None:
    for row in rows:
        row.changed_at = now


def clear_calendar(session: Session, plan: Plan, reason: str, now: datetime) -> None:
    changes = layout.clear(calendar_rows(session, [plan.person_id], now), now)
    _stamp(changes.taken, now)
    cancel_prompts(session, changes.taken, reason, now)
