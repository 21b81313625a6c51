"""Reminders of the past, as a test of the history wants them."""

from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient

from backend.accounts.models import Person
from backend.db import Database
from backend.reminders.models import Notice

HOUR = timedelta(hours=1)


def add_notices(database: Database, person: Person, now: datetime, count: int, **values: Any) -> None:
    """One an hour, the newest due at `now`."""
    with database.session() as session, session.begin():
        for hours in range(count):
            due_at = now - hours * HOUR
            told = {
                "kind": "session",
                "due_at": due_at,
                "visible_at": due_at,
                "expires_at": due_at + 2 * HOUR,
                "state": "accepted",
            }
            session.add(Notice(person_id=person.id, **told | values))


def history(client: FlaskClient) -> dict[str, Any]:
    answer = client.get("/api/reminders/history")
    assert answer.status_code == 200
    document = answer.json
    assert isinstance(document, dict)
    return document
