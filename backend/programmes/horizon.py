"""Keeps the days ahead laid out: for plans that run out of them, and for all when civil time has changed."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.programmes.circumstances import circumstances_of
from backend.programmes.models import Occurrence, Plan, PlanStatus
from backend.programmes.plans import TZDATA, calendar_rows, lay_out_rows, plans_by_id

# A week's notice: a worker that is down for days leaves nobody without a plan.
FEWEST_DAYS_LEFT = 7


def extend_horizons(session: Session, now: datetime, limit: int) -> int:
    """Lay out the days ahead of up to `limit` plans that need it; answers how many.

    Two workers at once take different plans. The work is in proportion to the plans that run out, not to all.
    """
    with transaction(session):
        plan_ids = _claim(session, now, limit)
        if not plan_ids:
            return 0
        plans = plans_by_id(session, plan_ids)
        rows: defaultdict[UUID, list[Occurrence]] = defaultdict(list)
        person_ids = [running.plan.person_id for running in plans]
        for row in calendar_rows(session, person_ids, now):
            rows[row.person_id].append(row)
        around = circumstances_of(session, person_ids)
        for running in plans:
            person_id = running.plan.person_id
            lay_out_rows(session, running, running.form, rows[person_id], now, around[person_id])
    return len(plan_ids)


def _claim(session: Session, now: datetime, limit: int) -> list[UUID]:
    soon = now.astimezone(UTC).date() + timedelta(days=FEWEST_DAYS_LEFT)
    needs_layout = or_(
        Plan.materialised_until < soon,
        # Not `!=`: two ranges can each be read off the index.
        Plan.tzdata < TZDATA,
        Plan.tzdata > TZDATA,
    )
    query = (
        select(Plan.id)
        .where(Plan.status == PlanStatus.ACTIVE, needs_layout)
        .order_by(Plan.materialised_until)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(query))
