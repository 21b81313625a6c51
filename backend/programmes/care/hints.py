"""What a patient's answers may point to, for the clinician who decides; nothing here changes a plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backend.programmes.care.models import Condition, Imaging


@dataclass(frozen=True, slots=True)
class Hint:
    """`source` is the place in the evidence that it rests on."""

    id: str
    text: str
    source: str


PARATENONITIS = Hint(
    "paratenonitis",
    "It creaks as the ankle moves: an inflamed sheath? Loading waits until you have confirmed a diagnosis.",
    "docs/evidence.md#paratenonitis",
)
INNER_SIDE = Hint(
    "plantaris",
    "It hurts on the inner side: the plantaris tendon may rub there. Expect slower progress.",
    "docs/evidence.md#non-tendon-pain",
)
DEEP_ANKLE = Hint(
    "not_the_tendon",
    "Deep pain at the back of the ankle on pointing the foot, after an old sprain: look behind the tendon.",
    "docs/evidence.md#non-tendon-pain",
)
NORMAL_SCAN = Hint(
    "reconsider_diagnosis",
    "The newest scan shows a normal tendon: reconsider the diagnosis?",
    "docs/evidence.md#imaging",
)
SPREADS = Hint(
    "spreads",
    "The pain does not stay at the tendon: think of a nerve, a joint or the back.",
    "docs/evidence.md#non-tendon-pain",
)
INFLAMMATION = Hint(
    "inflammation",
    "Long morning stiffness or an illness that inflames: ask about other joints, skin, eyes and bowel.",
    "docs/evidence.md#inflammation",
)
LOAD_JUMP = Hint(
    "load_jump",
    "Load went up shortly before it began: that is the first thing to change.",
    "docs/evidence.md#activity-budget",
)

# Beyond this stiffness is thought to come from inside, not from load; the screening asks alike.
# Source: docs/evidence.md#inflammation
LONG_STIFFNESS_MINUTES = 30
INFLAMING = frozenset(
    {"psoriasis", "inflammatory_arthritis", "inflammatory_bowel_disease", "eye_inflammation"}
)
NOTABLE_JUMP_PERCENT, RECENT_WEEKS = 10, 12


def hints_for(condition: Condition, imaging: Iterable[Imaging]) -> list[Hint]:
    """`imaging` newest first."""
    return [*_from_answers(condition), *_from_scans(imaging)]


def is_paratenonitis_open(condition: Condition) -> bool:
    """An inflamed sheath is in question and nobody has confirmed what it is: no loading until then."""
    suspected = condition.answers.get("creaks", False) or condition.diagnosis == "paratenonitis"
    return suspected and not condition.is_confirmed


def _from_answers(condition: Condition) -> Iterator[Hint]:
    said = condition.answers
    if is_paratenonitis_open(condition):
        yield PARATENONITIS
    if "inner" in (condition.site_left, condition.site_right) or condition.diagnosis == "plantaris":
        yield INNER_SIDE
    if said.get("deep_ankle_pain") and said.get("past_sprain"):
        yield DEEP_ANKLE
    if said.get("stays_at_tendon") is False:
        yield SPREADS
    is_stiff_long = (condition.usual_stiffness_minutes or 0) > LONG_STIFFNESS_MINUTES
    if is_stiff_long or INFLAMING.intersection(condition.conditions):
        yield INFLAMMATION
    change = condition.load_change
    if change and change["percent"] >= NOTABLE_JUMP_PERCENT and change["weeks"] <= RECENT_WEEKS:
        yield LOAD_JUMP


def _from_scans(imaging: Iterable[Imaging]) -> Iterator[Hint]:
    newest = next(iter(imaging), None)
    if newest and newest.reading == "normal":
        yield NORMAL_SCAN
