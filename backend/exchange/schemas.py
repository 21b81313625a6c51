"""Shapes of the calendar feed."""

from pydantic import BaseModel

from backend.programmes.times import Instant


class CalendarOut(BaseModel):
    """The address carries the secret; it is shown this once."""

    url: str


class CalendarStateOut(BaseModel):
    """Whether there is a live address, and since when; the address itself nobody can look up."""

    is_open: bool
    opened_at: Instant | None
