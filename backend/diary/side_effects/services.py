"""Taking in what a patient notices about a course, and for how long wedges were worn."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import courses, ruleset
from backend.db import transaction
from backend.diary.ids import ID_TAKEN, check_id_is_free
from backend.diary.services import one_at_a_time
from backend.diary.shown import verdict_shown
from backend.diary.side_effects.facts import noticed_facts
from backend.diary.side_effects.models import SideEffect, WedgeWear
from backend.diary.side_effects.schemas import (
    AdviceOut,
    SideEffectIn,
    SideEffectOut,
    WedgeWearIn,
    WedgeWearOut,
)
from backend.diary.verdicts import judge, lock_as_said, record_verdict, verdict_on, withdraw_verdicts
from backend.programmes.care.services.gates import latest_answer
from backend.programmes.care.services.holding import local_date
from backend.programmes.care.services.medicines import TABLE, UNEVENTFUL, medicines_finding
from backend.programmes.credible import credible
from backend.programmes.thresholds import values_for
from backend.rules.tables import Verdict
from backend.web.problems import Conflict, FieldProblem, NotFound, Refused

MOST_SHOWN: Final = 50
OLDEST_WEAR: Final = timedelta(days=30)
ALL_IS_WELL: Final = "M0"


def report_side_effect(
    session: Session, person_id: UUID, entry_id: UUID, form: SideEffectIn, now: datetime
) -> SideEffect:
    """Stores the entry once, with its verdict and the locks it asks for.

    Raises NotFound for someone else's id, Conflict for an id that says something else already.
    """
    with transaction(session):
        person = one_at_a_time(session, person_id)
        said = form.model_dump(mode="json", exclude={"noted_at"})
        found = session.get(SideEffect, entry_id)
        if found is not None:
            _check_own(found.person_id, person_id)
            if found.said != said or found.noted_at != credible(form.noted_at, found.received_at):
                raise Conflict(ID_TAKEN)
            return found
        check_id_is_free(session, entry_id, person_id)
        noted_at = credible(form.noted_at, now)
        row = SideEffect(
            id=entry_id,
            person_id=person_id,
            noted_at=noted_at,
            noted_on=local_date(person, noted_at),
            received_at=now,
            said=said,
        )
        _store(session, row)
        _decide(session, person, row, form, now)
        return row


def withdraw_side_effect(session: Session, person_id: UUID, entry_id: UUID, now: datetime) -> SideEffect:
    """Takes the entry back, once. What it locked stays so until a clinician lifts it. Raises NotFound."""
    with transaction(session):
        one_at_a_time(session, person_id)
        row = session.get(SideEffect, entry_id)
        if row is None:
            raise NotFound
        _check_own(row.person_id, person_id)
        if row.withdrawn_at is None:
            row.withdrawn_at = now
            withdraw_verdicts(session, [entry_id], now)
        return row


def report_wedge_wear(
    session: Session, person_id: UUID, entry_id: UUID, form: WedgeWearIn, now: datetime
) -> WedgeWear:
    """As `report_side_effect`; Refused for a day that has not come or lies a month back."""
    with transaction(session):
        person = one_at_a_time(session, person_id)
        minutes = int(form.hours * 60)
        found = session.get(WedgeWear, entry_id)
        if found is not None:
            _check_own(found.person_id, person_id)
            if (found.worn_on, found.minutes, found.both_shoes) != (form.date, minutes, form.both_shoes):
                raise Conflict(ID_TAKEN)
            return found
        today = local_date(person, now)
        if not today - OLDEST_WEAR <= form.date <= today:
            raise Refused(FieldProblem("date", "must be today, or a day of the last month"))
        row = WedgeWear(
            id=entry_id,
            person_id=person_id,
            worn_on=form.date,
            received_at=now,
            minutes=minutes,
            both_shoes=form.both_shoes,
        )
        _store(session, row)
        return row


def side_effect_out(session: Session, row: SideEffect) -> SideEffectOut:
    verdict = verdict_on(session, row.id, TABLE)
    # By the rules of then all that held cannot be told again: the verdict itself is kept.
    is_of_now = verdict is not None and verdict.ruleset == ruleset()
    held = medicines_finding(verdict.inputs, verdict.thresholds).verdicts if verdict and is_of_now else ()
    gate = latest_answer(session, row.person_id, "gtn")
    has_headache = row.said["headache"] in ("mild", "moderate")
    return SideEffectOut(
        id=row.id,
        noted_at=row.noted_at,
        said=SideEffectIn.model_validate(row.said | {"noted_at": row.noted_at}),
        verdict=verdict_shown(session, row.id, TABLE),
        advice=advice_of(held),
        headache_advice=gate.answers["headache_advice"] if gate and has_headache else "",
        withdrawn_at=row.withdrawn_at,
    )


def side_effects_of(session: Session, person_id: UUID) -> list[SideEffectOut]:
    """Newest first."""
    query = (
        select(SideEffect)
        .where(SideEffect.person_id == person_id)
        .order_by(SideEffect.noted_at.desc(), SideEffect.id)
        .limit(MOST_SHOWN)
    )
    return [side_effect_out(session, row) for row in session.scalars(query)]


def wedge_wear_out(session: Session, person: Person, row: WedgeWear, now: datetime) -> WedgeWearOut:
    facts = {"wedge_one_sided": not row.both_shoes}
    finding = medicines_finding(facts, values_for(session, person.clinic_id, person.id, now))
    return WedgeWearOut(
        id=row.id,
        date=row.worn_on,
        hours=row.minutes / 60,
        both_shoes=row.both_shoes,
        goal_hours=courses().wedges.goal_hours.default,
        advice=advice_of(finding.verdicts),
    )


def advice_of(held: Sequence[Verdict]) -> list[AdviceOut]:
    """Without the row that only says that all is well."""
    return [
        AdviceOut(rule=one.rule, effect=one.effect, saw=one.saw, do=one.do, call=one.call)
        for one in held
        if one.rule != ALL_IS_WELL
    ]


def _decide(session: Session, person: Person, row: SideEffect, form: SideEffectIn, now: datetime) -> None:
    thresholds = values_for(session, person.clinic_id, person.id, now)
    facts = noticed_facts(session, person, form, row.noted_on, thresholds, now)
    decision = judge(TABLE, dict(UNEVENTFUL) | facts, thresholds)
    verdict = record_verdict(session, person, row.id, decision, now)
    lock_as_said(session, decision, verdict, now)


def _store(session: Session, row: SideEffect | WedgeWear) -> None:
    session.add(row)
    try:
        session.flush()
    except IntegrityError:  # someone else used the id in this very moment
        raise NotFound from None


def _check_own(owner_id: UUID, person_id: UUID) -> None:
    if owner_id != person_id:
        raise NotFound
