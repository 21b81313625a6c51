"""Which row takes the place of one that is wanted at another time."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from backend.programmes.models import Occurrence
from backend.programmes.standing import Standing
from backend.rules.item import Item

Slot = tuple[str, datetime]


def give_slots(
    items: Sequence[Item], idle: Iterable[Occurrence], by_slot: dict[Slot, Occurrence], standing: Standing
) -> None:
    """The same thing at another time stays the same row: calendars and phones know it by its id.

    Only a slot that no row holds is given, to a row whose own nothing wants: no two rows ever meet.
    """
    by_key = {item.key: item for item in items}
    wanted = {(item.kind, item.due_at) for item in items}
    free = [row for row in idle if (row.kind, row.slot_at) not in wanted]
    same = {(row.kind, standing.day_of(row)): row for row in free if row.anchor_id is None}
    hung = {(row.anchor_id, row.kind): row for row in free if row.anchor_id}
    for item in sorted(items, key=lambda item: item.anchor is not None):
        if (item.kind, item.due_at) in by_slot:
            continue
        if item.anchor is None:
            row = same.pop((item.kind, standing.day(item.kind, item.local)), None)
        else:
            anchor = by_slot.get((item.anchor.kind, by_key[item.anchor].due_at))
            row = hung.pop((anchor.id, item.kind), None) if anchor else None
        if row:
            del by_slot[(row.kind, row.slot_at)]
            row.slot_at = item.due_at
            by_slot[(row.kind, row.slot_at)] = row
