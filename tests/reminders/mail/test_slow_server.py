"""A letter behind a slow mail server: what its person wishes when it leaves is what counts."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest

from backend.reminders.mail.carrier import Reply, SmtpCarrier
from tests.reminders.mail.mail_room import MailRoom

HOUR = timedelta(hours=1)
TODAY = date(2026, 3, 20)


class _SlowCarrier(SmtpCarrier):
    """While it hands in the first letter, something happens."""

    def __init__(self, room: MailRoom, meanwhile: Callable[[MailRoom], None]) -> None:
        super().__init__(room.settings.mail)
        self._room, self._meanwhile = room, meanwhile

    def deliver(self, message: EmailMessage) -> Reply:
        if not self._room.server.letters:
            self._meanwhile(self._room)
        return super().deliver(message)


def _it_is_night(room: MailRoom) -> None:
    room.clock.now = datetime(2026, 3, 20, 21, 31, tzinfo=UTC)


def _she_takes_no_more_mail(room: MailRoom) -> None:
    room.wish(room.people.ada, takes_email=False)


def _she_goes_on_holiday(room: MailRoom) -> None:
    room.wish(room.people.ada, away_from=TODAY, away_until=TODAY)


def _her_account_is_closed(room: MailRoom) -> None:
    room.change(room.people.ada, disabled_at=room.clock.now)


@pytest.mark.parametrize(
    ("meanwhile", "state", "channel"),
    [
        pytest.param(_it_is_night, ("open", "quiet"), "email", id="the night begins"),
        pytest.param(_she_takes_no_more_mail, ("open", "no_device"), "push", id="e-mail is turned off"),
        pytest.param(_she_goes_on_holiday, ("open", "away"), "email", id="she goes on holiday"),
        pytest.param(
            _her_account_is_closed, ("suppressed", "account_closed"), "email", id="her account is closed"
        ),
    ],
)
def test_it_stays_here_when(
    room: MailRoom, meanwhile: Callable[[MailRoom], None], state: tuple[str, str], channel: str
) -> None:
    mail = _behind_another(room)
    report = room.send(_SlowCarrier(room, meanwhile))
    assert room.server.recipients() == ["eve@example.org"]
    assert (room.state(mail), room.notice(mail).channel) == (state, channel)
    assert report["claimed"] == 2


def test_it_goes_where_its_person_is_found_now(room: MailRoom) -> None:
    _behind_another(room)
    room.send(_SlowCarrier(room, lambda room: room.change(room.people.ada, email="ada@new.example")))
    assert room.server.recipients() == ["eve@example.org", "ada@new.example"]


def _behind_another(room: MailRoom) -> UUID:
    room.clock.now = datetime(2026, 3, 20, 21, 29, tzinfo=UTC)
    room.plan(room.people.eve, at=room.clock.now - timedelta(minutes=1), useful=12 * HOUR)
    return room.plan(room.people.ada, useful=12 * HOUR)
