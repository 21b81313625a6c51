"""Push service and mail server are down at once: the first that is back tells it, and only that one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest
from sqlalchemy import update

from backend.reminders.claim import CLAIM_SIZE, LEASE
from backend.reminders.clock_steps import take_back
from backend.reminders.mail.carrier import Reply, SmtpCarrier
from backend.reminders.models import Notice
from backend.reminders.push.transfer import Response
from tests.fakes.mail_server import Says, Script
from tests.fakes.push import CREATED
from tests.reminders.mail.mail_room import MailRoom
from tests.reminders.post_office import PostOffice

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
KINDS = ("session", "gtn_patch")
DOWN, REFUSED = Response(503, {}, b""), Response(400, {}, b"")


class _Killed(BaseException):
    """The process is gone."""


class _DeadlyCarrier(SmtpCarrier):
    """The server has the letter, and nobody lives to write that down."""

    def deliver(self, message: EmailMessage) -> Reply:
        super().deliver(message)
        raise _Killed


@pytest.fixture(autouse=True)
def _both_down(office: PostOffice, room: MailRoom) -> None:
    office.postage = replace(office.postage, has_mail=True)
    office.push.default = DOWN
    room.server.script = Script(greeting=Says(554))


@pytest.fixture
def subject(office: PostOffice) -> UUID:
    """Of a reminder for Ada's phone, which has waited for its push service as long as that is waited for."""
    office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada, "gtn_patch", useful=3 * HOUR)
    for _ in range(20):
        office.drain()
        office.clock.move(MINUTE)
    assert office.notice(subject).channel == "email"
    return subject


def _live(office: PostOffice, room: MailRoom, minutes: int = 15) -> None:
    for _ in range(minutes):
        office.drain()
        room.send()
        office.clock.move(MINUTE)


def _told(office: PostOffice) -> int:
    """How often the push service took something."""
    with office.database.session() as session:
        return session.query(Notice).filter(Notice.channel == "push", Notice.state == "accepted").count()


def test_a_push_service_that_is_back_first_tells_it(
    office: PostOffice, room: MailRoom, subject: UUID
) -> None:
    _live(office, room)
    office.push.default = CREATED
    _live(office, room)
    assert (office.state(subject), office.notice(subject).channel) == (("accepted", None), "push")
    room.server.script = Script()
    _live(office, room)
    assert room.server.letters == []


def test_a_mail_server_that_is_back_first_tells_it(office: PostOffice, room: MailRoom, subject: UUID) -> None:
    _live(office, room)
    room.server.script = Script()
    _live(office, room)
    office.push.default = CREATED
    _live(office, room)
    assert (office.state(subject), len(room.server.letters)) == (("accepted", "mail_250"), 1)


def test_neither_is_asked_more_than_once_a_minute(office: PostOffice, room: MailRoom, subject: UUID) -> None:
    pushed, knocked = len(office.push.requests), room.server.connections
    for _ in range(40):
        office.drain()
        room.send()
        office.clock.move(MINUTE / 4)
    assert len(office.push.requests) - pushed <= 10
    assert room.server.connections - knocked <= 10


def test_all_that_wait_come_back_however_many(office: PostOffice, room: MailRoom) -> None:
    people = office.neighbours(CLAIM_SIZE + 20)
    subjects = [office.plan(person, "gtn_patch") for person in people]
    _to_mail(office)
    room.send()
    assert {office.notice(subject).channel for subject in subjects} == {"push"}


def test_a_device_that_has_refused_something_else_may_tell_it(office: PostOffice, room: MailRoom) -> None:
    office.subscribe(office.people.ada, "phone")
    office.push.default = REFUSED
    office.wish(office.people.ada, takes_email=False)
    other = office.plan(office.people.ada)
    office.drain()
    assert office.state(other) == ("failed", "http_400")
    office.wish(office.people.ada, takes_email=True)
    mail = room.plan(office.people.ada, "gtn_patch")
    room.send()
    assert room.notice(mail).channel == "push"


def test_who_has_no_device_goes_on_waiting_for_mail(office: PostOffice, room: MailRoom) -> None:
    mail = room.plan(room.people.ada)
    room.send()
    assert (room.state(mail), room.notice(mail).channel) == (("open", "mail_down"), "email")


def test_what_no_device_is_meant_to_tell_goes_on_waiting(office: PostOffice, room: MailRoom) -> None:
    office.subscribe(office.people.ada, "phone")
    mails = [room.plan(room.people.ada, "clinician_alert"), room.plan(room.people.ada, "session", told=2)]
    room.send()
    assert [room.notice(mail).channel for mail in mails] == ["email"] * 2


class TestWhatAMailServerMayHave:
    @pytest.mark.parametrize("is_killed", [False, True], ids=["no answer", "its sender died"])
    def test_is_never_pushed(
        self, office: PostOffice, room: MailRoom, subject: UUID, is_killed: bool
    ) -> None:
        _hand_in_unsure(room, is_killed)
        office.push.default = CREATED
        _live(office, room)
        assert _told(office) == 0
        room.server.script = Script()
        _live(office, room)
        assert (office.state(subject), _told(office)) == (("accepted", "mail_250"), 0)

    @pytest.mark.parametrize(
        "happening", ["a phone turns up", "e-mail is turned off", "the night begins", "the clock was ahead"]
    )
    def test_is_not_pushed_either_when(
        self, office: PostOffice, room: MailRoom, subject: UUID, happening: str
    ) -> None:
        _hand_in_unsure(room, is_killed=False)
        office.push.default = CREATED
        if happening == "a phone turns up":
            office.subscribe(office.people.ada, "another")
        elif happening == "e-mail is turned off":
            room.wish(room.people.ada, takes_email=False)
        elif happening == "the clock was ahead":
            _make_visible(office, timedelta(days=2))
            office.do(take_back, office.clock.now)
        else:
            room.wish(room.people.ada, quiet_from=office.clock.now.time(), quiet_to=_in(office, HOUR))
            _live(office, room, 1)
            room.wish(room.people.ada, quiet_from=_in(office, 12 * HOUR), quiet_to=_in(office, 13 * HOUR))
            _make_visible(office)
        _live(office, room)
        assert _told(office) == 0
        assert office.notice(subject).reason == "mail_unsure"

    def test_counts_for_all_that_stood_in_the_letter(self, office: PostOffice, room: MailRoom) -> None:
        office.subscribe(office.people.ada, "phone")
        subjects = [
            office.plan(office.people.ada, kind, useful=3 * HOUR) for kind in ("session", "gtn_patch")
        ]
        _to_mail(office)
        _hand_in_unsure(room, is_killed=False)
        office.push.default = CREATED
        _live(office, room)
        assert {office.state(one) for one in subjects} == {("open", "mail_unsure")}


class TestALetterThatIsRefused:
    @pytest.mark.parametrize("code", [550, 450], ids=["for good", "five times"])
    def test_leaves_it_to_the_device_and_is_not_tried_again(
        self, office: PostOffice, room: MailRoom, subject: UUID, code: int
    ) -> None:
        room.server.script = Script(recipient=[Says(code)])
        _live(office, room, 40)
        tries = sum(command.startswith("rcpt") for command in room.server.commands)
        assert tries == (1 if code == 550 else 5)
        assert (office.state(subject), office.notice(subject).channel) == (("open", "mail_refused"), "push")
        office.push.default = CREATED
        _live(office, room)
        assert office.state(subject) == ("accepted", None)

    def test_ends_it_when_every_device_has_refused_it_too(self, office: PostOffice, room: MailRoom) -> None:
        office.subscribe(office.people.ada, "phone")
        office.push.default = REFUSED
        subject = office.plan(office.people.ada)
        room.server.script = Script(recipient=[Says(550)])
        _live(office, room)
        assert (office.state(subject), len(office.push.requests)) == (("failed", "mail_550"), 1)


def test_a_house_that_stops_takes_nothing_from_the_mail(
    office: PostOffice, room: MailRoom, subject: UUID
) -> None:
    """Its own hand cut the connection."""
    room.server.script = Script(greeting=Says(behaviour="drop"))
    room.send(is_stopping=_after(1, room))
    row = office.notice(subject)
    assert (row.channel, row.visible_at, row.token) == ("email", office.clock.now, None)


def _after(connections: int, room: MailRoom) -> Callable[[], bool]:
    return lambda: room.server.connections >= connections


def _to_mail(office: PostOffice) -> None:
    with office.database.session() as session, session.begin():
        session.execute(update(Notice).values(channel="email"))


def _make_visible(office: PostOffice, ahead: timedelta = timedelta(0)) -> None:
    with office.database.session() as session, session.begin():
        session.execute(update(Notice).values(visible_at=office.clock.now + ahead))


def _in(office: PostOffice, ahead: timedelta) -> object:
    return (office.clock.now + ahead).time()


def _hand_in_unsure(room: MailRoom, is_killed: bool) -> None:
    """The server had the whole letter; afterwards it is away again."""
    room.server.script = Script() if is_killed else Script(data=[Says(behaviour="drop")])
    if is_killed:
        with pytest.raises(_Killed):
            room.send(_DeadlyCarrier(room.settings.mail))
        room.clock.move(LEASE)
    else:
        room.send()
    room.server.script = Script(greeting=Says(554))
    room.clock.move(MINUTE)
