"""Sessions that stand too near to another one which is done before its day: that one was theirs."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.scene import Scene
from backend.programmes.standing import SESSION
from backend.rules.wall_clock import wall_time


def sessions_beside(scene: Scene, done_at: datetime) -> list[Occurrence]:
    """Planned or fallen away, with what hangs on them; none if the subject is done on its day or later.

    One that was done or missed, and the morning after it, stays.
    """
    subject = scene.subject
    on = wall_time(done_at, ZoneInfo(subject.zone)).date()
    if subject.kind != SESSION or on >= subject.local_date:
        return []
    reach = timedelta(days=scene.prescription.days_apart - 1)
    anchor = aliased(Occurrence)
    open_or_fallen = [OccurrenceState.PLANNED, OccurrenceState.CANCELLED]
    is_near = and_(
        anchor.person_id == subject.person_id,
        anchor.kind == SESSION,
        anchor.id != subject.id,
        anchor.local_date.between(on - reach, on + reach),
        # One that was missed may have been done all the same: its morning after is asked about.
        or_(
            anchor.state == OccurrenceState.CANCELLED,
            and_(anchor.state == OccurrenceState.PLANNED, anchor.expires_at > scene.now),
        ),
    )
    query = select(Occurrence).join(
        anchor, or_(Occurrence.id == anchor.id, Occurrence.anchor_id == anchor.id)
    )
    near = query.where(is_near, Occurrence.state.in_(open_or_fallen))
    return list(scene.session.scalars(near.execution_options(populate_existing=True)))
