"""Who gets which answer from the routes of the calendar feed."""

from dataclasses import replace

from backend.accounts.models import Person
from backend.exchange.services import open_calendar
from tests.web.expectations import Call, Line, Lines, Stage, for_everyone


def _feed(stage: Stage) -> Call:
    with stage.database.session() as session:
        ada = session.get_one(Person, stage.cast.ada.id)
        return Call(path={"secret": open_calendar(session, ada, stage.now)})


LINES: Lines = {
    "GET /api/calendar": Line(nobody=401, ada=200, eve=200, ben=403, cy=403, dot=403),
    "POST /api/calendar": Line(nobody=401, ada=201, eve=201, ben=403, cy=403, dot=403),
    "DELETE /api/calendar": Line(nobody=401, ada=204, eve=204, ben=403, cy=403, dot=403),
    "GET /calendar/<secret>.ics": replace(for_everyone(200), call=_feed),
}
