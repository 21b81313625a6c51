"""Every reminder a prescription would send, by date, before anything is stored."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import templates, timetable
from backend.programmes.care.services.gates import check_gates
from backend.programmes.circumstances import circumstances_of
from backend.programmes.held import Held, held
from backend.programmes.layout import is_beyond
from backend.programmes.models import PlanStatus
from backend.programmes.own_times import still_own, times_out
from backend.programmes.plans import calendar_rows
from backend.programmes.prescription import check, form_of, last_day, prescribed
from backend.programmes.preview_schemas import PreviewDayOut, PreviewItemOut, PreviewOut
from backend.programmes.preview_telling import Telling, sends_by_day, tellings
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.standing import SESSION, Standing
from backend.programmes.thresholds import values_for
from backend.programmes.today import latest_plan
from backend.reminders.manners.wishes import Manners, manners_of
from backend.rules.item import Item
from backend.rules.prescription import Prescription
from backend.rules.schedule import LONGEST_TAIL_DAYS, expand, in_order
from backend.rules.wall_clock import wall_time

FIRST_SESSION: Final = "first_session_hours"


def preview(session: Session, patient: Person, form: PrescriptionIn, now: datetime) -> PreviewOut:
    """From now to the last day of all that is prescribed. Raises Refused as assigning or adjusting would."""
    zone = ZoneInfo(patient.zone)
    local_date = wall_time(now, zone).date()
    latest = latest_plan(session, patient)
    is_running = latest is not None and latest[0].status != PlanStatus.ENDED
    before = form_of(latest[1].prescription) if latest and is_running else None
    check(form, local_date, before)
    check_gates(session, patient, form, before, now)
    is_same = is_running and latest is not None and latest[0].template == form.template
    stage = templates()[form.template].stages[latest[0].stage if latest and is_same else 0]
    around = circumstances_of(session, [patient.id])[patient.id]
    kept_free = held(around.locks, stage)
    rows = [row for row in calendar_rows(session, [patient.id], now) if not kept_free.takes(row, now)]
    own_times = still_own(around.own_times, before, form)
    prescription = prescribed(form, patient.zone, patient.clinic.zone, around.breaks, own_times)
    items = _items(
        prescription, last_day(form), local_date, Standing(rows, prescription, now), now, kept_free
    )
    manners = manners_of(session, [patient.id])[patient.id]
    told = tellings(items, manners)
    days = _days(told, manners, zone)
    return PreviewOut(
        zone=patient.zone,
        late_start_hours=None if is_running else _late_start_hours(session, patient, items, now),
        total=sum(one.at is not None for one in told),
        sends=sum(day.sends for day in days),
        days=days,
        own_times=[time for time in times_out(form, own_times, local_date) if time.is_own],
    )


def _items(
    prescription: Prescription, ends_on: date, today: date, standing: Standing, now: datetime, kept_free: Held
) -> list[Item]:
    """As the layout will have them: what stands on the calendar already stays, and takes its room."""
    first = max(prescription.starts_on, today) - timedelta(days=1)
    days = (ends_on - first).days + 1 + LONGEST_TAIL_DAYS
    items = expand(prescription, first, days, timetable()) if days > 0 else []
    ahead = (item for item in standing.retimed(items) if item.due_at > now and not is_beyond(item, ends_on))
    wanted = [item for item in ahead if not kept_free.covers(item.kind, item.local_date)]
    fitting = standing.fitting(wanted)
    stands = [item for item in standing.ahead() if not kept_free.covers(item.kind, item.local_date)]
    return in_order([*stands, *fitting], timetable())


def _late_start_hours(session: Session, patient: Person, items: list[Item], now: datetime) -> int | None:
    """Until the first session, when that is longer than it should be; a programme of rest has none."""
    first = next((item.due_at for item in items if item.kind == SESSION), None)
    if first is None:
        return None
    hours = (first - now) // timedelta(hours=1)
    return hours if hours > values_for(session, patient.clinic_id, patient.id, now)[FIRST_SESSION] else None


def _days(told: list[Telling], manners: Manners, zone: ZoneInfo) -> list[PreviewDayOut]:
    """Also a day on which only something is told that was due in the night before."""
    sends = sends_by_day(told, manners)
    items: dict[date, list[PreviewItemOut]] = {day: [] for day in sends}
    for one in told:
        items.setdefault(wall_time(one.item.due_at, zone).date(), []).append(_shown(one))
    return [
        PreviewDayOut(date=day, sends=sends.get(day, 0), items=of_day)
        for day, of_day in sorted(items.items(), key=lambda entry: entry[0])
    ]


def _shown(one: Telling) -> PreviewItemOut:
    item = one.item
    return PreviewItemOut(
        kind=item.kind,
        due_at=item.due_at,
        expires_at=item.expires_at,
        local=item.local,
        zone=item.zone,
        n=item.n,
        of=item.of,
        told_local=wall_time(one.at, ZoneInfo(item.zone)) if one.at else None,
        unsent=one.unsent,
    )
