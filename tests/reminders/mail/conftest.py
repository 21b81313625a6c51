"""A house that sends e-mail, and a mail server that answers as told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from backend.db import Database
from backend.settings import Settings
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.fakes.mail_server import MailServer
from tests.reminders.mail.mail_room import MailRoom, named


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def room(
    any_database: Database, people: Cast, clock: FakeClock, settings: Settings, mail_server: MailServer
) -> MailRoom:
    return MailRoom(any_database, people, clock, replace(settings, mail=named(mail_server)), mail_server)
