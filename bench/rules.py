"""rules.evaluate: the table of the next morning asked with answers as they come."""

from collections.abc import Iterator
from itertools import cycle, islice, product

from backend.content.table import table_named
from backend.rules.tables import Value, complete, decide
from bench.rounds import Effort, Row, per_cpu_second, plain

EVALUATIONS = 20_000
PAINS = (0, 2, 4, 6, 9)


def rules_evaluate(effort: Effort) -> Iterator[Row]:
    """Each evaluation checks the answers as the API does, then finds the rule that wins."""
    table = table_named("next_day")
    mornings = list(_mornings())
    count = effort.of(EVALUATIONS)

    def work() -> int:
        for answers in islice(cycle(mornings), count):
            decide(table, complete(table, answers, {}))
        return count

    yield plain(
        "rules.evaluate", "evaluations per CPU second", [per_cpu_second(work) for _ in range(effort.rounds)]
    )


def _mornings() -> Iterator[dict[str, Value]]:
    """Calm, sore, and everything between, with and without tablets."""
    for after, morning, settled, tablets in product(PAINS, PAINS, (True, False), (True, False)):
        yield {
            "answered": True,
            "after": after,
            "morning": morning,
            "usual": 2,
            "settled": settled,
            "tablets": tablets,
            "stiffness": 10,
            "usual_stiffness": 10,
            "limit": 5,
            "upper": 5,
        }
