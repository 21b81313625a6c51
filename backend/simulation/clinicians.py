"""What clinicians do: take people in, prescribe, change, pause, and prescribe anew when it is over."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person, Role
from backend.clinic.demo_care import assess_ada
from backend.content import day_rules
from backend.db import transaction
from backend.programmes.models import PlanStatus
from backend.programmes.plans import running_plan
from backend.programmes.schemas import AdjustmentIn, PrescriptionIn, StatusChangeIn
from backend.programmes.services import (
    adjust_programme,
    assign_programme,
    end_programme,
    pause_programme,
    resume_programme,
)
from backend.reminders.manners.models import MannersRow
from backend.simulation.cast import CLINIC_ZONES, COURSE_WEEKS, Patient, prescription
from backend.simulation.chance import Chance
from backend.simulation.faults import OFFSET_IGNORED, Fault
from backend.simulation.judge.civil_time import wall
from backend.simulation.judge.life import Life

NO_SIGN_IN: Final = "nobody signs in"
VISITS_AFTER: Final = timedelta(days=4)
OVER_AFTER: Final = timedelta(days=COURSE_WEEKS * 7 + 1)


@dataclass(frozen=True, slots=True)
class Member:
    """A patient of the cast with the row they have got, and what the judge knows of them."""

    who: Patient
    person_id: UUID
    clinician_id: UUID
    life: Life


class Clinicians:
    def __init__(self, session: Session, chance: Chance, now: datetime, fault: Fault | None) -> None:
        self._chance, self._fault = chance, fault
        with transaction(session):
            self._clinicians = [_open_clinic(session, chance, zone, now) for zone in CLINIC_ZONES]

    def take_in(self, session: Session, who: Patient, now: datetime) -> Member:
        with transaction(session):
            clinician_id = self._clinicians[who.clinic]
            clinic = session.get_one(Person, clinician_id).clinic
            zone = OFFSET_IGNORED if self._fault is Fault.WALL else who.zone
            person = _person(self._chance, f"patient-{who.number}", clinic, Role.PATIENT, zone, now)
            session.add(person)
            session.flush()
            if who.wishes:
                session.add(_manners(person.id, who, now))
        usual = day_rules().quiet
        quiet = (usual.start, usual.end)
        if who.wishes and who.wishes.quiet:
            quiet = (time.fromisoformat(who.wishes.quiet[0]), time.fromisoformat(who.wishes.quiet[1]))
        life = Life(who.number, CLINIC_ZONES[who.clinic], [(now, who.zone)], quiet)
        return Member(who, person.id, clinician_id, life)

    def assign(self, session: Session, member: Member, turn: int, now: datetime) -> None:
        person, author = self._both(session, member)
        if turn == 0:
            assess_ada(session, author, person, now)
        else:
            running = running_plan(session, person.id)
            if running:
                change = StatusChangeIn(version=running.plan.version, reason="it is over")
                end_programme(session, author, running.plan.id, change, now)
        on = wall(person.zone, now).date()
        visits_on = (wall(member.life.clinic_zone, now) + VISITS_AFTER).date()
        document = prescription(self._chance, member.who.number, turn, on, visits_on)
        assign_programme(session, author, person, PrescriptionIn.model_validate(document), now)
        member.life.prescribe(now, document, is_new_plan=True)

    def adjust(self, session: Session, member: Member, turn: int, now: datetime) -> None:
        """Other times and other days; courses go on from where they began."""
        person, author = self._both(session, member)
        running = running_plan(session, person.id)
        if running is None:
            return
        before = member.life.written
        document = prescription(
            self._chance, member.who.number, turn, wall(person.zone, now).date(), now.date()
        )
        for part in ("starts_on", "shockwave"):
            document.pop(part, None)
            if part in before:
                document[part] = before[part]
        for part in ("gtn", "wedges"):
            if part in document and part in before:
                document[part] = before[part] | {"time": document[part]["time"]}
        form = AdjustmentIn(
            version=running.plan.version,
            reason="as agreed",
            prescription=PrescriptionIn.model_validate(document),
        )
        adjust_programme(session, author, running.plan.id, form, now)
        member.life.prescribe(now, document)

    def pause(self, session: Session, member: Member, now: datetime) -> None:
        running = running_plan(session, member.person_id)
        if running:
            _, author = self._both(session, member)
            change = StatusChangeIn(version=running.plan.version, reason="away")
            pause_programme(session, author, running.plan.id, change, now)
            member.life.deeds.clear()

    def resume(self, session: Session, member: Member, since: datetime, now: datetime) -> None:
        """A plan that has come in place of the paused one goes on already."""
        member.life.unsettle(since, now)
        running = running_plan(session, member.person_id)
        if running and running.plan.status == PlanStatus.PAUSED:
            _, author = self._both(session, member)
            change = StatusChangeIn(version=running.plan.version, reason="back")
            resume_programme(session, author, running.plan.id, change, now)

    def _both(self, session: Session, member: Member) -> tuple[Person, Person]:
        return session.get_one(Person, member.person_id), session.get_one(Person, member.clinician_id)


def _open_clinic(session: Session, chance: Chance, zone: str, now: datetime) -> UUID:
    clinic = Clinic(id=name_of(chance, f"clinic {zone}"), name="Harbour Clinic", zone=zone, created_at=now)
    clinician = _person(chance, f"clinician-{zone}".lower(), clinic, Role.CLINICIAN, zone, now)
    session.add_all([clinic, clinician])
    session.flush()
    return clinician.id


def name_of(chance: Chance, what: str) -> UUID:
    """The same from run to run: rows are claimed in the order of the people's ids."""
    parts = [int(chance.share("id", what, place) * 2**32) for place in range(4)]
    return UUID(int=sum(part << (32 * place) for place, part in enumerate(parts)), version=4)


def _person(chance: Chance, name: str, clinic: Clinic, role: Role, zone: str, now: datetime) -> Person:
    return Person(
        id=name_of(chance, name),
        clinic=clinic,
        role=role,
        email=f"{name.replace('/', '.')}@example.org",
        name=name,
        password_hash=NO_SIGN_IN,
        zone=zone,
        created_at=now,
    )


def _manners(person_id: UUID, who: Patient, now: datetime) -> MannersRow:
    wishes = who.wishes
    quiet = wishes.quiet if wishes and wishes.quiet else (None, None)
    away = wishes.away if wishes and wishes.away else (None, None)
    return MannersRow(
        person_id=person_id,
        quiet_from=time.fromisoformat(quiet[0]) if quiet[0] else None,
        quiet_to=time.fromisoformat(quiet[1]) if quiet[1] else None,
        most_pushes=wishes.most_pushes if wishes else None,
        away_from=away[0],
        away_until=away[1],
        changed_at=now,
    )
