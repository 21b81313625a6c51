"""What was one notification before mail had it is one when mail gives it back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.reminders.push.transfer import Response
from tests.fakes.mail_server import Says, Script
from tests.fakes.push import CREATED
from tests.reminders.mail.mail_room import MailRoom
from tests.reminders.post_office import PostOffice

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "script", [Script(greeting=Says(554)), Script(recipient=[Says(550)])], ids=["away", "no"]
)
def test_it_takes_one_place_of_the_day_and_no_part_of_it_is_lost(
    office: PostOffice, room: MailRoom, script: Script
) -> None:
    office.postage = replace(office.postage, has_mail=True)
    office.wish(office.people.ada, most_pushes=1)
    phone = office.subscribe(office.people.ada, "phone")
    office.push.default, room.server.script = Response(503, {}, b""), script
    subjects = [office.plan(office.people.ada, kind) for kind in ("session", "gtn_patch")]
    _live(office, room, 20)
    office.push.default = CREATED
    told = len(office.sent_to(phone))
    _live(office, room, 10)
    assert len(office.sent_to(phone)) == told + 1
    assert [office.state(subject) for subject in subjects] == [("accepted", None), ("accepted", "merged")]


def _live(office: PostOffice, room: MailRoom, minutes: int) -> None:
    for _ in range(minutes):
        office.drain()
        room.send()
        office.clock.move(MINUTE)
