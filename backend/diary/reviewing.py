"""The reviews of a plan: which one is due, and how much better it is than at the start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from backend.diary import facts
from backend.diary.models import Verdict
from backend.diary.questionnaires.scores import latest_change
from backend.diary.responses import Response
from backend.programmes.models import Plan

NO_REVIEW: Final = "none"
_REVIEWS: Final = {
    "week_12": "review_third_week",
    "week_6": "review_second_week",
    "week_2": "review_first_week",
}
# By their own names in the table; every other questionnaire counts as the clinic's own.
SCORED_FORMS: Final = ("visa_a", "tendins_a")
# From then on less change of the VISA-A is enough. Source: docs/evidence.md#meaningful-change
LONG_WEEKS: Final = 24


@dataclass(frozen=True, slots=True)
class Eased:
    """Points for the better, by which form, from its first answer to one so many weeks later."""

    form: str
    points: int
    weeks: int


def due_review(said: Sequence[Verdict], plan: Plan, today: date, values: Mapping[str, int]) -> str:
    """The latest that is due, until it was made with something to compare."""
    made = {row.inputs["review"] for row in said if row.inputs["change_known"]}
    weeks = (today - plan.starts_on).days // 7
    due = next((name for name, threshold in _REVIEWS.items() if weeks >= values[threshold]), NO_REVIEW)
    return NO_REVIEW if due in made else due


def change_since_start(
    session: Session, person_id: UUID, history: Sequence[Response], plan: Plan, today: date, now: datetime
) -> Eased | None:
    """By a questionnaire when two can be compared, else by the mornings' pain: points for the better."""
    compared = latest_change(session, person_id, now).compared
    if compared:
        form = compared.questionnaire if compared.questionnaire in SCORED_FORMS else "own"
        return Eased(form, compared.better_by, compared.weeks)
    eased = facts.eased_by(history, plan.starts_on, today)
    return None if eased is None else Eased("pain", eased, (today - plan.starts_on).days // 7)
