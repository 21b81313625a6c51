"""What the tests of e-mail do again and again, in the words of their sentences."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, update

from backend import settings as settings_of
from backend.accounts.models import Person
from backend.db import Database
from backend.reminders import services
from backend.reminders.mail.carrier import SmtpCarrier
from backend.reminders.mail.letter import Stationery, make_stationery
from backend.reminders.mail.sending import never, send_mails
from backend.reminders.manners.models import MannersRow
from backend.reminders.models import Notice
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.fakes.mail_server import MailServer
from tests.fakes.phone import Phone

USEFUL = timedelta(hours=2)


def named(server: MailServer, **changes: Any) -> settings_of.MailServer:
    """As the setting would name it."""
    given = {"user": None, "password": None, "is_tls_from_the_start": False} | changes
    return settings_of.MailServer(server.host, server.port, "reminders@clinic.example", **given)


@dataclass
class MailRoom:
    database: Database
    people: Cast
    clock: FakeClock
    settings: settings_of.Settings
    server: MailServer

    @property
    def stationery(self) -> Stationery:
        return make_stationery(self.settings)

    def plan(
        self,
        person: Person,
        kind: str = "session",
        at: datetime | None = None,
        useful: timedelta = USEFUL,
        told: int = 0,
    ) -> UUID:
        """An e-mail that is due at `at`, now by default, after so many pushes."""
        due_at = at or self.clock.now
        row = Notice(
            id=uuid4(),
            person_id=person.id,
            kind=kind,
            due_at=due_at,
            visible_at=due_at,
            expires_at=due_at + useful,
            subject=uuid4(),
            channel="email",
            round=told,
        )
        with self.database.session() as session, session.begin():
            session.add(row)
        return row.id

    def subscribe(self, person: Person) -> None:
        phone = Phone("https://fcm.googleapis.com/phone")
        with self.database.session() as session:
            services.store_subscription(
                session,
                person.id,
                endpoint=phone.endpoint,
                p256dh=phone.p256dh,
                auth=phone.auth,
                label="Phone",
                extra_origins=(),
                now=self.clock.now,
            )

    def wish(self, person: Person, **wishes: Any) -> None:
        with self.database.session() as session, session.begin():
            session.merge(MannersRow(person_id=person.id, changed_at=self.clock.now, **wishes))

    def change(self, person: Person, **values: Any) -> None:
        with self.database.session() as session, session.begin():
            session.execute(update(Person).where(Person.id == person.id).values(**values))

    def send(
        self, carrier: SmtpCarrier | None = None, is_stopping: Callable[[], bool] = never
    ) -> Counter[str]:
        carrier = carrier or SmtpCarrier(self.settings.mail)
        return send_mails(self.database, self.stationery, carrier, self.clock, is_stopping=is_stopping)

    def notice(self, notice_id: UUID) -> Notice:
        with self.database.session() as session:
            return session.scalars(select(Notice).where(Notice.id == notice_id)).one()

    def state(self, notice_id: UUID) -> tuple[str, str | None]:
        row = self.notice(notice_id)
        return row.state, row.reason
