"""Plans that a browser test starts from."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from backend.accounts.models import Person
from backend.diary.overriding import give_override
from backend.diary.schemas import SessionEntryIn
from backend.diary.services import report_session
from backend.diary.side_effects.schemas import SideEffectIn
from backend.diary.side_effects.services import report_side_effect
from backend.programmes.models import Occurrence
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.services import assign_programme
from tests.conftest import Cast
from tests.diary.scenes import Diary
from tests.e2e.house import House
from tests.programmes.care.answers import pass_gates

STRENGTH: dict[str, Any] = {
    "template": "article_midportion",
    "starts_on": "2030-03-11",
    "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
    "collagen": {"lead_minutes": 30},
    "next_day_check": {"time": "08:30"},
}
COURSES: dict[str, Any] = {
    "gtn": {"from": "2030-03-11", "weeks": 12, "time": "20:30", "prescriber": "Ben"},
    "wedges": {"from": "2030-03-11", "weeks": 12, "time": "07:30", "height_mm": 12},
    "shockwave": {"first": "2030-03-13T11:20", "sessions": 5, "every_days": 7, "prescriber": "Ben"},
}


def assign(house: House, author: Person, patient: Person, **changes: Any) -> None:
    prescription = PrescriptionIn.model_validate(STRENGTH | changes)
    with house.database.session() as session:
        merged = session.merge(patient)
        pass_gates(session, author, merged, house.clock.now)
        assign_programme(session, author, merged, prescription, house.clock.now)


def assign_everything(house: House, people: Cast) -> None:
    """Sessions with collagen and checks, patches, wedges and shockwave, for Ada."""
    assign(house, people.ben, people.ada, **COURSES)


def log_session(house: House, patient: Person, pain: int = 2) -> None:
    """The session that is due, done just now."""
    with house.database.session() as session:
        query = select(Occurrence).where(Occurrence.person_id == patient.id, Occurrence.kind == "session")
        due = session.scalars(query.order_by(Occurrence.due_at)).first()
        assert due is not None
        entry = SessionEntryIn(occurrence_id=due.id, done_at=house.clock.now, pain_during=pain)
        report_session(session, patient.id, uuid4(), entry, house.clock.now)


def tell_of_bad_days(house: House, people: Cast) -> None:
    """A session whose pain has not settled the morning after, a headache from the patch, and then a pop."""
    with house.database.session() as session:
        diary = Diary(session, people, house.clock, session.merge(people.ada))
        diary.train("2030-03-11", pain_during=4)
        headache = SideEffectIn(noted_at=house.clock.now, headache="moderate")
        report_side_effect(session, people.ada.id, uuid4(), headache, house.clock.now)
        diary.wake_up("2030-03-12", morning=4, after=6)
        until = diary.clock.now.date() + timedelta(days=7)
        give_override(session, people.ben, diary.person, "hold", until, "As agreed", diary.clock.now)
        diary.screen(pop=True)
