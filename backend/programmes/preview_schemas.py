"""Shapes of what a prescription would send, and of the times it keeps."""

from datetime import date

from backend.programmes.names import KindName, OwnKindName
from backend.programmes.preview_telling import Unsent
from backend.programmes.schemas import Out
from backend.programmes.times import Instant, LocalMoment, LocalTime


class PreviewItemOut(Out):
    """`told_local`: when it is told. None: it stands in Today only, for `unsent` if that is set."""

    kind: KindName
    due_at: Instant
    expires_at: Instant
    local: LocalMoment
    zone: str
    n: int | None
    of: int | None
    told_local: LocalMoment | None
    unsent: Unsent | None


class PreviewDayOut(Out):
    date: date
    sends: int
    items: list[PreviewItemOut]


class TimeOut(Out):
    """When a kind comes; `is_own`: the patient has set that, `prescribed_time` is what it would be else."""

    kind: OwnKindName
    local_time: LocalTime
    prescribed_time: LocalTime
    is_own: bool


class PreviewOut(Out):
    """`total` reminders, sent as `sends` notifications: what is due in the same minute goes out as one.

    `late_start_hours`: until the first session of a new plan, where that is longer than it should be.
    `own_times`: those that the patient has set, and that hold in place of what is prescribed.
    """

    zone: str
    late_start_hours: int | None
    total: int
    sends: int
    days: list[PreviewDayOut]
    own_times: list[TimeOut]
