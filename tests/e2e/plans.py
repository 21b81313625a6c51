"""Plans that a browser test starts from."""

from typing import Any

from backend.accounts.models import Person
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.services import assign_programme
from tests.conftest import Cast
from tests.e2e.house import House

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
        assign_programme(session, author, session.merge(patient), prescription, house.clock.now)


def assign_everything(house: House, people: Cast) -> None:
    """Sessions with collagen and checks, patches, wedges and shockwave, for Ada."""
    assign(house, people.ben, people.ada, **COURSES)
