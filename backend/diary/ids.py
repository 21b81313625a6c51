"""The ids that phones make for what is told: one means one thing, whatever its kind."""

from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.diary.models import Verdict
from backend.programmes.models import Occurrence
from backend.web.problems import Conflict, NotFound

ID_TAKEN: Final = "This id was used for another report."


def check_id_is_free(session: Session, new_id: UUID, person_id: UUID) -> None:
    """What is said of one thing is found, and withdrawn, by its id alone.

    Raises Conflict, or NotFound when somebody else's report came in between.
    """
    whose = session.scalar(select(Verdict.person_id).where(Verdict.subject == new_id).limit(1))
    if whose is not None and whose != person_id:
        raise NotFound
    if whose is not None or session.get(Occurrence, new_id) is not None:
        raise Conflict(ID_TAKEN)
