"""The course of a run moves on, whenever something is planned."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.accounts.models import Person
from backend.db import transaction
from backend.reminders.models import Notice, NoticeState
from backend.simulation.agenda import Agenda
from backend.simulation.world import Run, World

MINUTE = timedelta(minutes=1)


class ShortAgenda(Agenda):
    """Looked into so often, its world stands still."""

    looks = 0

    def do_until(self, now: datetime) -> bool:
        self.looks += 1
        assert self.looks < 50
        return super().do_until(now)


def plan(world: World, due_at: datetime) -> None:
    """For a person without a device."""
    with world._house.session() as session, transaction(session):
        person_id = session.scalars(select(Person.id).limit(1)).one()
        session.add(
            Notice(
                person_id=person_id,
                kind="session",
                due_at=due_at,
                visible_at=due_at,
                expires_at=due_at + 60 * MINUTE,
            )
        )


@pytest.mark.slow
def test_what_is_planned_for_a_minute_that_is_over_is_looked_at_and_ends(tmp_path: Path) -> None:
    world = World(Run(range(0), 1, 1), tmp_path)
    world._town.open()
    world._agenda = ShortAgenda()
    start = world._clock.now
    world._agenda.at(start + 10 * MINUTE + timedelta(seconds=30), partial(plan, world, start + 5 * MINUTE))
    world._pass_until(start + 120 * MINUTE)
    with world._house.database.reading_session() as session:
        assert session.scalars(select(Notice.state)).all() == [NoticeState.EXPIRED]
    assert world._clock.now == start + 120 * MINUTE
    world._house.close()
