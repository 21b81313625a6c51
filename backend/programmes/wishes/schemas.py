"""Shapes of what a person wishes of reminders."""

from pydantic import ConfigDict, Field, StrictBool, StrictInt

from backend.programmes.names import OwnKindName
from backend.programmes.preview_schemas import TimeOut
from backend.programmes.schemas import In, Out
from backend.programmes.times import LocalDate, LocalTime
from backend.reminders.manners.services import Wishes
from backend.rules.quiet_hours import QuietHours


class QuietIn(In):
    start: LocalTime = Field(alias="from")
    end: LocalTime = Field(alias="to")


class AwayIn(In):
    first: LocalDate = Field(alias="from")
    last: LocalDate = Field(alias="until")


class MannersIn(In):
    """What is null is as for everybody; of `away`, that there is no holiday."""

    quiet: QuietIn | None
    most_pushes: StrictInt | None
    shows_detail: StrictBool
    takes_email: StrictBool
    away: AwayIn | None

    def wishes(self) -> Wishes:
        return Wishes(
            quiet=QuietHours(self.quiet.start, self.quiet.end) if self.quiet else None,
            most_pushes=self.most_pushes,
            shows_detail=self.shows_detail,
            takes_email=self.takes_email,
            away=(self.away.first, self.away.last) if self.away else None,
        )


class KeptTimeIn(In):
    kind: OwnKindName


class OwnTimeIn(In):
    """`local_time` of null: as prescribed. In no address, where a log would tell who wears a patch."""

    kind: OwnKindName
    local_time: LocalTime | None


class KeptZoneIn(In):
    zone: str = Field(max_length=64)


class QuietOut(Out):
    """By the wall clock of the person's zone; over midnight when `to` is the earlier of the two."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    start: LocalTime = Field(alias="from")
    end: LocalTime = Field(alias="to")


class AwayOut(Out):
    """Both dates are included."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    first: LocalDate = Field(alias="from")
    last: LocalDate = Field(alias="until")


class WrongTimeOut(Out):
    """Three reminders of this kind in a row went unanswered; `offers`: up to three other times."""

    kind: OwnKindName
    local_time: LocalTime
    offers: list[LocalTime]


class MannersOut(Out):
    """`quiet` holds now; without `has_own_quiet` it is everybody's. `most_pushes` of null: the usual.

    `has_mail`: this house can send e-mail. `kept_zone`: where the person was and wanted the times of home.
    """

    zone: str
    kept_zone: str | None
    quiet: QuietOut
    has_own_quiet: bool
    most_pushes: int | None
    usual_most_pushes: int
    shows_detail: bool
    takes_email: bool
    has_mail: bool
    away: AwayOut | None
    times: list[TimeOut]
    wrong_times: list[WrongTimeOut]


class OwnTimesOut(Out):
    times: list[TimeOut]
