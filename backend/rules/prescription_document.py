"""The document that asks for a preview: a prescription and how many days of it to show."""

from dataclasses import dataclass
from datetime import timedelta

from backend.rules.document import Document
from backend.rules.prescription import (
    LONGEST_LEAD,
    LONGEST_WEAR,
    MOST_DAYS_BETWEEN_VISITS,
    MOST_VISITS,
    MOST_WEDGE_HEIGHT_MM,
    MOST_WEEKS,
    DailyCourse,
    Prescription,
    Sessions,
    Visits,
)
from backend.rules.quiet_hours import QuietHours

MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    prescription: Prescription
    days: int


def preview_request(value: object) -> PreviewRequest:
    """Raises FieldProblem for what is unknown, missing, of another type or out of range."""
    document = Document(value)
    zone, starts_on = document.text("zone"), document.day("from")
    days = document.whole("days", 1, MOST_DAYS)
    sessions, collagen = document.part_if_any("sessions"), document.part_if_any("collagen")
    check, gtn = document.part_if_any("next_day_check"), document.part_if_any("gtn")
    wedges, shockwave = document.part_if_any("wedges"), document.part_if_any("shockwave")
    quiet = document.part_if_any("quiet")
    prescription = Prescription(
        zone=zone,
        starts_on=starts_on,
        sessions=Sessions(sessions.texts("weekdays"), sessions.clock("time")) if sessions else None,
        collagen_lead=_lead(collagen) if collagen else None,
        next_day_check_at=check.clock("time") if check else None,
        gtn=_course(gtn) if gtn else None,
        gtn_wear=_wear(gtn) if gtn else None,
        wedges=_course(wedges) if wedges else None,
        wedge_height_mm=_height_mm(wedges) if wedges else None,
        shockwave=_visits(shockwave, zone) if shockwave else None,
        quiet=QuietHours(quiet.clock("from"), quiet.clock("to")) if quiet else None,
    )
    document.finish()
    return PreviewRequest(prescription, days)


def _lead(collagen: Document) -> timedelta:
    return timedelta(minutes=collagen.whole("lead_minutes", 1, LONGEST_LEAD // timedelta(minutes=1)))


def _course(course: Document) -> DailyCourse:
    return DailyCourse(course.day("from"), course.whole("weeks", 1, MOST_WEEKS), course.clock("time"))


def _wear(gtn: Document) -> timedelta | None:
    """Without one a patch stays on until the next."""
    most = LONGEST_WEAR // timedelta(hours=1)
    return timedelta(hours=gtn.whole("wear_hours", 1, most)) if gtn.has("wear_hours") else None


def _height_mm(wedges: Document) -> int | None:
    """No reminder depends on it, so a preview does without."""
    return wedges.whole("height_mm", 1, MOST_WEDGE_HEIGHT_MM) if wedges.has("height_mm") else None


def _visits(shockwave: Document, home: str) -> Visits:
    """At the patient's own clock unless the clinic's zone is named."""
    return Visits(
        first=shockwave.moment("first"),
        count=shockwave.whole("sessions", 1, MOST_VISITS),
        every_days=shockwave.whole("every_days", 1, MOST_DAYS_BETWEEN_VISITS),
        zone=shockwave.text("zone") if shockwave.has("zone") else home,
    )
