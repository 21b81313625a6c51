"""Facts for the table of medicines: from what a patient has noticed, and from what the calendar shows."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.models import MorningCheck
from backend.diary.side_effects.models import SideEffect
from backend.diary.side_effects.schemas import SideEffectIn
from backend.programmes.care.services.holding import local_date
from backend.programmes.care.services.medicines import NONE_YET
from backend.programmes.models import Occurrence, OccurrenceState

WEEK: Final = timedelta(days=7)
VISIT: Final = "shockwave"
MOST_DAYS: Final = 366
_AS_SAID: Final = (
    "headache",
    "face_swelling_or_breathing",
    "faint",
    "palpitations",
    "vision_change",
    "chest_pain",
    "took_pde5",
    "wedge_one_sided",
    "pop_or_severe_pain",
    "anti_inflammatory_risk",
)


def noticed_facts(
    session: Session, person: Person, form: SideEffectIn, on: date, thresholds: dict[str, int], now: datetime
) -> dict[str, Any]:
    """What one entry says, with how many days in a row the like was said before."""
    earlier = entries_since(session, person.id, on - timedelta(days=MOST_DAYS))
    said = form.model_dump()
    rash_days = _in_a_row(earlier, on, "rash") if form.rash != "none" else 0
    if form.rash == "spreading":
        # One that grows is not waited for.
        rash_days = max(rash_days, thresholds["rash_days_most"])
    wedge_days = _in_a_row(earlier, on, "wedge_pain") if form.wedge_pain != "none" else 0
    near = timedelta(days=thresholds["anti_inflammatory_days"])
    return {name: said[name] for name in _AS_SAID} | {
        "headache_days": _in_a_row(earlier, on, "headache") if form.headache != "none" else 0,
        "rash": "mild" if form.rash == "spreading" else form.rash,
        "rash_days": rash_days,
        "wedge_pain": form.wedge_pain != "none",
        "wedge_pain_days": wedge_days,
        "painkiller_days": painkiller_days(session, person, on, form.painkiller_days),
        "takes_anti_inflammatory": form.took_anti_inflammatory,
        "anti_inflammatory_near_visit": form.took_anti_inflammatory
        and any(abs(row.due_at - now) <= near for row in visits_of(session, person.id)),
        "hours_since_shockwave": hours_since(visits_of(session, person.id), now)
        if form.shockwave_soreness != "none"
        else NONE_YET,
    }


def painkiller_days(session: Session, person: Person, on: date, told: int | None) -> int:
    """Of the seven days up to that one: as told, or as the mornings said, whichever is more."""
    query = select(MorningCheck.answered_at).where(
        MorningCheck.person_id == person.id,
        MorningCheck.tablets.is_(True),
        MorningCheck.withdrawn_at.is_(None),
        MorningCheck.replaced_by.is_(None),
    )
    days = {local_date(person, at) for at in session.scalars(query)}
    return max(told or 0, sum(on - WEEK < day <= on for day in days))


def entries_since(session: Session, person_id: UUID, since: date) -> Sequence[SideEffect]:
    """Those that were not taken back."""
    query = select(SideEffect).where(
        SideEffect.person_id == person_id, SideEffect.noted_on >= since, SideEffect.withdrawn_at.is_(None)
    )
    return session.scalars(query).all()


def visits_of(session: Session, person_id: UUID) -> Sequence[Occurrence]:
    """In order, without those that were cancelled."""
    query = select(Occurrence).where(
        Occurrence.person_id == person_id,
        Occurrence.kind == VISIT,
        Occurrence.state != OccurrenceState.CANCELLED,
    )
    return session.scalars(query.order_by(Occurrence.due_at)).all()


def hours_since(visits: Iterable[Occurrence], now: datetime) -> int:
    """Whole hours since the last visit that took place; NONE_YET without one."""
    done = [row.due_at for row in visits if row.state == OccurrenceState.DONE and row.due_at <= now]
    return min(int((now - max(done)).total_seconds()) // 3600, NONE_YET) if done else NONE_YET


def _in_a_row(entries: Iterable[SideEffect], on: date, what: str) -> int:
    """Days up to and with `on` on which it was noticed, without a day between."""
    days = {entry.noted_on for entry in entries if entry.said.get(what, "none") != "none"} | {on}
    count = 0
    while on - timedelta(days=count) in days:
        count += 1
    return min(count, MOST_DAYS)
