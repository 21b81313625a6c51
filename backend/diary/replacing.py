"""A morning that had not settled yet is asked about once more: the later answer takes its place."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.diary.models import MorningCheck
from backend.diary.morning_verdict import NOT_SETTLED_YET
from backend.web.problems import Conflict

LATER_STANDS = "A later answer stands in its place: take that back first."


def replaced_check(session: Session, check: MorningCheck) -> MorningCheck | None:
    """The answer to the same question that waited for this one; a final one gives its place to none."""
    query = select(MorningCheck).where(
        MorningCheck.occurrence_id == check.occurrence_id,
        MorningCheck.person_id == check.person_id,
        MorningCheck.id != check.id,
        MorningCheck.settled == NOT_SETTLED_YET,
        MorningCheck.replaced_by.is_(None),
        MorningCheck.withdrawn_at.is_(None),
    )
    return session.scalars(query.limit(1)).one_or_none()


def check_is_last_answer(check: MorningCheck) -> None:
    """Raises Conflict."""
    if check.replaced_by is not None:
        raise Conflict(LATER_STANDS)


def bring_back_replaced(session: Session, withdrawn: MorningCheck) -> MorningCheck | None:
    query = select(MorningCheck).where(
        MorningCheck.replaced_by == withdrawn.id, MorningCheck.withdrawn_at.is_(None)
    )
    earlier = session.scalars(query).one_or_none()
    if earlier:
        earlier.replaced_by = None
    return earlier
