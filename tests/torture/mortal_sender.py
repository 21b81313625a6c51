"""A sender that drains once and dies without a word at its k-th boundary: `mortal_sender K SECONDS_AHEAD`.

With 0 it lives. It says how many boundaries it passed, if it gets so far; its clock goes ahead by so much.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from backend.engine import Engine
from backend.reminders.push.transport import CurlTransport
from backend.settings import Settings
from backend.web.context import utc_now
from tests.torture.crash_points import CrashPoints, MortalDatabase, MortalTransport


def main() -> None:
    fatal, ahead = int(sys.argv[1]), timedelta(seconds=int(sys.argv[2]))
    settings = Settings.from_env()
    points = CrashPoints(fatal or None, die=lambda: os._exit(1))
    engine = Engine(
        settings,
        MortalDatabase(settings.database_url, points),
        clock=_clock_ahead(ahead),
        new_transport=lambda: MortalTransport(CurlTransport(), points),
    )
    engine.run_drain()
    sys.stdout.write(f"passed {len(points.passed)}\n")


def _clock_ahead(by: timedelta) -> Callable[[], datetime]:
    return lambda: utc_now() + by


if __name__ == "__main__":
    main()
