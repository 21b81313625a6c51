"""The addresses of the calendar feed."""

from apiflask import APIBlueprint
from flask import Response, request

from backend.accounts.access import caller, patient_only, public
from backend.exchange import services
from backend.exchange.schemas import CalendarOut, CalendarStateOut
from backend.web.context import now, session, settings

blueprint = APIBlueprint("exchange", __name__, tag="Exchange")


@blueprint.get("/api/calendar")
@patient_only
@blueprint.output(CalendarStateOut)
def get_calendar() -> CalendarStateOut:
    opened_at = services.calendar_opened_at(session(), caller())
    return CalendarStateOut(is_open=opened_at is not None, opened_at=opened_at)


@blueprint.post("/api/calendar")
@patient_only
@blueprint.output(CalendarOut, status_code=201)
def create_calendar() -> CalendarOut:
    secret = services.open_calendar(session(), caller(), now())
    return CalendarOut(url=f"{settings().public_url.rstrip('/')}/calendar/{secret}.ics")


@blueprint.delete("/api/calendar")
@patient_only
@blueprint.doc(responses=[204])
def delete_calendar() -> tuple[str, int]:
    services.close_calendar(session(), caller())
    return "", 204


@blueprint.get("/calendar/<secret>.ics")
@public
@blueprint.doc(hide=True)
def read_calendar(secret: str) -> Response:
    document = services.read_calendar(session(), secret, now())
    response = Response(document, content_type="text/calendar; charset=utf-8")
    # Kept by whoever asked, and asked for anew each time; an unchanged one is not sent again.
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
