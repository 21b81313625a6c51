"""How each course of a patient stands today, with what the rules say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import courses
from backend.db import transaction
from backend.diary.side_effects.calendar_facts import (
    collagen_today,
    patch_today,
    scan_today,
    shockwave_today,
)
from backend.diary.side_effects.facts import hours_since
from backend.diary.side_effects.models import WedgeWear
from backend.diary.side_effects.schemas import (
    AdviceOut,
    CollagenCourseOut,
    CoursesOut,
    GtnCourseOut,
    ShockwaveCourseOut,
    WedgeCourseOut,
    WornDayOut,
)
from backend.diary.side_effects.services import advice_of
from backend.programmes.care.models import Procedure
from backend.programmes.care.services.appointments import appointments_of
from backend.programmes.care.services.gates import gate_finding, latest_answer
from backend.programmes.care.services.holding import local_date
from backend.programmes.care.services.medicines import medicines_finding
from backend.programmes.care.services.procedures import is_waiting, procedures_of
from backend.programmes.locks import locks_of
from backend.programmes.models import Occurrence, OccurrenceState, PlanStatus
from backend.programmes.prescription import form_of
from backend.programmes.rebooking import rebook_visit
from backend.programmes.schemas import GtnIn, PrescriptionIn, ShockwaveIn, WedgesIn
from backend.programmes.thresholds import values_for
from backend.programmes.today import latest_plan
from backend.rules.wall_clock import wall_time
from backend.web.problems import Conflict

DAYS_BACK, DAYS_AHEAD = timedelta(days=120), timedelta(days=60)
DAYS_OF_WEAR_SHOWN: Final = 14
LONG_GAP: Final = "M18b"


@dataclass(frozen=True, slots=True)
class Bench:
    """What all courses of one patient are looked at with. `rows` are in order, without cancelled ones."""

    session: Session
    person: Person
    form: PrescriptionIn
    rows: Sequence[Occurrence]
    thresholds: dict[str, int]
    locked: frozenset[str]
    now: datetime

    @property
    def today(self) -> date:
        return local_date(self.person, self.now)

    def of_kind(self, kind: str) -> list[Occurrence]:
        return [row for row in self.rows if row.kind == kind]

    def advice(self, facts: Mapping[str, bool | int | str]) -> list[AdviceOut]:
        return advice_of(medicines_finding(facts, self.thresholds).verdicts)


def courses_of(session: Session, person: Person, now: datetime) -> CoursesOut:
    """Of the plan that runs; nothing of one that has ended."""
    latest = latest_plan(session, person)
    waiting = any(is_waiting(row, local_date(person, now)) for row in _steroids(session, person))
    thresholds = values_for(session, person.clinic_id, person.id, now)
    beside = advice_of(medicines_finding({"steroid_waiting": waiting}, thresholds).verdicts)
    if latest is None or latest[0].status == PlanStatus.ENDED:
        return CoursesOut(gtn=None, shockwave=None, wedges=None, collagen=None, advice=beside)
    form = form_of(latest[1].prescription)
    locked = frozenset(lock.what for lock in locks_of(session, person.id, local_date(person, now)))
    bench = Bench(session, person, form, _rows(session, person, now), thresholds, locked, now)
    return CoursesOut(
        gtn=_gtn(bench, form.gtn) if form.gtn else None,
        shockwave=_shockwave(bench, form.shockwave) if form.shockwave else None,
        wedges=_wedges(bench, form.wedges) if form.wedges else None,
        collagen=_collagen(bench) if form.collagen else None,
        advice=beside,
    )


def rebook_own(
    session: Session, person: Person, visit_id: UUID, to_local: datetime, now: datetime
) -> list[Occurrence]:
    """As `rebook_visit`; Conflict when so long has passed that a clinician decides how to go on."""
    with transaction(session):
        shockwave = courses_of(session, person, now).shockwave
        if shockwave and any(one.rule == LONG_GAP for one in shockwave.advice):
            raise Conflict("It has been too long since the last visit: ask your clinician first.")
        return rebook_visit(session, person, visit_id, to_local, now)


def _gtn(bench: Bench, gtn: GtnIn) -> GtnCourseOut:
    row = latest_answer(bench.session, bench.person.id, "gtn")
    said = row.answers if row else {}
    booked = [
        one.starts_at
        for one in appointments_of(bench.session, bench.person.id)
        if one.cancelled_at is None and local_date(bench.person, one.starts_at) >= bench.today
    ]
    gate = gate_finding(bench.session, bench.person, "gtn", bench.now, gtn.prescriber)
    facts = dict(gate.inputs) | patch_today(bench.rows, bench.now)
    facts |= scan_today(bench.person, booked, bench.now)
    return GtnCourseOut(
        day=_day(gtn.starts_on, gtn.weeks, bench.today),
        days=gtn.weeks * 7,
        is_locked="gtn" in bench.locked,
        prescriber=said.get("prescriber") or gtn.prescriber,
        product=said.get("product", ""),
        instruction=said.get("instruction", ""),
        headache_advice=said.get("headache_advice", ""),
        may_show_cut=said.get("patch_kind") == "matrix" and said.get("may_be_cut", False),
        off_for=wall_time(min(booked), ZoneInfo(bench.person.clinic.zone)) if booked else None,
        advice=bench.advice(facts),
    )


def _shockwave(bench: Bench, shockwave: ShockwaveIn) -> ShockwaveCourseOut:
    visits = bench.of_kind("shockwave")
    facts, missed = shockwave_today(visits, bench.now)
    gate = gate_finding(bench.session, bench.person, "shockwave", bench.now, shockwave.prescriber)
    ahead = [row for row in visits if row.state == OccurrenceState.PLANNED and row.due_at > bench.now]
    done = [row for row in visits if row.state == OccurrenceState.DONE]
    easing = timedelta(hours=bench.thresholds["shockwave_easing_hours"])
    is_easing = hours_since(visits, bench.now) < bench.thresholds["shockwave_easing_hours"]
    return ShockwaveCourseOut(
        done=len(done),
        visits=shockwave.sessions,
        is_locked="shockwave" in bench.locked,
        next_local=datetime.combine(ahead[0].local_date, ahead[0].local_time) if ahead else None,
        missed_id=missed.id if missed else None,
        calf_free_until=done[-1].due_at + easing if is_easing else None,
        advice=bench.advice(dict(gate.inputs) | facts),
    )


def _wedges(bench: Bench, wedges: WedgesIn) -> WedgeCourseOut:
    day, days = _day(wedges.starts_on, wedges.weeks, bench.today), wedges.weeks * 7
    worn = _worn(bench)
    facts = {
        "wedges_ending": day is not None and day > days - 7,
        "wedge_one_sided": bool(worn) and not worn[0].both_shoes,
    }
    return WedgeCourseOut(
        day=day,
        days=days,
        is_locked="wedges" in bench.locked,
        height_mm=wedges.height_mm,
        goal_hours=courses().wedges.goal_hours.default,
        worn=worn,
        advice=bench.advice(facts),
    )


def _collagen(bench: Bench) -> CollagenCourseOut:
    collagen = bench.form.collagen
    assert collagen is not None  # noqa: S101  # asked for only when it is prescribed
    row = latest_answer(bench.session, bench.person.id, "collagen")
    gate = gate_finding(bench.session, bench.person, "collagen", bench.now)
    lead = timedelta(minutes=collagen.lead_minutes)
    return CollagenCourseOut(
        lead_minutes=collagen.lead_minutes,
        dose=collagen.dose or (row.answers["dose"] if row else ""),
        is_locked="collagen" in bench.locked,
        advice=bench.advice(dict(gate.inputs) | collagen_today(bench.rows, bench.person, lead, bench.now)),
    )


def _worn(bench: Bench) -> list[WornDayOut]:
    """Newest first; of two for a day the one received last."""
    query = (
        select(WedgeWear)
        .where(
            WedgeWear.person_id == bench.person.id,
            WedgeWear.worn_on > bench.today - timedelta(days=DAYS_OF_WEAR_SHOWN),
        )
        .order_by(WedgeWear.received_at)
    )
    by_day = {row.worn_on: row for row in bench.session.scalars(query)}
    return [
        WornDayOut(date=on, hours=by_day[on].minutes / 60, both_shoes=by_day[on].both_shoes)
        for on in sorted(by_day, reverse=True)
    ]


def _rows(session: Session, person: Person, now: datetime) -> list[Occurrence]:
    query = select(Occurrence).where(
        Occurrence.person_id == person.id,
        Occurrence.due_at > now - DAYS_BACK,
        Occurrence.due_at < now + DAYS_AHEAD,
        Occurrence.state != OccurrenceState.CANCELLED,
    )
    return list(session.scalars(query.order_by(Occurrence.due_at, Occurrence.kind)))


def _steroids(session: Session, person: Person) -> list[Procedure]:
    return [row for row in procedures_of(session, person.id) if row.kind == "steroid"]


def _day(starts_on: date, weeks: int, today: date) -> int | None:
    """From 1; None before it begins and after it ends."""
    day = (today - starts_on).days + 1
    return day if 1 <= day <= weeks * 7 else None
