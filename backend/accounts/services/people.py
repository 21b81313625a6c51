"""Making, changing and closing accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Clinic, Person, Role
from backend.accounts.passwords import hash_password
from backend.accounts.services.sign_in import end_all_sign_ins
from backend.db import transaction
from backend.web.problems import Conflict, FieldProblem, NotFound


def create_clinic(session: Session, name: str, zone: str, now: datetime) -> Clinic:
    with transaction(session):
        clinic = Clinic(name=name, zone=zone, created_at=now)
        session.add(clinic)
    return clinic


def create_person(
    session: Session,
    clinic: Clinic,
    role: Role,
    *,
    name: str,
    email: str,
    zone: str,
    password: str,
    now: datetime,
) -> Person:
    """Raises `Conflict` on the field email when someone has that address already."""
    password_hash = hash_password(password)
    with transaction(session):
        address = email.strip().lower()
        if person_by_email(session, address) is not None:
            raise email_taken()
        person = Person(
            clinic=clinic,
            role=role,
            name=name,
            email=address,
            zone=zone,
            password_hash=password_hash,
            created_at=now,
        )
        session.add(person)
    return person


def rename_person(session: Session, person_id: UUID, name: str) -> Person:
    with transaction(session):
        person = session.get_one(Person, person_id)
        person.name = name
    return person


def reset_password(session: Session, email: str, password: str, now: datetime) -> Person:
    """The new password, and every browser signed out; raises `NotFound`."""
    password_hash = hash_password(password)
    with transaction(session):
        person = _known(session, email)
        person.password_hash = password_hash
        end_all_sign_ins(session, person.id, now)
    return person


def disable_person(session: Session, email: str, now: datetime) -> Person:
    """Nobody signs in as this person any more, and every browser is signed out; raises `NotFound`."""
    with transaction(session):
        person = _known(session, email)
        person.disabled_at = person.disabled_at or now
        end_all_sign_ins(session, person.id, now)
    return person


def person_by_email(session: Session, email: str) -> Person | None:
    return session.scalar(select(Person).where(Person.email == email.strip().lower()))


def email_taken() -> Conflict:
    return Conflict(
        "This e-mail address has an account.", FieldProblem("email", "It has an account: sign in.")
    )


def _known(session: Session, email: str) -> Person:
    person = person_by_email(session, email)
    if person is None:
        raise NotFound
    return person
