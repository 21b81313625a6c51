"""A new key of the house: devices that subscribed with the old one are to subscribe anew, and are kept."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.models import DeviceState, Subscription


def count_reached_devices(session: Session) -> int:
    query = select(func.count()).where(Subscription.state == DeviceState.WORKING)
    return session.scalar(query) or 0


def ask_devices_to_renew(session: Session) -> int:
    """How many. Nothing is sent to them until then, so that no push service meets a key it does not know.

    Otherwise all would be refused at once, which looks like a wrongly deployed key and holds up everything.
    """
    with transaction(session):
        asked = session.scalars(
            update(Subscription)
            .where(Subscription.state == DeviceState.WORKING)
            .values(state=DeviceState.NEEDS_RESUBSCRIBE)
            .returning(Subscription.id)
            .execution_options(synchronize_session=False)
        ).all()
    return len(asked)
