"""One true-to-life row for every table, in the order parents come before children."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, MetaData, Table, Uuid, inspect, text

from tests.migrations.care_rows import AT, CARE_ROWS, DAY
from tests.migrations.care_rows import row_id as _id
from tests.migrations.diary_rows import DIARY_ROWS

ROWS: dict[str, dict[str, Any]] = {
    "clinic": {"id": _id(1), "name": "Demo clinic", "zone": "Europe/London", "created_at": AT},
    "person": {
        "id": _id(2),
        "clinic_id": _id(1),
        "role": "patient",
        "email": "ada@example.org",
        "name": "Ada",
        "password_hash": "x",
        "zone": "Europe/London",
        "lang": "en",
        "created_at": AT,
    },
    "invitation": {
        "id": _id(3),
        "clinic_id": _id(1),
        "role": "patient",
        "name": "Ada",
        "token_hash": "y",
        "invited_by_id": _id(2),
        "created_at": AT,
        "expires_at": AT,
    },
    "sign_in": {"id": _id(4), "person_id": _id(2), "token_hash": "z", "created_at": AT, "expires_at": AT},
    "notice": {
        "id": _id(5),
        "person_id": _id(2),
        "kind": "session",
        "due_at": AT,
        "visible_at": AT,
        "expires_at": AT,
        "state": "accepted",
        "attempt": 1,
        "revision": 1,
        "subject": _id(12),
    },
    "manners": {
        "person_id": _id(2),
        "quiet_from": time(22),
        "quiet_to": time(7),
        "most_pushes": 6,
        "shows_detail": True,
        "takes_email": False,
        "away_from": DAY,
        "away_until": DAY,
        "kept_zone": "Asia/Tokyo",
        "changed_at": AT,
    },
    "own_time": {
        "person_id": _id(2),
        "kind": "next_day_check",
        "local_time": time(9, 15),
        "asked_at": AT,
    },
    "subscription": {
        "id": _id(6),
        "person_id": _id(2),
        "endpoint": "https://fcm.googleapis.com/x",
        "endpoint_hash": "h",
        "p256dh": "k",
        "auth": "a",
        "label": "Phone",
        "state": "working",
        "created_at": AT,
        "renewed_at": AT,
    },
    "delivery": {
        "id": _id(7),
        "notice_id": _id(5),
        "subscription_id": _id(6),
        "status": "accepted",
        "at": AT,
    },
    "notice_event": {"id": 8, "notice_id": _id(5), "delivery_id": _id(7), "event": "shown", "at": AT},
    "heartbeat": {"worker": "web-1", "at": AT},
    "plan": {
        "id": _id(10),
        "person_id": _id(2),
        "clinic_id": _id(1),
        "template": "article_midportion",
        "status": "active",
        "stage": 1,
        "zone": "Europe/London",
        "starts_on": DAY,
        "ends_on": DAY,
        "version": 1,
        "materialised_until": DAY,
        "tzdata": "2026.1",
        "created_at": AT,
    },
    "plan_version": {
        "id": _id(11),
        "plan_id": _id(10),
        "number": 1,
        "author_id": _id(2),
        "at": AT,
        "reason": "start",
        "status": "active",
        "prescription": {"days": ["mon", "thu"]},
    },
    "occurrence": {
        "id": _id(12),
        "plan_id": _id(10),
        "person_id": _id(2),
        # On itself: PostgreSQL looks at such a row again when it is changed.
        "anchor_id": _id(12),
        "kind": "session",
        "slot_at": AT,
        "local_date": DAY,
        "local_time": time(18),
        "zone": "Europe/London",
        "due_at": AT,
        "expires_at": AT,
        "state": "done",
        "revision": 1,
        "changed_at": AT,
    },
    "action": {
        "id": _id(13),
        "occurrence_id": _id(12),
        "person_id": _id(2),
        "verb": "done",
        "detail": {},
        "before": {},
        "acted_at": AT,
        "received_at": AT,
    },
    **DIARY_ROWS,
    "lock": {
        "id": _id(60),
        "person_id": _id(2),
        "what": "loading",
        "rule": "R1",
        "effect": "emergency",
        "at": AT,
    },
    "target": {
        "id": 61,
        "plan_id": _id(10),
        "exercise": "raise-single",
        "variant": "raise-single",
        "side": "left",
        "load_kg": 7.5,
        "sets": 4,
        "reps_from": 6,
        "reps_to": 8,
        "is_own_amount": False,
        "at": AT,
        "reason": "start",
    },
    "stage_change": {
        "id": 62,
        "plan_id": _id(10),
        "before": 0,
        "after": 1,
        "at": AT,
        "reason": "as agreed",
    },
    "access": {"id": 16, "patient_id": _id(2), "actor_id": _id(2), "what": "opened", "at": AT},
    "calendar_feed": {"person_id": _id(2), "secret_hash": "s", "created_at": AT},
    **CARE_ROWS,
}


def fill(connection: Connection) -> None:
    """Put its row into every table that exists and is still empty."""
    present = set(inspect(connection).get_table_names())
    empty = [name for name in ROWS if name in present and not rows_in(connection, name)]
    tables = MetaData()
    # All at once: asked for one by one, PostgreSQL takes seconds.
    tables.reflect(connection, only=empty)
    for name in empty:
        table = tables.tables[name]
        connection.execute(table.insert().values(_as_stored(table, ROWS[name])))


def rows_in(connection: Connection, name: str) -> list[dict[str, Any]]:
    """As the database keeps them."""
    return [dict(row) for row in connection.execute(text(f'SELECT * FROM "{name}"')).mappings()]  # noqa: S608  # our own names only


def _as_stored(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """SQLite reflects an id as text and an instant as naive: both are written as the models write them.

    An older revision does not have every column yet.
    """
    stored = {key: value for key, value in row.items() if key in table.c}
    for key, value in stored.items():
        column_type = table.c[key].type
        if isinstance(value, UUID) and not isinstance(column_type, Uuid):
            stored[key] = value.hex
        if isinstance(value, datetime) and not getattr(column_type, "timezone", False):
            stored[key] = value.replace(tzinfo=None)
    return stored
