"""Texts from a closed list, as the description of the API shows them."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import Field

from backend.content import kinds
from backend.content.stage import KINDS as STAGE_KINDS
from backend.content.template import COURSES, SITES
from backend.programmes.models import OccurrenceState, PlanStatus
from backend.reminders.merging import TEST_KIND
from backend.rules.own_times import OWN_KINDS
from backend.rules.prescription import WEEKDAYS


def one_of(names: Callable[[], Iterable[str]]) -> Any:
    """Tells which there are and refuses none: whoever stored it, or the rules of a prescription, did that."""

    def describe(schema: dict[str, Any]) -> None:
        schema["enum"] = list(names())

    return Field(json_schema_extra=describe)


def _kinds_of_a_plan() -> list[str]:
    return [name for name in kinds() if name not in (TEST_KIND, "clinician_alert", "patient_note")]


KindName = Annotated[str, one_of(_kinds_of_a_plan)]
OwnKindName = Annotated[str, one_of(lambda: OWN_KINDS)]
StateName = Annotated[str, one_of(lambda: OccurrenceState)]
StatusName = Annotated[str, one_of(lambda: PlanStatus)]
CourseName = Annotated[str, one_of(lambda: COURSES)]
SiteName = Annotated[str, one_of(lambda: SITES)]
StageKindName = Annotated[str, one_of(lambda: STAGE_KINDS)]
WeekdayName = Annotated[str, one_of(lambda: WEEKDAYS)]
