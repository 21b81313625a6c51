"""How a plan begins with a template: its first stage, its targets, and the lock that some start with."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import templates
from backend.programmes.held import LOADING, RUNNING
from backend.programmes.locks import TEMPLATE_RULE, add_locks
from backend.programmes.models import Plan, StageChange
from backend.programmes.targets import BEGUN, Cause, begin_stage, targets_of

OTHER_TEMPLATE: Final = "Another programme begins."


def begin_template(session: Session, plan: Plan, author: Person, now: datetime) -> None:
    """Before the calendar is laid out; a programme that starts locked loads nothing until it is unlocked.

    In place of another one it starts its weeks anew.
    """
    if targets_of(session, plan.id):
        session.add(
            StageChange(
                plan_id=plan.id,
                before=plan.stage,
                after=0,
                at=now,
                author_id=author.id,
                reason=OTHER_TEMPLATE,
            )
        )
        plan.stage = 0
        session.flush()
    begin_stage(session, plan, Cause(BEGUN), now)
    template = templates().get(plan.template)
    if template and template.is_locked:
        add_locks(session, plan.person_id, (LOADING, RUNNING), TEMPLATE_RULE, "stop", now)
