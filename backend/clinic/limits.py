"""The numbers that each patient of a clinic is seen with at the desk: one query, however many there are."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.content import thresholds
from backend.programmes.models import ThresholdChange
from backend.programmes.thresholds import LIMIT, in_order

SILENT_MAIL, SILENT_LIST = "silent_days_mail", "silent_days_list"
NAMES: Final = (LIMIT, SILENT_MAIL, SILENT_LIST)


def limits_of(session: Session, clinic_id: UUID, person_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """As they stand now; a patient's own before the clinic's before the house's."""
    query = (
        select(ThresholdChange.person_id, ThresholdChange.name, ThresholdChange.value)
        .where(ThresholdChange.clinic_id == clinic_id, ThresholdChange.name.in_(NAMES))
        .order_by(ThresholdChange.at, ThresholdChange.id)
    )
    layers: defaultdict[UUID | None, dict[str, int]] = defaultdict(dict)
    for person_id, name, value in session.execute(query):
        if value is None:
            layers[person_id].pop(name, None)
        else:
            layers[person_id][name] = value
    house = {name: thresholds()[name].default for name in NAMES}
    return {one: in_order(house, layers[None], layers.get(one, {})) for one in person_ids}
