"""Every reminder a prescription would send, by date, before anything is stored."""

from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import kinds, timetable
from backend.programmes.layout import is_beyond
from backend.programmes.models import PlanStatus
from backend.programmes.plans import calendar_rows
from backend.programmes.prescription import check, form_of, last_day, prescribed
from backend.programmes.schemas import PrescriptionIn, PreviewDayOut, PreviewItemOut, PreviewOut
from backend.programmes.standing import Standing
from backend.programmes.today import latest_plan
from backend.rules.item import Item
from backend.rules.schedule import LONGEST_TAIL_DAYS, expand, in_order
from backend.rules.wall_clock import wall_time


def preview(session: Session, patient: Person, form: PrescriptionIn, now: datetime) -> PreviewOut:
    """From now to the last day of all that is prescribed. Raises Refused as assigning or adjusting would."""
    zone = ZoneInfo(patient.zone)
    local_date = wall_time(now, zone).date()
    latest = latest_plan(session, patient)
    is_running = latest is not None and latest[0].status != PlanStatus.ENDED
    check(form, local_date, form_of(latest[1].prescription) if latest and is_running else None)
    standing = Standing(calendar_rows(session, [patient.id], now), now)
    items = _items(form, patient, local_date, standing, now)
    days = [
        PreviewDayOut(date=day, sends=_sends(of_day), items=[_shown(item) for item in of_day])
        for day, of_day in _by_date(items, zone)
    ]
    return PreviewOut(
        zone=patient.zone,
        total=sum(kinds()[item.kind].is_pushed for item in items),
        sends=sum(day.sends for day in days),
        days=days,
    )


def _items(
    form: PrescriptionIn, patient: Person, today: date, standing: Standing, now: datetime
) -> list[Item]:
    """As the layout will have them: what stands on the calendar already stays, and takes its room."""
    prescription = prescribed(form, patient.zone, patient.clinic.zone)
    ends_on = last_day(form)
    first = max(form.starts_on, today) - timedelta(days=1)
    days = (ends_on - first).days + 1 + LONGEST_TAIL_DAYS
    items = expand(prescription, first, days, timetable()) if days > 0 else []
    wanted = [item for item in items if item.due_at > now and not is_beyond(item, ends_on)]
    return in_order([*standing.ahead(prescription), *standing.fitting(wanted)], timetable())


def _by_date(items: list[Item], zone: ZoneInfo) -> list[tuple[date, list[Item]]]:
    def local_date(item: Item) -> date:
        return wall_time(item.due_at, zone).date()

    return [(day, list(of_day)) for day, of_day in groupby(items, local_date)]


def _sends(items: list[Item]) -> int:
    """What is due in the same minute goes out as one."""
    return len({item.due_at.replace(second=0) for item in items if kinds()[item.kind].is_pushed})


def _shown(item: Item) -> PreviewItemOut:
    return PreviewItemOut(
        kind=item.kind,
        due_at=item.due_at,
        expires_at=item.expires_at,
        local=item.local,
        zone=item.zone,
        n=item.n,
        of=item.of,
    )
