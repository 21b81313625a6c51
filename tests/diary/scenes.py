"""Ada's diary as a test speaks of it: sessions with sets, mornings, warning signs, what was said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from backend.diary.models import MorningCheck, Screening, SessionEntry, Verdict
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.screenings.schemas import ScreeningIn
from backend.diary.screenings.services import take_screening
from backend.diary.services import report_morning, report_session
from backend.diary.verdicts import verdict_on
from backend.diary.watch import watch
from backend.programmes.models import Occurrence, Target
from backend.programmes.stages import change_stage
from backend.programmes.targets import targets_of
from tests.programmes.scenes import Story

CALM = {"after": 1, "settled": "yes", "tablets": False, "stiffness_minutes": 0}
QUIET_SESSION = {"baseline_pain": 0, "pain_during": 1}
NO_SIGNS: dict[str, Any] = {
    "pop": False,
    "cannot_raise": False,
    "gap": False,
    "calf_swollen": False,
    "breathless_or_chest_pain": False,
    "fever_or_hot_tendon": False,
    "fluoroquinolone": "no",
    "risk_factor": False,
    "pregnant": False,
    "acute_tear": False,
    "creaking": False,
    "night_pain_or_numbness": False,
    "inflammatory_signs": False,
    "deep_back_of_ankle": False,
    "age": 44,
}


def raises(load_kg: float = 5, reps: int = 8, sets: int = 4, pain: int | None = 1) -> list[dict[str, Any]]:
    """Standing and seated raises of both legs."""
    return [
        {"exercise": exercise, "side": side, "load_kg": load_kg, "reps": reps, "pain": pain}
        for exercise in ("raise-single", "raise-seated")
        for side in ("left", "right")
        for _ in range(sets)
    ]


@dataclass
class Diary(Story):
    """A story with what Ada tells; every step goes through the services."""

    def begin(self, stage: str = "strength", **changes: Any) -> None:
        self.assign(**changes)
        if stage != "calm":
            change_stage(self.session, None, self.plan, stage, "as agreed", self.clock.now)
            self.session.commit()

    def train(self, on: str, **told: Any) -> SessionEntry:
        """The session of that date, ended twenty minutes after its time."""
        row = self.row("session", on)
        self.clock.now = row.due_at + timedelta(minutes=20)
        report = SessionEntryIn.model_validate(
            {"occurrence_id": row.id, "done_at": self.clock.now} | QUIET_SESSION | told
        )
        entry, _ = report_session(self.session, self.person.id, uuid4(), report, self.clock.now)
        return entry

    def wake_up(self, on: str, hours: float = 0.2, morning: int = 0, **told: Any) -> MorningCheck:
        """The morning check of that date, answered so long after it was asked; calm unless told otherwise."""
        row = self.row("next_day_check", on)
        self.clock.now = row.due_at + timedelta(hours=hours)
        return self.answer(row, morning, **CALM | told)

    def answer(self, row: Occurrence, morning: int, **told: Any) -> MorningCheck:
        document = {"occurrence_id": row.id, "answered_at": self.clock.now, "morning_pain": morning} | told
        report = MorningCheckIn.model_validate(document)
        check, _ = report_morning(self.session, self.person.id, uuid4(), report, self.clock.now)
        return check

    def screen(self, reason: str = "happened", **signs: Any) -> Screening:
        form = ScreeningIn.model_validate(
            {"asked_at": self.clock.now, "reason": reason, "answers": NO_SIGNS | signs}
        )
        return take_screening(self.session, self.person.id, uuid4(), form, self.clock.now)

    def watched(self) -> list[str]:
        """The rules of the escalation that were said by a look just now."""
        before = {row.id for row in self.said("escalation")}
        self.plan.look_at = None
        self.session.commit()
        watch(self.session, self.clock.now, 10)
        return [row.rule for row in self.said("escalation") if row.id not in before]

    def verdict(self, subject: UUID, table: str) -> Verdict:
        found = verdict_on(self.session, subject, table)
        assert found is not None
        return found

    def said(self, table: str) -> Sequence[Verdict]:
        query = select(Verdict).where(Verdict.person_id == self.person.id, Verdict.table_name == table)
        return self.session.scalars(query.order_by(Verdict.at, Verdict.id)).all()

    def targets(self) -> dict[tuple[str, str], Target]:
        return {(one.exercise, one.side): one for one in targets_of(self.session, self.plan.id)}

    def loads(self) -> dict[tuple[str, str], float]:
        return {key: one.load_kg for key, one in self.targets().items()}
