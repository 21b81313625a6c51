"""A new key of the house: devices that subscribed with the old one are to subscribe anew, and are kept.

The key is a file and the devices are rows, so a note beside the file says what has begun: whoever starts with
the new key finds it and ends what a crash has left half done.
"""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from backend.db import Database, transaction
from backend.reminders.models import DeviceState, Subscription
from backend.settings import Settings, replace_secret, replace_vapid_pem

NOTE: Final = "vapid_renewal.json"
log = structlog.get_logger()


def count_reached_devices(session: Session) -> int:
    query = select(func.count()).where(Subscription.state == DeviceState.WORKING)
    return session.scalar(query) or 0


def renew_key(session: Session, data_dir: Path, pem: str, now: datetime) -> tuple[int, Path]:
    """Answers how many devices that costs until they subscribe anew, and where the old pair is."""
    note = data_dir / NOTE
    with transaction(session):
        asked = _ask_devices_to_renew(session)
        replace_secret(note, json.dumps({"pair": _digest(pem), "at": now.isoformat()}))
        kept = replace_vapid_pem(data_dir, pem, now)
    note.unlink(missing_ok=True)  # a worker that has just started may have been faster
    return asked, kept


def finish_renewal(database: Database, settings: Settings) -> None:
    """If a crash has left the new key in place and the devices as they were."""
    note = settings.data_dir / NOTE
    try:
        begun = json.loads(note.read_text())
    except FileNotFoundError:
        return
    if begun["pair"] != _digest(settings.vapid_private_pem):
        return  # it never came to be the key
    with database.session() as session:
        # Who has subscribed since may have done so with the new key.
        asked = _ask_devices_to_renew(session, Subscription.renewed_at <= datetime.fromisoformat(begun["at"]))
    note.unlink(missing_ok=True)
    log.warning("keys.renewal_finished", devices=asked)


def _ask_devices_to_renew(session: Session, *which: ColumnElement[bool]) -> int:
    """How many. Nothing is sent to them until then, so that no push service meets a key it does not know.

    Otherwise all would be refused at once, which looks like a wrongly deployed key and holds up everything.
    """
    with transaction(session):
        asked = session.scalars(
            update(Subscription)
            .where(Subscription.state == DeviceState.WORKING, *which)
            .values(state=DeviceState.NEEDS_RESUBSCRIBE)
            .returning(Subscription.id)
            .execution_options(synchronize_session=False)
        ).all()
    return len(asked)


def _digest(pem: str) -> str:
    return sha256(pem.encode()).hexdigest()
