"""From a clinician's form to what the calendar rules take; what may not be prescribed is refused by field."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any, Final

from backend.content import Template, courses, kinds, questionnaire_weeks, templates
from backend.content.span import WholeSpan
from backend.content.template import COURSES, MOST_DAYS_APART
from backend.programmes.schemas import GtnIn, PrescriptionIn
from backend.rules import prescription as rules
from backend.rules.own_times import with_own_times
from backend.web.problems import FieldProblem, Refused

NO_OWN_TIMES: Final[Mapping[str, time]] = MappingProxyType({})
WEAR_HOURS: Final = WholeSpan(1, 1, rules.LONGEST_WEAR // timedelta(hours=1))


def stored(form: PrescriptionIn) -> dict[str, Any]:
    """As a plan version keeps it; the reason stands in the version itself."""
    return form.model_dump(mode="json", by_alias=True, exclude={"reason"})


def form_of(kept: dict[str, Any]) -> PrescriptionIn:
    return PrescriptionIn.model_validate(kept)


def prescribed(
    form: PrescriptionIn,
    zone: str,
    clinic_zone: str,
    breaks: tuple[datetime, ...] = (),
    own_times: Mapping[str, time] = NO_OWN_TIMES,
) -> rules.Prescription:
    """For the calendar: appointments keep the clinic's zone, all else follows the patient's.

    `breaks`: when a patch must be off for a scan. `own_times`: those the patient has set, by kind.
    """
    gtn, wedges, shockwave = form.gtn, form.wedges, form.shockwave
    as_written = rules.Prescription(
        zone=zone,
        starts_on=form.starts_on,
        sessions=rules.Sessions(tuple(form.sessions.weekdays), form.sessions.time, days_apart_of(form)),
        collagen_lead=timedelta(minutes=form.collagen.lead_minutes) if form.collagen else None,
        next_day_check_at=form.next_day_check.time,
        gtn=rules.DailyCourse(gtn.starts_on, gtn.weeks, gtn.time) if gtn else None,
        gtn_wear=_wear(gtn) if gtn else None,
        gtn_breaks=breaks,
        wedges=rules.DailyCourse(wedges.starts_on, wedges.weeks, wedges.time) if wedges else None,
        wedge_height_mm=wedges.height_mm if wedges else None,
        shockwave=rules.Visits(shockwave.first, shockwave.sessions, shockwave.every_days, clinic_zone)
        if shockwave
        else None,
        questionnaire=_questionnaire(form),
    )
    return with_own_times(as_written, own_times)


def days_apart_of(form: PrescriptionIn) -> int:
    """Calendar days from one session to the next; 1: every day."""
    template = templates().get(form.template)
    usual = template.sessions.least_days_apart if template else rules.FEWEST_DAYS_APART
    return usual if form.sessions.days_apart is None else form.sessions.days_apart


def _wear(gtn: GtnIn) -> timedelta | None:
    """None for what is out of range too: that is refused by itself."""
    hours = gtn.wear_hours
    return timedelta(hours=hours) if hours is not None and WEAR_HOURS.allows(hours) else None


def _questionnaire(form: PrescriptionIn) -> rules.Milestones | None:
    """Every plan has it; weeks that the programme does not last are left out."""
    template, at = templates().get(form.template), kinds()["questionnaire"].default_time
    if template is None or at is None:
        return None
    weeks = tuple(week for week in questionnaire_weeks() if week <= template.weeks)
    return rules.Milestones(form.starts_on, weeks, at)


def last_day(form: PrescriptionIn) -> date:
    """When the template's weeks and every course are over."""
    ends = [form.starts_on + timedelta(weeks=templates()[form.template].weeks) - timedelta(days=1)]
    ends += [
        course.starts_on + timedelta(weeks=course.weeks) - timedelta(days=1)
        for course in (form.gtn, form.wedges)
        if course
    ]
    if visits := form.shockwave:
        ends.append(visits.first.date() + timedelta(days=(visits.sessions - 1) * visits.every_days))
    return max(ends)


def check(form: PrescriptionIn, today: date, running: PrescriptionIn | None = None) -> None:
    """Raises Refused with every problem. A date that a `running` plan has already may lie behind."""
    found = [*_template_problems(form), *_date_problems(form, today, running), *_course_problems(form)]
    # Without the collagen prompt: its lead is checked above, and one of ages is more than a timedelta holds.
    calendar = prescribed(form.model_copy(update={"collagen": None}), "UTC", "UTC")
    found += [FieldProblem(problem.field, problem.message) for problem in rules.problems(calendar)]
    if found:
        first_of_each = {problem.field: problem for problem in reversed(found)}
        raise Refused(*reversed(first_of_each.values()))


def _template_problems(form: PrescriptionIn) -> Iterator[FieldProblem]:
    template = templates().get(form.template)
    if template is None:
        yield FieldProblem("template", "is not a template we know")
        return
    if form.sessions.days_apart is not None:
        usual = template.sessions.least_days_apart
        fits = len(rules.WEEKDAYS) // template.sessions.per_week.least
        apart = WholeSpan(usual, usual, max(usual, min(MOST_DAYS_APART, fits)))
        yield from _outside("sessions.days_apart", form.sessions.days_apart, apart)
    if form.sessions.weekdays and not template.sessions.per_week.allows(len(form.sessions.weekdays)):
        yield FieldProblem("sessions.weekdays", _days_a_week(template))
    for course in COURSES:
        if getattr(form, course) and course not in template.courses:
            yield FieldProblem(course, "is not part of this programme")


def _days_a_week(template: Template) -> str:
    span = template.sessions.per_week
    days = f"{span.least}" if span.least == span.most else f"{span.least} to {span.most}"
    return f"must be {days} days a week"


def _date_problems(
    form: PrescriptionIn, today: date, running: PrescriptionIn | None
) -> Iterator[FieldProblem]:
    latest = today + timedelta(days=366)
    known = _start_dates(running) if running else {}
    for field, starts_on in _start_dates(form).items():
        if known.get(field) == starts_on:
            continue
        if starts_on < today:
            yield FieldProblem(field, "lies in the past where the patient lives")
        elif starts_on > latest:
            yield FieldProblem(field, "lies more than a year ahead")
        elif starts_on < form.starts_on:
            yield FieldProblem(field, "lies before the start of the plan")


def _start_dates(form: PrescriptionIn) -> dict[str, date]:
    dates = {"starts_on": form.starts_on}
    if form.gtn:
        dates["gtn.from"] = form.gtn.starts_on
    if form.wedges:
        dates["wedges.from"] = form.wedges.starts_on
    if form.shockwave:
        dates["shockwave.first"] = form.shockwave.first.date()
    return dates


def _course_problems(form: PrescriptionIn) -> Iterator[FieldProblem]:
    allowed = courses()
    if collagen := form.collagen:
        yield from _outside("collagen.lead_minutes", collagen.lead_minutes, allowed.collagen.lead_minutes)
    if gtn := form.gtn:
        yield from _outside("gtn.weeks", gtn.weeks, allowed.gtn.weeks)
        if gtn.wear_hours is not None:
            yield from _outside("gtn.wear_hours", gtn.wear_hours, WEAR_HOURS)
        if allowed.gtn.needs_prescriber:
            yield from _nobody("gtn.prescriber", gtn.prescriber)
    if wedges := form.wedges:
        yield from _outside("wedges.weeks", wedges.weeks, allowed.wedges.weeks)
        yield from _outside("wedges.height_mm", wedges.height_mm, allowed.wedges.height_mm)
    if shockwave := form.shockwave:
        yield from _outside("shockwave.sessions", shockwave.sessions, allowed.shockwave.visits)
        yield from _outside("shockwave.every_days", shockwave.every_days, allowed.shockwave.every_days)
        if allowed.shockwave.needs_prescriber:
            yield from _nobody("shockwave.prescriber", shockwave.prescriber)


def _outside(field: str, value: int, span: WholeSpan) -> Iterator[FieldProblem]:
    if not span.allows(value):
        yield FieldProblem(
            field,
            f"must be {span.least}" if span.least == span.most else f"must be {span.least} to {span.most}",
        )


def _nobody(field: str, prescriber: str) -> Iterator[FieldProblem]:
    if not prescriber.strip():
        yield FieldProblem(field, "must name who prescribes it")
