"""Whatever comes and goes and dies: nobody is told by both channels, and everybody by one that is back."""

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from random import Random
from ssl import PROTOCOL_TLS_CLIENT, SSLContext

import pytest

from backend.reminders.mail.carrier import Answer, Reply, SmtpCarrier
from backend.reminders.push.transfer import Answer as PushAnswer
from backend.reminders.push.transfer import Failure, PushRequest, Response, TransportError
from tests.fakes.mail_server import Says, Script
from tests.fakes.push import CREATED
from tests.reminders.mail.mail_room import MailRoom
from tests.reminders.post_office import PostOffice

MINUTE = timedelta(minutes=1)
PEOPLE = 12
# To make the usual one for each connection takes longer than all the rest.
UNUSED_TLS = SSLContext(PROTOCOL_TLS_CLIENT)
DOWN, HANGS = Response(503, {}, b""), TransportError(Failure.TIMED_OUT, 28)
FALLS = {"down": 95, "hangs": 3, "fine": 2}


class _Killed(BaseException):
    """The postman is gone."""


class _Trouble:
    """By the dice. `told`: by which channels each address was told, or may have been."""

    def __init__(self, seed: int) -> None:
        self.told: dict[str, set[str]] = defaultdict(set)
        self.emails: dict[str, str] = {}
        self._dice = Random(seed)  # not a secret

    def push(self, request: PushRequest) -> PushAnswer:
        (falls,) = self._dice.choices(list(FALLS), list(FALLS.values()))
        if falls != "down":
            self.told[self.emails[request.endpoint.url]].add("push")
        answers: dict[str, PushAnswer] = {"down": DOWN, "hangs": HANGS, "fine": CREATED}
        return answers[falls]

    def mail(self) -> Script:
        """Away, or gone as soon as it has a letter."""
        is_away = self._dice.random() < 0.7
        return Script(greeting=Says(554)) if is_away else Script(data=[Says(behaviour="drop")])

    def kills_postman(self) -> bool:
        return self._dice.random() < 0.3


class _Carrier(SmtpCarrier):
    def __init__(self, room: MailRoom, trouble: _Trouble) -> None:
        super().__init__(room.settings.mail, tls=UNUSED_TLS)
        self._trouble = trouble

    def deliver(self, message: EmailMessage) -> Reply:
        reply = super().deliver(message)
        if reply.answer is Answer.TAKEN or reply.is_unsure:
            self._trouble.told[str(message["To"])].add("mail")
            if self._trouble.kills_postman():
                raise _Killed
        return reply


@pytest.mark.parametrize("seed", [1, 2])
def test_one_channel_tells_it(office: PostOffice, room: MailRoom, seed: int) -> None:
    office.postage = replace(office.postage, has_mail=True)
    trouble, people = _Trouble(seed), office.neighbours(PEOPLE)
    trouble.emails = {f"https://fcm.googleapis.com/{person.id}": person.email for person in people}
    for person in people:
        office.plan(person, "gtn_patch", useful=timedelta(hours=3))
    office.push.default = trouble.push
    for _ in range(45):
        room.server.script = trouble.mail()
        _live_a_minute(office, room, trouble)
    assert {len(channels) for channels in trouble.told.values()} <= {1}

    office.push.default = lambda request: _taken(trouble, request)
    room.server.script = Script()
    for _ in range(20):
        _live_a_minute(office, room, trouble)
    assert [len(trouble.told[person.email]) for person in people] == [1] * PEOPLE


def _live_a_minute(office: PostOffice, room: MailRoom, trouble: _Trouble) -> None:
    office.drain()
    with suppress(_Killed):
        room.send(_Carrier(room, trouble))
    office.clock.move(MINUTE)


def _taken(trouble: _Trouble, request: PushRequest) -> PushAnswer:
    trouble.told[trouble.emails[request.endpoint.url]].add("push")
    return CREATED
