"""Forks senders out of a process that has loaded everything already: a start takes no three seconds.

`python -m tests.torture.cradle` reads a line of JSON for each on its standard input and answers its process
id. But for its imports, a sender is what a fresh `python` would make of the same arguments.
"""

import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, Final

import gunicorn.app.wsgiapp
import gunicorn.workers.gthread  # loaded for those who are forked
import huey.bin.huey_consumer
import psycopg  # noqa: F401  # the same

import tests.torture.short_lease  # noqa: F401  # the same
from tests.torture import mortal_sender

PR_SET_PDEATHSIG: Final = 1
PROGRAMS: Final[dict[str, Callable[[], None]]] = {
    "gunicorn": gunicorn.app.wsgiapp.run,
    "huey_consumer": huey.bin.huey_consumer.consumer_main,
    "mortal_sender": mortal_sender.main,
}


def next_sender() -> dict[str, Any] | None:
    """In each child what it was told to become; None in the cradle, at its end."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            told: dict[str, Any] = json.loads(line)
            return told
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
    return None


def become(told: dict[str, Any]) -> None:
    os.setsid()
    # A sender must not outlive tests that were killed.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(told["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for new, old in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(new, old)
    os.environ.update(told["environment"])
    sys.argv = told["command"]
    PROGRAMS[sys.argv[0]]()


if __name__ == "__main__":
    sender = next_sender()
    if sender is not None:
        become(sender)
