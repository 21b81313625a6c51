"""Verdicts and what follows from them, as the API shows them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.models import Override, Verdict
from backend.diary.progress import HOLDS_BACK, session_verdict
from backend.diary.schemas import (
    ListedVerdictOut,
    NextTargetOut,
    OverrideShownOut,
    ProgressOut,
    VerdictOut,
    VerdictsOut,
)
from backend.diary.verdicts import PROGRESSION, verdict_on, verdicts_of
from backend.programmes.models import Target
from backend.rules.tables import EFFECTS

MOST_FOR_A_PATIENT = 50


def verdict_shown(session: Session, subject: UUID, table: str) -> VerdictOut | None:
    row = verdict_on(session, subject, table)
    return VerdictOut(**plain(row, overrides_shown(session, [row]))) if row else None


def own_verdicts(session: Session, person_id: UUID) -> VerdictsOut:
    rows = verdicts_of(session, person_id, MOST_FOR_A_PATIENT)
    overrides = overrides_shown(session, rows)
    return VerdictsOut(
        verdicts=[
            ListedVerdictOut(**plain(row, overrides), subject=row.subject, withdrawn_at=row.withdrawn_at)
            for row in rows
        ]
    )


def progress_shown(session: Session, subject: UUID) -> ProgressOut | None:
    """What the answer about a morning has changed; none when no plan was running."""
    row = verdict_on(session, subject, PROGRESSION)
    if row is None:
        return None
    overrides = overrides_shown(session, [row])
    said = _deciding(row, None if row.override_id else session_verdict(session, subject))
    return ProgressOut(
        rule=said.rule,
        effect=said.effect,
        saw=said.saw,
        do=said.do,
        call=said.call,
        override=overrides.get(row.override_id) if row.override_id else None,
        changes=_changes(session, row.id),
    )


def plain(row: Verdict, overrides: dict[UUID, OverrideShownOut]) -> dict[str, Any]:
    """The fields that everybody sees."""
    return {
        "id": row.id,
        "table": row.table_name,
        "rule": row.rule,
        "verdict": row.verdict,
        "effect": row.effect,
        "saw": row.saw,
        "do": row.do,
        "call": row.call,
        "ruleset": row.ruleset,
        "locks": row.locks,
        "at": row.at,
        "override": overrides.get(row.override_id) if row.override_id else None,
    }


def overrides_shown(session: Session, rows: Iterable[Verdict]) -> dict[UUID, OverrideShownOut]:
    wanted = {row.override_id for row in rows if row.override_id}
    if not wanted:
        return {}
    query = (
        select(Override, Person.name)
        .join(Person, Person.id == Override.author_id)
        .where(Override.id.in_(wanted))
    )
    return {
        override.id: OverrideShownOut(author=author, until=override.until, reason=override.reason)
        for override, author in session.execute(query)
    }


def _deciding(progression: Verdict, of_session: Verdict | None) -> Verdict:
    """The session itself, when what was said of it holds the plan back more than the progression does."""
    if of_session is None or of_session.effect not in HOLDS_BACK:
        return progression
    return min(progression, of_session, key=lambda row: EFFECTS.index(row.effect))


def _changes(session: Session, verdict_id: UUID) -> list[NextTargetOut]:
    query = select(Target).where(Target.verdict_id == verdict_id, Target.withdrawn_at.is_(None))
    return [_change(after, _before(session, after)) for after in session.scalars(query.order_by(Target.id))]


def _change(after: Target, before: Target | None) -> NextTargetOut:
    return NextTargetOut(
        exercise=after.variant,
        side=after.side,
        was_kg=before.load_kg if before else None,
        load_kg=after.load_kg,
        sets=after.sets,
        reps_from=after.reps_from,
        reps_to=after.reps_to,
        level=after.level,
        contacts=after.contacts,
        reason=after.reason,
    )


def _before(session: Session, after: Target) -> Target | None:
    query = select(Target).where(
        Target.plan_id == after.plan_id,
        Target.exercise == after.exercise,
        Target.side == after.side,
        Target.id < after.id,
        Target.withdrawn_at.is_(None),
    )
    return session.scalars(query.order_by(Target.id.desc()).limit(1)).one_or_none()
