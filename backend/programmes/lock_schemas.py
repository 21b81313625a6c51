"""The shape of what is locked."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from backend.programmes.held import KINDS
from backend.programmes.names import one_of
from backend.programmes.times import Instant
from backend.rules.tables import EFFECTS

EffectName = Annotated[str, one_of(lambda: EFFECTS)]
LockedName = Annotated[str, one_of(lambda: KINDS)]


class LockOut(BaseModel):
    """All that one rule holds. `until`: the first date it holds no longer; none: until a clinician lifts it.

    `rest` is the longer rest after a step back: it ends by itself.
    """

    model_config = ConfigDict(frozen=True)

    id: UUID
    what: list[LockedName]
    rule: str
    effect: EffectName
    since: Instant
    until: date | None
    saw: str
    do: str
    call: str
