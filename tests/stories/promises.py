"""What holds after every line of every story, whatever happened."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.content import exercises
from backend.diary.models import Verdict
from backend.programmes.models import Lock, Occurrence, OccurrenceState, Target
from backend.reminders.models import Notice, NoticeState
from tests.stories.world import World

LOADS = ("session", "collagen")
DAYS_APART = timedelta(days=2)


def broken_promises(world: World) -> list[str]:
    with world.database.session() as session:
        return [
            *_verdicts_without_reasons(session),
            *_rises_without_an_advance(session),
            *_loading_while_locked(session, world),
            *_sessions_too_close(session),
            *_reminders_of_nothing(session, world),
        ]


def _verdicts_without_reasons(session: Session) -> Iterator[str]:
    for row in session.scalars(select(Verdict)):
        kept = (row.rule, row.ruleset, row.inputs, row.saw, row.do, row.call)
        if not all(kept):
            yield f"a verdict of {row.table_name} lacks its rule, ruleset, inputs or words: {kept}"


def _rises_without_an_advance(session: Session) -> Iterator[str]:
    """Where no person set a target, only an `advance` may have made it harder than the one before it."""
    effects = {row.id: row.effect for row in session.scalars(select(Verdict))}
    before: dict[tuple[object, ...], Target] = {}
    for target in session.scalars(select(Target).where(Target.withdrawn_at.is_(None)).order_by(Target.id)):
        place = (target.plan_id, target.exercise, target.side)
        earlier = before.get(place)
        before[place] = target
        if earlier is None or target.author_id or not _is_harder(target, earlier):
            continue
        effect = effects.get(target.verdict_id) if target.verdict_id else None
        if effect != "advance":
            yield f"{target.variant} went up to {target.load_kg} kg by a verdict of effect {effect}"


def _is_harder(target: Target, earlier: Target) -> bool:
    is_up = exercises()[earlier.variant].up == target.variant != earlier.variant
    return (
        is_up
        or target.load_kg > earlier.load_kg
        or (target.level or 0) > (earlier.level or 0)
        or (target.contacts or 0) > (earlier.contacts or 0)
    )


def _loading_while_locked(session: Session, world: World) -> Iterator[str]:
    locks = session.scalars(select(Lock).where(Lock.what == "loading", Lock.lifted_at.is_(None))).all()
    query = select(Occurrence).where(
        Occurrence.kind.in_(LOADS),
        Occurrence.state == OccurrenceState.PLANNED,
        Occurrence.due_at > world.clock.now,
    )
    for row in session.scalars(query):
        for lock in locks:
            if lock.person_id == row.person_id and (lock.until is None or row.local_date < lock.until):
                yield f"a {row.kind} is planned on {row.local_date} though {lock.rule} has locked loading"


def _sessions_too_close(session: Session) -> Iterator[str]:
    query = select(Occurrence).where(
        Occurrence.kind == "session",
        Occurrence.state.in_([OccurrenceState.PLANNED, OccurrenceState.DONE]),
    )
    days = defaultdict(list)
    for row in session.scalars(query.order_by(Occurrence.local_date)):
        days[row.person_id].append(row.local_date)
    for dates in days.values():
        for one, next_one in pairwise(dates):
            if next_one - one < DAYS_APART:
                yield f"sessions on {one} and {next_one} are too close"


def _reminders_of_nothing(session: Session, world: World) -> Iterator[str]:
    """What is cancelled, done or skipped is not reminded of any more."""
    query = (
        select(Notice, Occurrence)
        .join(Occurrence, Occurrence.id == Notice.subject)
        .where(
            Notice.state == NoticeState.OPEN,
            Notice.due_at > world.clock.now,
            Occurrence.state != OccurrenceState.PLANNED,
        )
    )
    for notice, row in session.execute(query):
        yield f"a reminder of {notice.kind} on {notice.due_at:%Y-%m-%d} stands though it is {row.state}"
