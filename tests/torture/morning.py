"""One morning of three people, small enough to die at each of its moments, and how it ends in any case."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select

from backend.db import Database
from backend.programmes.reminder_buttons import occurrence_verbs
from backend.reminders.airspace import Airspace
from backend.reminders.drain import drain
from backend.reminders.heartbeat import next_visible_at
from backend.reminders.models import Notice
from backend.reminders.origins import Origins
from backend.reminders.postage import make_postage
from backend.reminders.push.transfer import Answer, PushRequest, PushTransport, Response
from backend.settings import Settings
from tests.conftest import make_cast
from tests.fakes.clock import FakeClock
from tests.fakes.phone import Phone
from tests.fakes.push import FakePush
from tests.reminders.post_office import PostOffice, notification
from tests.tables import TABLES
from tests.torture.bookkeeping import TOLD, check_rows
from tests.torture.screen import screen_after

MINUTE: Final = timedelta(minutes=1)
# By the last part of a phone's address: what its push service answers one time after the other.
ANSWERS: Final = {"busy": (503, 201), "gone": (410,)}
LONGEST_DAY: Final = 60

# Subject, kind and round of what was told.
Told = frozenset[tuple[str, str, int]]


class Post:
    """A push service that decides at the door: what it took has reached the phone, whoever hears of it."""

    def __init__(self) -> None:
        self.accepted: list[PushRequest] = []
        self._asked: dict[str, int] = {}

    def take(self, request: PushRequest) -> Response:
        url = request.endpoint.url
        answers = ANSWERS.get(url.rpartition("-")[2], (201,))
        times = self._asked.get(url, 0)
        self._asked[url] = times + 1
        status = answers[min(times, len(answers) - 1)]
        if status == 201:
            self.accepted.append(request)
        return Response(status, {}, b"")


class Carrier:
    """A transport of one sender: its answers are lost when it dies."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._answers: list[tuple[Hashable, Answer]] = []

    @property
    def in_flight(self) -> int:
        return len(self._answers)

    def start(self, request: PushRequest, key: Hashable) -> None:
        self._answers.append((key, self._post.take(request)))

    def poll(self, timeout_seconds: float) -> list[tuple[Hashable, Answer]]:
        """One at a time, so that there are more moments to die at."""
        return [self._answers.pop(0)] if self._answers else []

    def close(self) -> None:
        self._answers.clear()


class Morning:
    """Ada: two things in one on two phones, a third a minute later. Eve: a busy push service. Ben: a lost
    phone beside the one that works."""

    def __init__(self, settings: Settings, clock: FakeClock) -> None:
        self._settings = settings
        self._clock = clock
        postage = make_postage(settings, occurrence_verbs, FakePush)
        self._postage = replace(postage, chance=lambda: 0.0)
        self._began_at = clock.now
        self.phones: dict[str, Phone] = {}

    def prepare(self, file: Path) -> None:
        database = Database(f"sqlite:///{file}")
        TABLES.create_all(database.engine)
        with database.session() as session, session.begin():
            cast = make_cast(session)
        office = PostOffice(database, cast, self._clock, FakePush(), self._settings)
        devices = (
            (cast.ada, ("one", "two")),
            (cast.eve, ("busy",)),
            (cast.ben, ("gone", "last")),
        )
        for person, names in devices:
            for name in names:
                self.phones[name] = office.subscribe(person, f"{person.name}-{name}")
            office.plan(person)
        office.plan(cast.ada, "gtn_patch")
        office.plan(cast.ada, "heel_wedges", at=self._clock.now + MINUTE)
        database.close()

    def begin(self) -> None:
        self._clock.now = self._began_at

    def send(self, database: Database, transport: PushTransport) -> None:
        """A sender of its own: it knows nothing of those before it."""
        fresh = replace(self._postage, origins=Origins(), airspace=Airspace())
        drain(database, fresh, transport, self._clock)

    def wait(self, database: Database) -> bool:
        """Until something is due; False when nothing is left."""
        with database.reading_session() as session:
            due_at = next_visible_at(session, self._clock.now)
        if due_at is not None:
            self._clock.now = due_at
        return due_at is not None

    def live_through(self, database: Database, post: Post) -> None:
        for _ in range(LONGEST_DAY):
            self.send(database, Carrier(post))
            if not self.wait(database):
                return
        raise AssertionError("it does not come to an end")

    def check(self, database: Database, post: Post) -> Told:
        """Each phone shows what its person was told, by the ledger, once; answers what that is."""
        with database.reading_session() as session:
            check_rows(session)
            rows = session.scalars(select(Notice).where(Notice.state.in_(TOLD))).all()
        by_id = {str(row.id): row for row in rows}
        for name, phone in self.phones.items():
            mine = [request for request in post.accepted if request.endpoint.url == phone.endpoint]
            screen = screen_after(notification(phone, request) for request in mine)
            people = {by_id[notice].person_id for notice in screen.shown}
            assert len(people) == (name != "gone"), name
            assert screen.things == sum(row.person_id in people for row in rows), name
        return frozenset((str(row.subject), row.kind, row.round) for row in rows)
