"""The course of a run: jumps to the next instant at which anything happens, and lets it happen."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import delete

from backend.db import transaction
from backend.reminders.models import Notice, NoticeState
from backend.simulation.agenda import Agenda
from backend.simulation.cast import first_day, patient
from backend.simulation.chance import Chance
from backend.simulation.faults import Fault, Saboteur
from backend.simulation.house import House, VirtualClock
from backend.simulation.judge import audit
from backend.simulation.push_services import FakeTransport
from backend.simulation.town import Town

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
# The house's own rounds come every ten minutes, and mostly find nothing to do.
ROUND: Final = timedelta(hours=3)
FIRST_ROUND: Final = timedelta(seconds=90)
# The watch over unanswered mornings tells no patient anything, and would be a quarter of the work.
ROUNDS_BETWEEN_WATCHES: Final = 40
# Longer than anything is of use; whatever is open then will stay open for ever.
AFTERMATH: Final = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Run:
    """One part of a simulation: some of its patients, by their numbers."""

    numbers: range
    days: int
    seed: int
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`evidence`: a line for each thing that was wrong."""

    counts: Counter[str]
    evidence: list[str]


class World:
    def __init__(self, run: Run, folder: Path) -> None:
        self._run, self._chance = run, Chance(run.seed)
        self._start = datetime.combine(first_day(run.seed), time(), UTC)
        self._end = self._start + run.days * DAY
        self._clock, self._agenda = VirtualClock(self._start), Agenda()
        self._house = House(folder, self._clock, self._chance)
        span = (self._start, self._end)
        self._town = Town(self._house, self._clock, self._agenda, self._chance, span, run.fault)
        self._saboteur = Saboteur(run.fault)
        self._house.open(lambda: FakeTransport(self._town.services))
        self._drained_at = self._start
        self._rounds = 0

    def go(self, tell: Callable[[], None]) -> Outcome:
        """`tell` is called after each day."""
        self._town.open()
        for number in self._run.numbers:
            self._town.enter(patient(self._chance, number, self._start.date(), self._run.days))
        self._agenda.at(self._start + FIRST_ROUND, self._go_round)
        for day in range(1, self._run.days + 1):
            self._agenda.at(self._start + day * DAY, tell)
        self._pass_until(self._end)
        self._forget_what_comes_after()
        self._pass_until(self._end + AFTERMATH)
        outcome = self._outcome()
        self._house.close()
        return outcome

    def _pass_until(self, end: datetime) -> None:
        while True:
            drains_at = self._next_drain()
            due = [at for at in (self._agenda.next_at, drains_at) if at is not None]
            if not due or min(due) > end:
                break
            self._clock.now = max(min(due), self._clock.now)
            self._agenda.do_until(self._clock.now)
            # Visible since a minute that is over already, when it was planned within that minute.
            if drains_at is not None and drains_at <= self._clock.now:
                self._drain()
            if self._house.run_tickets():
                self._listen()
        self._clock.now = end

    def _next_drain(self) -> datetime | None:
        """The full minute at which something is visible, after the last one at which there was a drain."""
        visible_at = self._house.next_visible_at()
        if visible_at is None:
            return None
        minute = visible_at.replace(second=0, microsecond=0)
        full = minute if minute == visible_at else minute + MINUTE
        return max(full, self._drained_at + MINUTE)

    def _drain(self) -> None:
        self._drained_at = self._clock.now
        if self._house.engine.run_drain()["accepted"]:
            self._listen()

    def _listen(self) -> None:
        with self._house.database.reading_session() as session:
            self._town.court.hear_sender(session, self._clock.now)

    def _go_round(self) -> None:
        self._house.engine.run_horizons()
        if self._rounds % ROUNDS_BETWEEN_WATCHES == 0:
            self._house.engine.run_watch()
        self._rounds += 1
        with self._house.session() as session:
            self._saboteur.come_by(session, self._clock.now)
        if self._clock.now + ROUND < self._end:
            self._agenda.at(self._clock.now + ROUND, self._go_round)

    def _forget_what_comes_after(self) -> None:
        """Nobody does anything any more, and what is due from now on is no part of the run."""
        with self._house.session() as session, transaction(session):
            session.execute(
                delete(Notice).where(Notice.state == NoticeState.OPEN, Notice.due_at >= self._end)
            )

    def _outcome(self) -> Outcome:
        town = self._town
        with self._house.database.reading_session() as session:
            counts = audit.ends(session, self._end)
            missing = audit.never_written(session, town.lives, self._end)
        counts["lost"] += len(missing)
        return Outcome(counts + town.court.wrongs, [*town.court.evidence, *missing])
