"""Who gets which answer from the routes of this package."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from backend.reminders.mail.unsubscribing import unsubscribe_token
from backend.reminders.models import Delivery, Notice, Subscription
from backend.reminders.services import store_subscription
from tests.fakes.phone import Phone
from tests.web.expectations import Call, Line, Lines, Stage, for_everyone

ENDPOINT = "https://fcm.googleapis.com/phone"


def _subscribe(_stage: Stage) -> Call:
    return Call(body=Phone(ENDPOINT).subscription())


def _device_of_ada(stage: Stage) -> Call:
    return Call(path={"device_id": _stored_device(stage).id})


def _receipt_of_ada(stage: Stage) -> Call:
    return Call(body={"receipt": str(_delivered(stage)), "event": "shown", "at": stage.now.isoformat()})


def _stored_device(stage: Stage) -> Subscription:
    phone = Phone(ENDPOINT)
    with stage.database.session() as session:
        return store_subscription(
            session,
            stage.cast.ada.id,
            endpoint=phone.endpoint,
            p256dh=phone.p256dh,
            auth=phone.auth,
            label="Phone",
            extra_origins=(),
            now=stage.now,
        )


def _delivered(stage: Stage) -> UUID:
    device = _stored_device(stage)
    with stage.database.session() as session, session.begin():
        notice = Notice(
            person_id=stage.cast.ada.id,
            kind="session",
            due_at=stage.now,
            visible_at=stage.now,
            expires_at=stage.now,
            state="accepted",
        )
        session.add(notice)
        session.flush()
        delivery = Delivery(notice_id=notice.id, subscription_id=device.id, status="accepted", at=stage.now)
        session.add(delivery)
        session.flush()
        return delivery.id


def _link_of_ada(stage: Stage) -> Call:
    return Call(path={"token": unsubscribe_token(stage.secret_key, stage.cast.ada.id)})


def _signed_in(status: int, call: Callable[[Stage], Call] = lambda _stage: Call()) -> Line:
    return Line(nobody=401, ada=status, eve=status, ben=status, cy=status, dot=status, call=call)


LINES: Lines = {
    "GET /api/reminders": _signed_in(200),
    "PUT /api/reminders/subscription": _signed_in(200, _subscribe),
    "DELETE /api/reminders/devices/<uuid:device_id>": Line(
        nobody=401, ada=204, eve=404, ben=404, cy=404, dot=404, call=_device_of_ada
    ),
    "POST /api/reminders/devices/<uuid:device_id>/confirm": Line(
        nobody=401, ada=200, eve=404, ben=404, cy=404, dot=404, call=_device_of_ada
    ),
    "GET /api/reminders/history": _signed_in(200),
    "GET /api/reminders/unsubscribe/<token>": replace(for_everyone(200), call=_link_of_ada),
    "POST /api/reminders/unsubscribe/<token>": replace(for_everyone(200), call=_link_of_ada),
    # Nobody here has a device that works.
    "POST /api/reminders/test": _signed_in(409),
    "POST /api/reminders/receipts": Line(
        nobody=204, ada=204, eve=204, ben=204, cy=204, dot=204, call=_receipt_of_ada
    ),
}
