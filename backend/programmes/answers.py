"""Rows as the API shows them."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import templates
from backend.programmes.models import Occurrence, Plan, PlanVersion
from backend.programmes.plans import Running
from backend.programmes.prescription import form_of
from backend.programmes.schemas import (
    OccurrenceOut,
    PlanOut,
    PlanVersionOut,
    PrescriptionIn,
)
from backend.rules.wall_clock import wall_time


def plan_title(plan: Plan) -> str:
    template = templates().get(plan.template)
    return template.title if template else plan.template


def stage_title(plan: Plan) -> str:
    template = templates().get(plan.template)
    stages = template.stages if template else ()
    return stages[plan.stage].title if plan.stage < len(stages) else ""


def weeks_of(plan: Plan) -> int:
    return -(-((plan.ends_on - plan.starts_on).days + 1) // 7)


def week_on(plan: Plan, today: date) -> int:
    """1 in the first week and before it; never more than there are."""
    return min(max((today - plan.starts_on).days // 7 + 1, 1), weeks_of(plan))


def plan_out(session: Session, running: Running) -> PlanOut:
    plan = running.plan
    query = (
        select(Person.name, PlanVersion.at)
        .join(PlanVersion, PlanVersion.author_id == Person.id)
        .where(PlanVersion.plan_id == plan.id, PlanVersion.number == 1)
    )
    author, assigned_at = session.execute(query).one()
    return PlanOut(
        id=plan.id,
        patient_id=plan.person_id,
        template=plan.template,
        title=plan_title(plan),
        status=plan.status,
        version=plan.version,
        zone=plan.zone,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        stage=stage_title(plan),
        prescription=running.form,
        assigned_by=author,
        assigned_at=assigned_at,
    )


def plan_versions(session: Session, plan: Plan) -> list[PlanVersionOut]:
    """Newest first."""
    query = (
        select(PlanVersion, Person.name)
        .join(Person, Person.id == PlanVersion.author_id)
        .where(PlanVersion.plan_id == plan.id)
        .order_by(PlanVersion.number.desc())
    )
    return [
        PlanVersionOut(
            number=version.number,
            author=author,
            at=version.at,
            reason=version.reason,
            status=version.status,
            prescription=form_of(version.prescription),
        )
        for version, author in session.execute(query)
    ]


def occurrence_out(
    row: Occurrence, form: PrescriptionIn | None, light: Collection[UUID] = ()
) -> OccurrenceOut:
    """`light`: the sessions whose light version is to be done."""
    return OccurrenceOut(
        id=row.id,
        kind=row.kind,
        due_at=row.due_at,
        expires_at=row.expires_at,
        local=datetime.combine(row.local_date, row.local_time),
        zone=row.zone,
        state=row.state,
        moved_from_local=wall_time(row.moved_from, ZoneInfo(row.zone)) if row.moved_from else None,
        n=row.n,
        of=row.of,
        anchor_id=row.anchor_id,
        snoozed_until=row.snoozed_until,
        acted_at=row.acted_at,
        entry_id=row.entry_id,
        detail=_numbers(row, form, light),
    )


def _numbers(row: Occurrence, form: PrescriptionIn | None, light: Collection[UUID]) -> dict[str, int]:
    if row.id in light:
        return {"is_light": 1}
    if form and form.wedges and row.kind == "heel_wedges":
        return {"height_mm": form.wedges.height_mm}
    if form and form.collagen and row.kind == "collagen":
        return {"lead_minutes": form.collagen.lead_minutes}
    return {}
