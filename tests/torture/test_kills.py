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
    Sent,
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
            _kill_at_random(sender, log, kills, count)
            sender.start()
            states = wait_until_none_is_open(database)
        finally:
            sender.kill()
    database.close()
    sent = log.sent(phones)
    assert states == Counter(accepted=count), "lost"
    assert len({one.notification["data"]["notice"] for one in sent}) == count
    assert len({one.by for one in sent}) > kills // 2, "too few senders to tell them apart"
    _check_repeats(sent)


def _kill_at_random(sender: Sender, log: Log, kills: int, count: int) -> None:
    """The last fifth is left to the run that is not killed."""
    moments = random.Random(kills)
    for kill in range(kills):
        least = log.count() + 1
        most = max(least, (kill + 1) * count * 8 // (10 * kills))
        sender.start()
        wait_for_count(log, moments.randint(least, most), sender)
        if kill % EVERYTHING_AT_ONCE == 0:
            sender.kill()
        else:
            sender.kill_workers()


def _check_repeats(sent: list[Sent]) -> None:
    """No kill repeats more than was in flight; to the phone's worker a repeat is the same notification.

    Told apart by who sent it, not by when: the push service may still read what a killed sender had written.
    """
    latest: dict[str, Sent] = {}
    repeated: Counter[str] = Counter()
    for one in sent:
        before = latest.get(one.notification["tag"])
        if before is not None:
            assert one.notification == before.notification
            assert one.by != before.by, "repeated without a kill"
            repeated[before.by] += 1
        latest[one.notification["tag"]] = one
    assert all(repeats <= IN_FLIGHT for repeats in repeated.values()), repeated.values()
