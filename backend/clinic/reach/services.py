"""Who of a clinic is not reached: four queries, however many patients there are."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person, Role
from backend.clinic.reach.schemas import (
    PatientRemindersOut,
    ReachedDeviceOut,
    ReachListOut,
    UnreachedOut,
)
from backend.clinic.reach.standing import Phone, Unreached, Week, unreached
from backend.clinic.reach.weeks import weeks_of
from backend.programmes.models import Plan, PlanStatus
from backend.reminders.calendar_feed import calendars_of
from backend.reminders.history.services import best_advice, health_of, lives_of
from backend.reminders.manners.wishes import manners_of
from backend.reminders.models import Subscription
from backend.reminders.services import device_state
from backend.rules.wall_clock import resolve, wall_time


@dataclass(slots=True)
class _Watched:
    id: UUID
    name: str
    began_at: datetime
    devices: list[Subscription] = field(default_factory=list)


def patient_reminders(session: Session, patient: Person, now: datetime) -> PatientRemindersOut:
    devices = health_of(session, patient.id, now)
    return PatientRemindersOut(
        reminders=lives_of(session, patient.id, now),
        devices=[device.for_others for device in devices],
        advice=best_advice(device.advice for device in devices),
    )


def reach_list(session: Session, clinic: Clinic, now: datetime, *, has_mail: bool) -> ReachListOut:
    """Those with a plan that runs, the worst first; whom e-mail reaches meanwhile comes after the others.

    `has_mail`: this house sends e-mails.
    """
    watched = _watched(session, clinic, now)
    weeks = weeks_of(session, [one.id for one in watched], now)
    found = [(one, why) for one in watched if (why := _unreached(one, weeks, now))]
    ids = [one.id for one, _ in found]
    owners, wishes = calendars_of(session, ids), manners_of(session, ids)
    rows = []
    for one, why in found:
        is_mailed = has_mail and wishes[one.id].takes_email
        email_at = weeks.get(one.id, Week()).email_at if is_mailed else None
        rows.append(_row(one, why, email_at, one.id in owners, now))
    places = {one.id: why.place for one, why in found}
    rows.sort(key=lambda row: (row.email_at is not None, *places[row.id], row.name.lower()))
    return ReachListOut(watched=len(watched), patients=rows)


def _watched(session: Session, clinic: Clinic, now: datetime) -> list[_Watched]:
    query = (
        select(Person.id, Person.name, Plan, Subscription)
        .join(Plan, Plan.person_id == Person.id)
        .join(Subscription, Subscription.person_id == Person.id, isouter=True)
        .where(
            Person.clinic_id == clinic.id,
            Person.role == Role.PATIENT,
            Person.disabled_at.is_(None),
            Plan.status == PlanStatus.ACTIVE,
        )
        .order_by(Subscription.created_at)
    )
    found: dict[UUID, _Watched] = {}
    for person_id, name, plan, device in session.execute(query):
        began_at = _began_at(plan)
        if began_at > now or plan.ends_on < wall_time(now, ZoneInfo(plan.zone)).date():
            continue
        watched = found.setdefault(person_id, _Watched(person_id, name, began_at))
        if device is not None:
            watched.devices.append(device)
    return list(found.values())


def _began_at(plan: Plan) -> datetime:
    midnight = datetime.combine(plan.starts_on, datetime.min.time())
    return max(plan.created_at, resolve(midnight, ZoneInfo(plan.zone)))


def _unreached(one: _Watched, weeks: dict[UUID, Week], now: datetime) -> Unreached | None:
    phones = [
        Phone(device_state(device, now), device.last_accepted_at or device.renewed_at, device.first_unseen_at)
        for device in one.devices
    ]
    return unreached(one.began_at, phones, weeks.get(one.id, Week()))


def _row(
    one: _Watched, why: Unreached, email_at: datetime | None, has_calendar: bool, now: datetime
) -> UnreachedOut:
    shown = [device.last_shown_at for device in one.devices if device.last_shown_at]
    return UnreachedOut(
        id=one.id,
        name=one.name,
        why=why.why,
        todo=why.todo,
        since=why.since,
        last_receipt_at=max(shown, default=None),
        devices=[
            ReachedDeviceOut.model_validate(
                {"label": device.label, "platform": device.platform, "state": device_state(device, now)}
            )
            for device in one.devices
        ],
        misses=why.misses,
        email_at=email_at,
        has_calendar=has_calendar,
    )
