"""What the rules said and no clinician has looked at yet: the most urgent of each patient, in one query."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from backend.accounts.models import Clinic, Person, Role
from backend.clinic.need import NEEDS, Need
from backend.clinic.schemas import ReasonOut
from backend.content import tables
from backend.diary.models import Verdict
from backend.diary.verdicts import ESCALATION, PROGRESSION
from backend.programmes.models import Plan, StageChange
from backend.rules.tables import TOLD_TO_CLINICIANS

UNSTABLE: Final = "unstable"
NEXT_STAGE: Final = "next_stage"
MEDICINES: Final = "medicines"
# Said of a verdict that is on the desk already.
REPEATS: Final = or_(
    Verdict.table_name == ESCALATION, and_(Verdict.table_name == PROGRESSION, Verdict.effect == "stop")
)


def open_reasons(session: Session, clinic: Clinic) -> Mapping[UUID, tuple[Need, ReasonOut]]:
    """Stays until somebody has marked it as seen, however old; an offered stage until it is begun."""
    urgency = _urgency()
    ranked = (
        select(
            Verdict,
            urgency.label("urgency"),
            func.row_number()
            .over(
                partition_by=Verdict.person_id,
                order_by=(urgency, Verdict.at.desc(), Verdict.tells_clinician.desc(), Verdict.id),
            )
            .label("place"),
            func.count().over(partition_by=Verdict.person_id).label("all_open"),
        )
        .join(Person, Person.id == Verdict.person_id)
        .where(
            Person.clinic_id == clinic.id,
            Person.role == Role.PATIENT,
            Person.disabled_at.is_(None),
            is_open(),
        )
        .subquery()
    )
    row = aliased(Verdict, ranked)
    query = select(row, ranked.c.urgency, ranked.c.all_open).where(ranked.c.place == 1)
    return {
        verdict.person_id: (NEEDS[place], _reason(verdict, all_open - 1))
        for verdict, place, all_open in session.execute(query)
    }


def rule_reason(rule_id: str) -> ReasonOut:
    """What the escalation says of a state that the desk sees by itself."""
    table = tables()[ESCALATION]
    rule = next(rule for rule in table.rules if rule.id == rule_id)
    return ReasonOut(
        verdict_id=None,
        rule=rule.id,
        effect=table.effects[rule.verdict],
        saw=rule.saw,
        do=rule.do,
        call=rule.call,
        at=None,
        more=0,
    )


def is_open() -> ColumnElement[bool]:
    """Belongs in front of a clinician, and none has looked at it."""
    return and_(
        Verdict.withdrawn_at.is_(None),
        Verdict.seen_at.is_(None),
        or_(Verdict.effect.in_(TOLD_TO_CLINICIANS), Verdict.tells_clinician, Verdict.verdict == UNSTABLE),
        ~REPEATS,
        or_(Verdict.verdict != NEXT_STAGE, ~_has_begun_since()),
    )


def _has_begun_since() -> ColumnElement[bool]:
    return exists().where(
        StageChange.plan_id == Plan.id,
        Plan.person_id == Verdict.person_id,
        StageChange.at > Verdict.at,
        StageChange.withdrawn_at.is_(None),
    )


def _urgency() -> ColumnElement[int]:
    said: tuple[tuple[ColumnElement[bool], Need], ...] = (
        (Verdict.effect == "emergency", "emergency"),
        (Verdict.effect == "stop", "stop"),
        (Verdict.table_name == MEDICINES, "side_effect"),
        (Verdict.effect == "clinician", "clinician"),
        (Verdict.verdict == NEXT_STAGE, "stage"),
    )
    return case(*((when, NEEDS.index(need)) for when, need in said), else_=NEEDS.index("unstable"))


def _reason(row: Verdict, more: int) -> ReasonOut:
    return ReasonOut(
        verdict_id=row.id,
        rule=row.rule,
        effect=row.effect,
        saw=row.saw,
        do=row.do,
        call=row.call,
        at=row.at,
        more=more,
    )
