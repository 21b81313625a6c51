"""A town full of patients in a database: people, their phones, and what is due to them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from sqlalchemy import delete, insert

from backend.accounts.models import Clinic, Person, Role
from backend.db import Database, change_schema
from backend.reminders.models import DeviceState, Notice, NoticeState, Subscription
from bench.subscriptions import browsers

ARRIVED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
USEFUL = timedelta(hours=4)


@contextmanager
def sqlite_database() -> Iterator[Database]:
    with (
        TemporaryDirectory(prefix="soleus-bench-") as folder,
        migrated(f"sqlite:///{Path(folder) / 'soleus.db'}") as database,
    ):
        yield database


@contextmanager
def migrated(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        change_schema(database.engine)
        yield database
    finally:
        database.close()


def add_patients(database: Database, count: int) -> list[UUID]:
    with database.session() as session, session.begin():
        clinic = Clinic(name="Harbour Clinic", zone="Europe/London", created_at=ARRIVED_AT)
        session.add(clinic)
        session.flush()
        patients = [
            {
                "id": uuid4(),
                "clinic_id": clinic.id,
                "role": Role.PATIENT,
                "email": f"patient{number}@example.org",
                "name": f"Patient {number}",
                "password_hash": "",
                "zone": "Europe/London",
                "created_at": ARRIVED_AT,
            }
            for number in range(count)
        ]
        session.execute(insert(Person), patients)
    return [UUID(str(patient["id"])) for patient in patients]


def give_phones(database: Database, people: Sequence[UUID], origin: str) -> None:
    """One to each, all of one push service."""
    rows = [
        {
            "id": uuid4(),
            "person_id": person,
            "endpoint": phone.endpoint,
            "endpoint_hash": sha256(phone.endpoint.encode()).hexdigest(),
            "p256dh": phone.p256dh,
            "auth": phone.auth,
            "state": DeviceState.WORKING,
            "created_at": ARRIVED_AT,
            "renewed_at": ARRIVED_AT,
        }
        for person, phone in zip(people, browsers(len(people), (origin,)), strict=True)
    ]
    with database.session() as session, session.begin():
        session.execute(insert(Subscription), rows)


def make_due(database: Database, people: Sequence[UUID], due_at: datetime) -> None:
    """One session for each, at the same minute; what was due before is forgotten."""
    rows = [
        {
            "id": uuid4(),
            "person_id": person,
            "kind": "session",
            "due_at": due_at,
            "visible_at": due_at,
            "expires_at": due_at + USEFUL,
            "state": NoticeState.OPEN,
            "subject": uuid4(),
        }
        for person in people
    ]
    with database.session() as session, session.begin():
        session.execute(delete(Notice))
        session.execute(insert(Notice), rows)
