"""Many people at once, each with phones and reminders that are due."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import insert

from backend.accounts.models import Clinic, Person, Role
from backend.db import Database
from backend.reminders.models import Notice, Subscription
from backend.reminders.services import endpoint_hash
from tests.fakes.phone import Phone
from tests.tables import TABLES

USEFUL: Final = timedelta(hours=2)
# Every second person has both due in the same minute, every third has two phones.
KINDS: Final = ("session", "gtn_patch")
REMINDERS_OF_TWO_PEOPLE: Final = 3


@dataclass(frozen=True, slots=True)
class Crowd:
    """`phones` by the path of their push addresses; `things` is what each of them has to be told of."""

    phones: dict[str, Phone]
    things: dict[str, int]
    reminders: int


def noon_zone(now: datetime) -> str:
    """A zone in which it is about noon, so that nobody is asleep at whatever hour the tests run."""
    ahead = 12 - now.astimezone(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def gather(database: Database, origin: str, reminders: int, street: str = "push") -> Crowd:
    """As many people as it takes for so many reminders, about two for every three."""
    TABLES.create_all(database.engine)
    now = datetime.now(UTC)
    clinic = Clinic(id=uuid4(), name="Harbour Clinic", zone="Europe/London", created_at=now)
    crowd = Crowd({}, {}, reminders)
    people, devices, notices = [], [], []
    for number in range(reminders * 2 // REMINDERS_OF_TWO_PEOPLE):
        person_id = uuid4()
        kinds = KINDS[: 1 + number % 2]
        people.append(_person(person_id, clinic.id, now))
        notices += [_due(person_id, kind, now) for kind in kinds]
        for name in range(1 + (number % 3 == 0)):
            path = f"/{street}/{number}-{name}"
            crowd.phones[path] = Phone(origin + path)
            crowd.things[path] = len(kinds)
            devices.append(_device(person_id, crowd.phones[path], now))
    assert len(notices) == reminders
    with database.session() as session, session.begin():
        session.add(clinic)
        session.flush()
        for table, rows in ((Person, people), (Subscription, devices), (Notice, notices)):
            session.execute(insert(table), rows)
    return crowd


def _person(person_id: UUID, clinic_id: UUID, now: datetime) -> dict[str, Any]:
    return {
        "id": person_id,
        "clinic_id": clinic_id,
        "role": Role.PATIENT,
        "email": f"{person_id}@example.org",
        "name": "Ada",
        "password_hash": "none",
        "zone": noon_zone(now),
        "created_at": now,
    }


def _device(person_id: UUID, phone: Phone, now: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "endpoint": phone.endpoint,
        "endpoint_hash": endpoint_hash(phone.endpoint),
        "p256dh": phone.p256dh,
        "auth": phone.auth,
        "created_at": now,
        "renewed_at": now,
    }


def _due(person_id: UUID, kind: str, now: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "kind": kind,
        "due_at": now,
        "visible_at": now,
        "expires_at": now + USEFUL,
        "subject": uuid4(),
        "planned_at": now,
    }
