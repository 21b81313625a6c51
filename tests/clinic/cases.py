"""Ada's line of the caseload, as a test asks for it, and patients who fill the list."""

from backend.accounts.models import Person
from backend.clinic.caseload import caseload
from backend.clinic.schemas import CaseOut
from tests.conftest import ARRIVED_AT
from tests.diary.scenes import Diary


def case(diary: Diary, name: str = "Ada") -> CaseOut:
    shown = caseload(diary.session, diary.cast.ben.clinic, diary.clock.now)
    return next(one for one in shown.patients if one.name == name)


def add_patients(diary: Diary, count: int) -> None:
    for number in range(count):
        diary.session.add(
            Person(
                clinic_id=diary.person.clinic_id,
                role="patient",
                email=f"{number}@example.org",
                name=f"Patient {number}",
                password_hash="",
                zone="Europe/London",
                created_at=ARRIVED_AT,
            )
        )
    diary.session.commit()
