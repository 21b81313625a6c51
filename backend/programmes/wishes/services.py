"""What a person wishes of reminders, with the times of the plan that runs."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.content import day_rules
from backend.programmes.models import PlanStatus
from backend.programmes.own_times import times_out
from backend.programmes.prescription import form_of
from backend.programmes.preview_schemas import TimeOut
from backend.programmes.today import latest_plan
from backend.programmes.wishes.schemas import AwayOut, MannersOut, QuietOut
from backend.programmes.wishes.wrong_times import wrong_times
from backend.reminders.manners.own_times import own_times_of
from backend.reminders.manners.services import manners_row
from backend.reminders.manners.wishes import manners_of
from backend.rules.wall_clock import wall_time


def manners_out(session: Session, person: Person, *, has_mail: bool, now: datetime) -> MannersOut:
    row, manners = manners_row(session, person.id), manners_of(session, [person.id])[person.id]
    times = _times(session, person, now)
    away = manners.away if manners.away and manners.away[1] >= wall_time(now, manners.zone).date() else None
    return MannersOut(
        zone=person.zone,
        kept_zone=row.kept_zone if row else None,
        quiet=QuietOut.model_validate({"from": manners.quiet.start, "to": manners.quiet.end}),
        has_own_quiet=row is not None and row.quiet_from is not None,
        most_pushes=row.most_pushes if row else None,
        usual_most_pushes=day_rules().most_pushes,
        shows_detail=manners.shows_detail,
        takes_email=manners.takes_email,
        has_mail=has_mail,
        away=AwayOut.model_validate({"from": away[0], "until": away[1]}) if away else None,
        times=times,
        wrong_times=wrong_times(session, person, manners, times, now),
    )


def _times(session: Session, person: Person, now: datetime) -> list[TimeOut]:
    latest = latest_plan(session, person)
    if latest is None or latest[0].status == PlanStatus.ENDED:
        return []
    own_times = own_times_of(session, [person.id])[person.id]
    return times_out(form_of(latest[1].prescription), own_times, wall_time(now, ZoneInfo(person.zone)).date())
