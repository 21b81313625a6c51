"""The addresses of the calendar feed."""

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.access import caller, patient_only, public
from backend.exchange.schemas import CalendarOut
from backend.exchange.services import calendar_document, close_calendar, open_calendar
from backend.web.context import now, session, settings

blueprint = APIBlueprint("exchange", __name__, tag="Exchange")


@blueprint.post("/api/calendar")
@patient_only
@blueprint.output(CalendarOut, status_code=201)
def create_calendar() -> CalendarOut:
    secret = open_calendar(session(), caller(), now())
    return CalendarOut(url=f"{settings().public_url.rstrip('/')}/calendar/{secret}.ics")


@blueprint.delete("/api/calendar")
@patient_only
@blueprint.doc(responses=[204])
def delete_calendar() -> tuple[str, int]:
    close_calendar(session(), caller())
    return "", 204


@blueprint.get("/calendar/<secret>.ics")
@public
@blueprint.doc(hide=True)
def read_calendar(secret: str) -> Response:
    document = calendar_document(session(), secret, now())
    response = Response(document, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    return response
