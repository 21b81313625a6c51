"""The demo clinic: its people, and two weeks that Ada has behind her when it opens."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person, Role
from backend.accounts.services.people import create_clinic, create_person, person_by_email, reset_password
from backend.accounts.services.sign_in import person_by_password
from backend.clinic.demo_care import assess_ada
from backend.content import questionnaires
from backend.db import transaction
from backend.diary.questionnaires.schemas import QuestionnaireEntryIn
from backend.diary.questionnaires.services import report_questionnaire
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session
from backend.programmes.actions import act
from backend.programmes.horizon import extend_horizons
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.scene import Wish
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.services import assign_programme
from backend.rules.prescription import WEEKDAYS
from backend.rules.wall_clock import resolve, wall_time

ZONE: Final = ZoneInfo("Europe/London")
LEAD: Final = timedelta(minutes=30)
DAYS_BEHIND: Final = 14
# Sessions of the past, oldest first: pain during, and the morning after; the third was skipped.
PAINS: Final = ((3, 3), (3, 3), None, (3, 3), (3, 2), (2, 2), (2, 1))
# In the morning; no more than is usual for Ada.
STIFF_MINUTES: Final = 10
# How Ada was when it began, by item.
QUESTIONNAIRE: Final = "soleus_short"
ANSWERS: Final = (
    ("stiff", 3),
    ("daily", 5),
    ("walk", 3),
    ("stairs", 4),
    ("rise", 5),
    ("fast", 2),
    ("missed", 1),
)
ONE_TAP: Final = ("collagen", "gtn_patch", "heel_wedges", "shockwave")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    name: str
    role: Role
    clinic: str
    what: str

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@example.org"


HARBOUR, HILL = "Harbour Clinic", "Hill Clinic"
DEMO_PEOPLE: Final = (
    DemoPerson("Ada", Role.PATIENT, HARBOUR, "patient"),
    DemoPerson("Ben", Role.CLINICIAN, HARBOUR, "her clinician"),
    DemoPerson("Cy", Role.CLINICIAN, HILL, "clinician of another clinic"),
    DemoPerson("Dot", Role.CLINIC_ADMIN, HARBOUR, "clinic admin"),
)


class House(StrEnum):
    """Who lives here: nobody, the demo alone, the demo and others, or others alone."""

    EMPTY = "empty"
    DEMO = "demo"
    SHARED = "shared"
    OTHERS = "others"


def house_of(session: Session) -> House:
    """The demo is here only if all of its people are, each in their clinic."""
    wanted = {(person.email, person.clinic) for person in DEMO_PEOPLE}
    query = select(Person.email, Clinic.name).join(Clinic)
    found = session.execute(query.where(Person.email.in_([email for email, _ in wanted])))
    has_demo = wanted == {(row.email, row.name) for row in found}
    others = query.where(Clinic.name.not_in([HARBOUR, HILL])) if has_demo else query
    has_others = session.execute(others.limit(1)).first() is not None
    if has_demo:
        return House.SHARED if has_others else House.DEMO
    return House.OTHERS if has_others else House.EMPTY


def set_demo_password(session: Session, password: str, now: datetime) -> None:
    """Whoever has it already stays signed in."""
    for person in DEMO_PEOPLE:
        if person_by_password(session, person.email, password) is None:
            reset_password(session, person.email, password, now)


def make_demo(session: Session, now: datetime, password: str | None, due_minutes: int) -> str | None:
    """Makes the demo clinic once; Ada's first item is due `due_minutes` after `now`, at a full minute.

    Answers the password of its people, a random one unless given; None when the clinic is there already.
    """
    if person_by_email(session, DEMO_PEOPLE[0].email) is not None:
        return None
    password = password or secrets.token_urlsafe(12)
    opened_at = now - timedelta(days=DAYS_BEHIND + 1)
    with transaction(session):
        people = _make_people(session, password, opened_at)
        ada, ben = people["Ada"], people["Ben"]
        form = _prescription(_first_due(now, due_minutes), now)
        assess_ada(session, ben, ada, opened_at)
        assign_programme(session, ben, ada, form, opened_at)
        _live_through(session, ada, opened_at, now)
    return password


def _make_people(session: Session, password: str, now: datetime) -> dict[str, Person]:
    clinics: dict[str, Clinic] = {
        name: create_clinic(session, name, ZONE.key, now) for name in (HARBOUR, HILL)
    }
    return {
        person.name: create_person(
            session,
            clinics[person.clinic],
            person.role,
            name=person.name,
            email=person.email,
            zone=ZONE.key,
            password=password,
            now=now,
        )
        for person in DEMO_PEOPLE
    }


def _first_due(now: datetime, due_minutes: int) -> datetime:
    due_at = now + timedelta(minutes=due_minutes)
    minute = due_at.replace(second=0, microsecond=0)
    return minute if minute >= due_at and minute > now else minute + timedelta(minutes=1)


def _prescription(collagen_at: datetime, now: datetime) -> PrescriptionIn:
    session_at = wall_time(collagen_at + LEAD, ZONE)
    today = session_at.date()
    starts_on = today - timedelta(days=DAYS_BEHIND)
    weekdays = [WEEKDAYS[(today.weekday() + ahead) % 7] for ahead in (0, 2, 4)]

    def free(*clocks: str) -> str:
        """A time at which nothing is due before the first item; in need, the time of that item itself."""
        found = next((clock for clock in clocks if not _is_between(clock, now, collagen_at)), None)
        return found or wall_time(collagen_at, ZONE).strftime("%H:%M")

    return PrescriptionIn.model_validate(
        {
            "template": "article_midportion",
            "starts_on": starts_on,
            "sessions": {"weekdays": weekdays, "time": session_at.time()},
            "collagen": {"lead_minutes": int(LEAD.total_seconds() // 60)},
            "next_day_check": {"time": free("08:30", "10:30")},
            "gtn": {"from": starts_on, "weeks": 12, "time": free("08:00", "20:30"), "prescriber": "Ben"},
            "wedges": {"from": starts_on, "weeks": 12, "time": free("07:30", "09:30"), "height_mm": 12},
            "shockwave": {
                "first": datetime.combine(starts_on + timedelta(days=3), time(10, 0)),
                "sessions": 5,
                "every_days": 7,
                "prescriber": "Ben",
            },
            "reason": "Mid-portion, six months. Strength first, patch and wedges beside it.",
        }
    )


def _is_between(clock: str, now: datetime, first_due: datetime) -> bool:
    """Also on the next date, for a house that opens before midnight."""
    dates: Sequence[date] = [wall_time(at, ZONE).date() for at in (now, first_due)]
    instants = [resolve(datetime.combine(on, time.fromisoformat(clock)), ZONE) for on in dates]
    return any(now < instant <= first_due + LEAD for instant in instants)


def _live_through(session: Session, ada: Person, opened_at: datetime, now: datetime) -> None:
    """What Ada did each day, through the same use cases that her phone calls."""
    pains = iter(PAINS)
    after: tuple[int, int] | None = None
    for days in range(1, DAYS_BEHIND + 2):
        extend_horizons(session, min(opened_at + timedelta(days=days), now), limit=10)
    for row in _rows_until(session, ada, now):
        if row.state != OccurrenceState.PLANNED:
            continue
        at = min(row.due_at + timedelta(minutes=10), now)
        if row.kind == "session":
            after = next(pains, (2, 1))
            _end_session(session, row, after[0] if after else None, at)
        elif row.kind == "next_day_check" and after is not None:
            _answer_check(session, row, *after, at)
        elif row.kind == "questionnaire":
            _answer_questionnaire(session, row, at)
        elif row.kind in ONE_TAP:
            act(session, ada.id, row.id, Wish(uuid4(), "done", at), at)
    # What an answer of the past laid out anew reaches only as far as it did then.
    extend_horizons(session, now, limit=10)


def _end_session(session: Session, row: Occurrence, pain: int | None, at: datetime) -> None:
    if pain is None:
        act(session, row.person_id, row.id, Wish(uuid4(), "skip", at), at)
        return
    report = SessionEntryIn(occurrence_id=row.id, done_at=at, pain_during=pain)
    report_session(session, row.person_id, uuid4(), report, at)


def _answer_check(session: Session, row: Occurrence, worst: int, morning: int, at: datetime) -> None:
    check = MorningCheckIn(
        occurrence_id=row.id,
        answered_at=at,
        morning_pain=morning,
        after=worst,
        settled="yes",
        tablets=False,
        stiffness_minutes=STIFF_MINUTES,
    )
    report_morning(session, row.person_id, uuid4(), check, at)


def _answer_questionnaire(session: Session, row: Occurrence, at: datetime) -> None:
    report = QuestionnaireEntryIn(
        questionnaire=QUESTIONNAIRE, occurrence_id=row.id, answered_at=at, answers=dict(ANSWERS)
    )
    report_questionnaire(session, row.person_id, uuid4(), report, questionnaires(), at)


def _rows_until(session: Session, person: Person, now: datetime) -> list[Occurrence]:
    query = (
        select(Occurrence)
        .where(Occurrence.person_id == person.id, Occurrence.due_at <= now)
        .order_by(Occurrence.due_at, Occurrence.kind)
    )
    return list(session.scalars(query))
