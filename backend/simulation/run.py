"""A whole simulation: its patients in parts of a fixed size, as many at once as there are cores."""

import gc
import logging
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context, parent_process
from multiprocessing.queues import SimpleQueue
from threading import Lock, Thread
from time import perf_counter
from typing import Final

import structlog

from backend.simulation.faults import Fault
from backend.simulation.figures import Figures
from backend.simulation.house import temporary_folder
from backend.simulation.world import Outcome, Run, World

# By the number of patients alone: the figures must not depend on the machine. The more there are in a part,
# the more is sent at once; two parts keep two cores busy.
PATIENTS_IN_A_PART: Final = 500
PATIENTS_ALONE: Final = 50
# Told when a part has ended, well or badly: nobody waits for one that has failed.
_IS_OVER: Final = 0
_told: "SimpleQueue[int] | None" = None
# Held while a part has a folder to clear away.
_at_work = Lock()


def simulate(
    patients: int, days: int, seed: int, fault: Fault | None, tell: Callable[[int], None]
) -> tuple[Figures, list[str]]:
    """`tell` hears how many patient-days have passed since it was told last."""
    began = perf_counter()
    runs = parts(patients, days, seed, fault)
    outcomes = [live(runs[0], tell)] if len(runs) == 1 else side_by_side(runs, tell)
    figures = Figures.of(patients, days, (one.counts for one in outcomes), perf_counter() - began)
    return figures, [line for one in outcomes for line in one.evidence]


def parts(patients: int, days: int, seed: int, fault: Fault | None) -> list[Run]:
    count = 1 if patients <= PATIENTS_ALONE else max(2, -(-patients // PATIENTS_IN_A_PART))
    bounds = [patients * part // count for part in range(count + 1)]
    return [Run(range(first, last), days, seed, fault) for first, last in pairwise(bounds)]


def live(run: Run, tell: Callable[[int], None]) -> Outcome:
    with temporary_folder() as folder:
        return World(run, folder).go(lambda: tell(len(run.numbers)))


def prepare_process() -> None:
    """One that does nothing else: what the house logs of made-up failures would only stand in the way."""
    # Many short-lived rows beside long-lived modules: the collector need not look so often.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


def side_by_side(runs: list[Run], tell: Callable[[int], None]) -> list[Outcome]:
    context = get_context("spawn")
    told: SimpleQueue[int] = context.SimpleQueue()
    workers = min(os.cpu_count() or 1, len(runs))
    with ProcessPoolExecutor(workers, context, initializer=_begin_part, initargs=(told,)) as pool:
        waiting = [pool.submit(_live_apart, run) for run in runs]
        for one in waiting:
            one.add_done_callback(lambda _: told.put(_IS_OVER))
        open_parts = len(waiting)
        while open_parts:
            days = told.get()
            if days == _IS_OVER:
                open_parts -= 1
            else:
                tell(days)
        return [one.result() for one in waiting]


def _begin_part(told: "SimpleQueue[int]") -> None:
    global _told  # the one thing that a pool can hand to its workers
    _told = told
    prepare_process()
    Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    """A pool's process waits for work for ever, also when the one that hands it out was killed."""
    if run := parent_process():
        run.join()
    with _at_work:
        os._exit(1)


def _live_apart(run: Run) -> Outcome:
    with _at_work:
        return live(run, _tell)


def _tell(days: int) -> None:
    run = parent_process()
    if _told is None or run is None or not run.is_alive():
        raise _Abandoned
    _told.put(days)


class _Abandoned(Exception):
    """The process that divided the work was killed: nobody waits for this part."""
