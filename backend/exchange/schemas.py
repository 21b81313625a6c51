"""Shapes of the calendar feed."""

from pydantic import BaseModel


class CalendarOut(BaseModel):
    """The address carries the secret; it is shown this once."""

    url: str
