"""The address of what became of one's own reminders."""

from apiflask import APIBlueprint

from backend.accounts.access import caller, signed_in
from backend.reminders.history.schemas import HistoryOut
from backend.reminders.history.services import best_advice, health_of, lives_of
from backend.web.context import now, session

blueprint = APIBlueprint("reminder_history", __name__, tag="Reminders")


@blueprint.get("/api/reminders/history")
@signed_in
@blueprint.output(HistoryOut)
def read_history() -> HistoryOut:
    person_id = caller().id
    devices = health_of(session(), person_id, now())
    return HistoryOut(
        reminders=lives_of(session(), person_id, now()),
        devices=devices,
        advice=best_advice(device.advice for device in devices),
    )
