"""What the tests of reminders do again and again, in the words of their sentences."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import Database
from backend.programmes.reminder_buttons import occurrence_verbs
from backend.reminders import planning, services
from backend.reminders.airspace import Airspace
from backend.reminders.drain import AT_ONCE, drain, never
from backend.reminders.manners.models import MannersRow
from backend.reminders.models import Delivery, Notice, Subscription
from backend.reminders.origins import Origins
from backend.reminders.postage import make_postage
from backend.reminders.push.transfer import PushRequest
from backend.settings import Settings
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.fakes.phone import Phone
from tests.fakes.push import FakePush

FCM = "https://fcm.googleapis.com"
MOZILLA = "https://updates.push.services.mozilla.com"
USEFUL = timedelta(hours=2)


class PostOffice:
    def __init__(
        self, database: Database, people: Cast, clock: FakeClock, push: FakePush, settings: Settings
    ) -> None:
        self.database = database
        self.people = people
        self.clock = clock
        self.push = push
        self.settings = settings
        self.postage = make_postage(settings, occurrence_verbs, lambda: push)

    def restart(self) -> None:
        """Whatever the process had learnt about push services is gone."""
        self.postage = replace(self.postage, origins=Origins(), airspace=Airspace())

    def neighbours(self, count: int) -> list[Person]:
        """So many more patients, each with a phone."""
        ada = self.people.ada
        with self.database.session() as session, session.begin():
            people = [
                Person(
                    clinic_id=ada.clinic_id,
                    role=ada.role,
                    email=f"neighbour{number}@example.org",
                    name=f"Neighbour {number}",
                    password_hash="",
                    zone=ada.zone,
                    created_at=self.clock.now,
                )
                for number in range(count)
            ]
            session.add_all(people)
            session.flush()
            phone = Phone(FCM)
            session.add_all(
                Subscription(
                    person_id=person.id,
                    endpoint=f"{FCM}/{person.id}",
                    endpoint_hash=services.endpoint_hash(f"{FCM}/{person.id}"),
                    p256dh=phone.p256dh,
                    auth=phone.auth,
                    created_at=self.clock.now,
                    renewed_at=self.clock.now,
                )
                for person in people
            )
        return people

    def fill_the_air(self) -> None:
        """Ben's ten phones are sent to first: what is due to anybody else waits until they have answered."""
        for number in range(AT_ONCE):
            self.subscribe(self.people.ben, f"ben-{number}")
        self.plan(self.people.ben, at=self.clock.now - timedelta(minutes=1))

    def wish(self, person: Person, **wishes: Any) -> None:
        with self.database.session() as session, session.begin():
            session.merge(MannersRow(person_id=person.id, changed_at=self.clock.now, **wishes))

    def subscribe(self, person: Person, name: str, origin: str = FCM) -> Phone:
        phone = Phone(f"{origin}/{name}")
        self.store(person, phone)
        return phone

    def store(self, person: Person, phone: Phone) -> Subscription:
        with self.database.session() as session:
            return services.store_subscription(
                session,
                person.id,
                endpoint=phone.endpoint,
                p256dh=phone.p256dh,
                auth=phone.auth,
                label="Phone",
                extra_origins=self.postage.extra_origins,
                now=self.clock.now,
            )

    def plan(
        self,
        person: Person,
        kind: str = "session",
        at: datetime | None = None,
        useful: timedelta = USEFUL,
        subject: UUID | None = None,
    ) -> UUID:
        """A prompt that is due at `at`, now by default; answers its subject."""
        subject = subject or uuid4()
        due_at = at or self.clock.now
        prompt = planning.Prompt(kind, due_at, due_at + useful, subject, 1)
        with self.database.session() as session:
            planning.plan_notices(session, person.id, [prompt], self.clock.now)
        return subject

    def drain(self, is_stopping: Callable[[], bool] = never) -> Counter[str]:
        return drain(self.database, self.postage, self.push, self.clock, is_stopping=is_stopping)

    def do(self, action: Callable[..., Any], *args: Any) -> Any:
        """A use case in a session of its own."""
        with self.database.session() as session:
            return action(session, *args)

    def notice(self, subject: UUID) -> Notice:
        """The latest notice of that subject, repeats aside."""
        return self.rounds(subject, 0)[-1]

    def rounds(self, subject: UUID, number: int = 1) -> list[Notice]:
        """Those told again, oldest first."""
        mine = (Notice.subject == subject) & (Notice.round == number)
        with self.database.session() as session:
            return list(session.scalars(select(Notice).where(mine).order_by(Notice.due_at)))

    def state(self, subject: UUID) -> tuple[str, str | None]:
        notice = self.notice(subject)
        return notice.state, notice.reason

    def device(self, phone: Phone) -> Subscription:
        with self.database.session() as session:
            return session.scalars(
                select(Subscription).where(
                    Subscription.endpoint_hash == services.endpoint_hash(phone.endpoint)
                )
            ).one()

    def delivery(self, subject: UUID, phone: Phone) -> Delivery:
        with self.database.session() as session:
            return _delivery(session, self.notice(subject).id, self.device(phone).id)

    def sent_to(self, phone: Phone) -> list[dict[str, Any]]:
        """What that phone could read, oldest first."""
        return [
            notification(phone, request)
            for request in self.push.requests
            if request.endpoint.url == phone.endpoint
        ]


def notification(phone: Phone, request: PushRequest) -> dict[str, Any]:
    content: Any = phone.read(request.body)["notification"]
    assert isinstance(content, dict)
    return content


def _delivery(session: Session, notice_id: UUID, device_id: UUID) -> Delivery:
    return session.scalars(
        select(Delivery).where(Delivery.notice_id == notice_id, Delivery.subscription_id == device_id)
    ).one()
