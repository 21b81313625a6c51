"""The calendar feed as others' programs read it: vdirsyncer fetches it over HTTP, khal shows it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from werkzeug.serving import make_server

from backend.exchange.services import close_calendar, open_calendar
from tests.programmes.scenes import SHOCKWAVE, Story
from tests.services.programs import miss

SYNC = """
[general]
status_path = "{folder}/status"
[pair soleus]
a = "feed"
b = "entries"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}"
[storage entries]
type = "filesystem"
path = "{folder}/entries"
fileext = ".ics"
"""
SHOW = """
[calendars]
[[soleus]]
path = {folder}/entries
readonly = True
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
# The clocks of London change in the night to 29 March.
SESSION = "Time for today's session"
BELL = "\u23f0"


@dataclass
class CalendarPrograms:
    """A person's own computer, with a folder of its own."""

    folder: Path
    vdirsyncer: Path
    khal: Path

    def follow(self, url: str) -> None:
        (self.folder / "entries").mkdir()
        (self.folder / "sync.conf").write_text(SYNC.format(folder=self.folder, url=url))
        (self.folder / "show.conf").write_text(SHOW.format(folder=self.folder))
        self._run(self.vdirsyncer, "-c", "sync.conf", "discover").check_returncode()

    def fetch(self) -> bool:
        return self._run(self.vdirsyncer, "-c", "sync.conf", "sync").returncode == 0

    def shown(self) -> list[str]:
        """A line each: date, wall time, words, a bell when it rings, how it stands."""
        what = "{start-date} {start-time} {title}{alarm-symbol} {status}"
        shown = self._run(
            self.khal, "-c", "show.conf", "list", "2026-03-20", "14d", "--format", what, "--day-format", ""
        )
        shown.check_returncode()
        return [line.strip() for line in shown.stdout.splitlines() if line.strip()]

    def _run(self, program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = os.environ | {
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": str(self.folder),
        }
        return subprocess.run(
            [program, *arguments], cwd=self.folder, env=env, capture_output=True, text=True, timeout=120
        )


@pytest.fixture
def programs(tmp_path: Path) -> CalendarPrograms:
    found = {name: Path(sys.executable).parent / name for name in ("vdirsyncer", "khal")}
    for name, path in found.items():
        if not path.exists():
            miss(f"{name} is not installed (make setup)")
    folder = tmp_path / "computer"
    folder.mkdir()
    return CalendarPrograms(folder, found["vdirsyncer"], found["khal"])


@pytest.fixture
def house(app: Flask) -> Iterator[str]:
    """A real HTTP server; its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
def test_calendar_programs_show_the_same_wall_time_on_both_sides_of_a_clock_change(
    story: Story, house: str, programs: CalendarPrograms
) -> None:
    story.assign(shockwave=SHOCKWAVE)
    secret = open_calendar(story.session, story.person, story.clock.now)
    story.session.close()
    programs.follow(f"{house}/calendar/{secret}.ics")
    assert programs.fetch()

    lines = programs.shown()
    assert {f"2026-03-{day} 18:00 {SESSION}{BELL} CONFIRMED" for day in (27, 30)} <= {
        " ".join(line.replace(f" {BELL}", BELL).split()) for line in lines
    }
    assert all(BELL in line for line in lines), lines

    moved, skipped = story.row("session", "2026-03-27"), story.row("session", "2026-04-01")
    story.move(moved, "2026-03-28T19:30")
    story.act(skipped, "skip")
    story.session.close()
    assert programs.fetch()
    after = programs.shown()
    assert [line[:16] for line in after if SESSION in line and "2026-03-2" in line[:9]][
        -1
    ] == "2026-03-28 19:30"
    assert [line for line in after if line.startswith("2026-04-01 18:00") and "CANCELLED" in line]

    close_calendar(story.session, story.person)
    story.session.close()
    assert not programs.fetch()
