"""The addresses of reminders: devices, a test, and what a phone says of a notice."""

from typing import Final
from uuid import UUID

from apiflask import APIBlueprint
from flask import current_app

from backend.accounts.access import caller, public, signed_in
from backend.reminders import services
from backend.reminders.models import Subscription
from backend.reminders.postage import Postage
from backend.reminders.schemas import DeviceOut, ReceiptIn, RemindersOut, SubscriptionIn, TestSentOut
from backend.reminders.trial import send_test
from backend.web.context import now, session, wiring
from backend.web.problems import TooMany

EXTENSION: Final = "soleus_postage"
TESTS_A_MINUTE: Final = 20

blueprint = APIBlueprint("reminders", __name__, tag="Reminders")


@blueprint.get("/api/reminders")
@signed_in
@blueprint.output(RemindersOut)
def get_reminders() -> RemindersOut:
    devices = services.devices_of(session(), caller().id)
    return RemindersOut(public_key=wiring().vapid_public_key, devices=[_device(device) for device in devices])


@blueprint.put("/api/reminders/subscription")
@signed_in
@blueprint.input(SubscriptionIn)
@blueprint.output(DeviceOut)
def store_subscription(json_data: SubscriptionIn) -> DeviceOut:
    device = services.store_subscription(
        session(),
        caller().id,
        endpoint=json_data.endpoint,
        p256dh=json_data.keys.p256dh,
        auth=json_data.keys.auth,
        label=json_data.label,
        platform=json_data.platform,
        extra_origins=_postage().extra_origins,
        now=now(),
    )
    return _device(device)


@blueprint.delete("/api/reminders/devices/<uuid:device_id>")
@signed_in
@blueprint.doc(responses=[204])
def delete_device(device_id: UUID) -> tuple[str, int]:
    services.delete_device(session(), caller().id, device_id)
    return "", 204


@blueprint.post("/api/reminders/devices/<uuid:device_id>/confirm")
@signed_in
@blueprint.output(DeviceOut)
def confirm_device(device_id: UUID) -> DeviceOut:
    return _device(services.confirm_device(session(), caller().id, device_id, now()))


@blueprint.post("/api/reminders/test")
@signed_in
@blueprint.output(TestSentOut, status_code=202)
def send_test_reminder() -> TestSentOut:
    person_id = caller().id
    # The request's own session would hold the database's write lock while the devices answer.
    session().rollback()
    throttle = wiring().throttle
    key = ("test-push", str(person_id))
    if not throttle.hit(TESTS_A_MINUTE, *key):
        raise TooMany("Twenty tests a minute are enough.", throttle.wait_seconds(TESTS_A_MINUTE, *key))
    sent = send_test(wiring().database, _postage(), wiring().clock, person_id)
    return TestSentOut(notice_id=sent.notice_id, devices=sent.devices)


@blueprint.post("/api/reminders/receipts")
@public
@blueprint.input(ReceiptIn)
def record_receipt(json_data: ReceiptIn) -> tuple[str, int]:
    """Without a sign-in: the receipt's id was in the encrypted push and is known to that phone alone."""
    services.record_receipt(session(), json_data.receipt, json_data.event, json_data.at, now())
    return "", 204


def _device(device: Subscription) -> DeviceOut:
    return DeviceOut.model_validate(
        {
            "id": device.id,
            "label": device.label,
            "platform": device.platform,
            "state": services.device_state(device, now()),
            "endpoint_hash": device.endpoint_hash,
            "confirmed_at": device.confirmed_at,
            "last_shown_at": device.last_shown_at,
            "created_at": device.created_at,
        }
    )


def _postage() -> Postage:
    postage = current_app.extensions[EXTENSION]
    assert isinstance(postage, Postage)  # noqa: S101  # for the type checker; create_app put it there
    return postage
