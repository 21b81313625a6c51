"""kill -9 at random moments: nothing lost, nothing shown twice."""

import random
from collections import Counter
from pathlib import Path

import pytest

from backend.db import Database
from tests.services.programs import free_port
from tests.torture.post import (
    Log,
    Sender,
    due_reminders,
    push_service,
    wait_for_count,
    wait_until_none_is_open,
)

IN_FLIGHT = 10
REMINDERS_A_KILL = 100
# Every so many kills hit the whole process group, the others only the workers, which start faster again.
EVERYTHING_AT_ONCE = 5


@pytest.fixture
def kills(is_long: bool) -> int:
    return 200 if is_long else 20


@pytest.mark.torture
def test_embedded_on_sqlite_twenty_kills_lose_nothing(tmp_path: Path, kills: int) -> None:
    url = f"sqlite:///{tmp_path / 'soleus.db'}"
    command = ["-m", "gunicorn", "--config", "gunicorn.conf.py", "tests.torture.short_lease:app"]
    _survive(tmp_path, kills, url, command, {"PORT": str(free_port()), "SOLEUS_EMBED": "1"})


@pytest.mark.torture
def test_a_separate_consumer_on_postgresql_and_redis_twenty_kills_lose_nothing(
    tmp_path: Path, kills: int, postgres_url: str, redis_url: str
) -> None:
    program = "import sys; from huey.bin.huey_consumer import consumer_main; sys.exit(consumer_main())"
    command = ["-c", program, "tests.torture.short_lease.huey", "-k", "process", "-c", "1"]
    _survive(tmp_path, kills, postgres_url, command, {"SOLEUS_EMBED": "0", "SOLEUS_ENGINE_URL": redis_url})


def _survive(folder: Path, kills: int, url: str, command: list[str], environment: dict[str, str]) -> None:
    database, log = Database(url), Log(folder / "push.log")
    with push_service(folder / "push.log") as origin:
        count = kills * REMINDERS_A_KILL
        phones = due_reminders(database, origin, count)
        sender = Sender(
            command,
            {
                **environment,
                "SOLEUS_DATA": str(folder / "data"),
                "SOLEUS_DATABASE_URL": url,
                "SOLEUS_LIMITS_URL": environment.get("SOLEUS_ENGINE_URL", "memory://"),
                "SOLEUS_PUSH_EXTRA_ORIGINS": origin,
            },
            folder / "sender.log",
        )
        try:
            ends_of_runs = _kill_at_random(sender, log, kills, count)
            sender.start()
            states = wait_until_none_is_open(database)
        finally:
            sender.kill()
    database.close()
    shown = log.notifications(phones)
    assert states == Counter(accepted=count), "lost"
    assert len({notification["data"]["notice"] for notification in shown}) == count
    _check_repeats(shown, ends_of_runs)


def _kill_at_random(sender: Sender, log: Log, kills: int, count: int) -> list[int]:
    """How many had been sent at each kill; the last fifth is left to the run that is not killed."""
    moments = random.Random(kills)
    ends = []
    for kill in range(kills):
        least = log.count() + 1
        most = max(least, (kill + 1) * count * 8 // (10 * kills))
        sender.start()
        wait_for_count(log, moments.randint(least, most), sender)
        if kill % EVERYTHING_AT_ONCE == 0:
            sender.kill()
        else:
            sender.kill_workers()
        ends.append(log.count())
    return ends


def _check_repeats(shown: list[dict[str, object]], ends_of_runs: list[int]) -> None:
    """No kill repeats more than was in flight; to the phone's worker a repeat is the same notification."""
    last_seen: dict[str, int] = {}
    first: dict[str, dict[str, object]] = {}
    repeated: Counter[int] = Counter()
    for place, notification in enumerate(shown):
        tag = str(notification["tag"])
        if tag in first:
            assert notification == first[tag]
            repeated[sum(end <= last_seen[tag] for end in ends_of_runs)] += 1
        first.setdefault(tag, notification)
        last_seen[tag] = place
    assert all(repeats <= IN_FLIGHT for repeats in repeated.values()), repeated
    assert len(ends_of_runs) not in repeated, "repeated without a kill"
