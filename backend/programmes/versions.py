"""Each change of a plan is a version of it."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.models import Plan, PlanVersion
from backend.programmes.prescription import stored
from backend.programmes.schemas import PrescriptionIn


def add_version(
    session: Session, plan: Plan, author: Person, form: PrescriptionIn, now: datetime
) -> PlanVersion:
    added = PlanVersion(
        id=uuid4(),
        plan_id=plan.id,
        number=plan.version,
        author_id=author.id,
        at=now,
        reason=form.reason,
        status=plan.status,
        prescription=stored(form),
    )
    session.add(added)
    return added
