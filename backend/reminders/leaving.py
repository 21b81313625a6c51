"""How the worker process of a consumer goes when it is asked to: with what is in the air recorded."""

import signal
from multiprocessing import parent_process
from threading import Event, current_thread, main_thread


def heed_sigterm(leaving: Event) -> None:
    """Instead of the queue's own way, which breaks off the task at once.

    Only in a process that the queue forked for its tasks; elsewhere the signals are somebody else's.
    """
    if _is_worker_process():
        signal.signal(signal.SIGTERM, lambda _number, _frame: leaving.set())


def leave_if_asked(leaving: Event) -> None:
    """Ends a worker process; the consumer starts another one unless it is leaving too."""
    if leaving.is_set() and _is_worker_process():
        raise KeyboardInterrupt


def _is_worker_process() -> bool:
    return parent_process() is not None and current_thread() is main_thread()
