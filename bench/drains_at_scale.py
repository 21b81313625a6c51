"""drain.postgres against 1 consumer: four of them, and a push service that takes its time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from bench.consumers import Engines, lacks_a_program, running_consumers, running_engines, seconds_to_settle
from bench.push_service import running_plain_service
from bench.rounds import Effort, Row, compare, plain
from bench.town import add_patients, give_phones, make_due

REMINDERS = 20_000
ANSWER_MS = 50
MANY = 4
# One consumer takes minutes for what is due.
ROUNDS = 2
# After the next heartbeat of every consumer, so that all know of it.
AHEAD = timedelta(seconds=15)
MOST_SECONDS = 900


@dataclass
class _Evening:
    """The same twenty thousand reminders, due at one instant, for as many consumers as asked."""

    engines: Engines
    people: list[UUID]
    log: Path

    def __post_init__(self) -> None:
        self.cpu_ms: dict[int, list[float]] = {}

    def rate(self, consumers: int) -> float:
        with running_consumers(self.engines, consumers, self.log) as running:
            due_at = datetime.now(UTC) + AHEAD
            make_due(self.engines.database, self.people, due_at)
            before = running.cpu_seconds()
            seconds = seconds_to_settle(self.engines.database, due_at, MOST_SECONDS)
            spent_ms = (running.cpu_seconds() - before) * 1000 / len(self.people)
        self.cpu_ms.setdefault(consumers, []).append(spent_ms)
        return len(self.people) / seconds


def drain_at_scale(effort: Effort) -> Iterator[Row]:
    if lacks_a_program():
        print("skipped: drain.postgres against 1 consumer (PostgreSQL or Redis is not installed)")
        return
    with (
        TemporaryDirectory(prefix="soleus-bench-") as folder,
        running_plain_service(ANSWER_MS) as origin,
        running_engines(Path(folder), origin) as engines,
    ):
        people = add_patients(engines.database, effort.of(REMINDERS))
        give_phones(engines.database, people, origin)
        evening = _Evening(engines, people, Path(folder, "consumers.log"))
        rivals = {"1 consumer": lambda: evening.rate(1)}
        rounds = min(ROUNDS, effort.rounds)
        yield from compare(
            "drain.postgres", "reminders per second", lambda: evening.rate(MANY), rivals, rounds
        )
        for consumers in (1, MANY):
            spent = evening.cpu_ms[consumers]
            yield plain(f"drain.cpu_of_{consumers}", "CPU ms a reminder", spent)
