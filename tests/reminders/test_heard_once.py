"""What one device has heard is not told again because of another, nor by e-mail; what none has, is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from backend.reminders import planning
from backend.reminders.push.transfer import Response
from tests.fakes.phone import Phone
from tests.fakes.push import CREATED
from tests.reminders.post_office import MOZILLA, PostOffice

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DOWN, GONE = Response(503, {}, b""), Response(410, {}, b"")


def test_what_went_along_is_not_told_by_itself_when_its_leader_ends(office: PostOffice) -> None:
    phone = _phone_beside_a_tablet_that_is_down(office)
    session = office.plan(office.people.ada, useful=5 * MINUTE)
    patch = office.plan(office.people.ada, "gtn_patch")
    _live(office, 10)
    assert len(office.sent_to(phone)) == 1
    assert [office.state(session), office.state(patch)] == [("accepted", "http_503"), ("accepted", "merged")]


def test_what_went_along_is_not_told_by_itself_when_its_leader_is_done(office: PostOffice) -> None:
    phone = _phone_beside_a_tablet_that_is_down(office)
    session = office.plan(office.people.ada)
    patch = office.plan(office.people.ada, "gtn_patch")
    office.drain()
    office.do(planning.settle_notices, [session], "done", office.clock.now)
    _live(office, 2)
    assert len(office.sent_to(phone)) == 1
    assert office.state(patch) == ("accepted", "merged")


def test_what_goes_out_of_use_together_was_told_together(office: PostOffice) -> None:
    _phone_beside_a_tablet_that_is_down(office)
    subjects = [office.plan(office.people.ada, kind, useful=5 * MINUTE) for kind in ("session", "gtn_patch")]
    office.drain()
    office.clock.move(HOUR)
    office.drain()
    assert [office.state(subject)[0] for subject in subjects] == ["accepted"] * 2


def test_a_phone_that_heard_it_and_is_gone_since_leaves_nothing_to_mail(office: PostOffice) -> None:
    office.postage = replace(office.postage, has_mail=True)
    phone, tablet = (
        office.subscribe(office.people.ada, "phone"),
        office.subscribe(office.people.ada, "tablet"),
    )
    told = office.plan(office.people.ada)
    office.push.answers[tablet.endpoint] = DOWN
    office.drain()
    office.push.answers |= {phone.endpoint: GONE, tablet.endpoint: GONE}
    office.clock.move(timedelta(seconds=5))
    office.plan(office.people.ada, "heel_wedges")
    office.drain()
    office.clock.move(MINUTE)
    office.drain()
    assert (office.state(told), office.notice(told).channel) == (("accepted", None), "push")


def test_a_session_does_not_wait_for_the_morning_with_what_it_was_to_go_along_with(
    office: PostOffice,
) -> None:
    office.clock.now = datetime(2026, 3, 20, 21, 29, tzinfo=UTC)
    phone = office.subscribe(office.people.ada, "phone")
    visit = office.plan(office.people.ada, "shockwave_day_before", useful=12 * HOUR)
    session = office.plan(office.people.ada)
    office.push.default = DOWN
    office.drain()
    office.push.default = CREATED
    _live(office, 3)
    assert [sent["title"] for sent in office.sent_to(phone)][1:] == ["Time for today's session"]
    assert [office.state(session)[0], office.state(visit)] == ["accepted", ("open", "quiet")]


def _phone_beside_a_tablet_that_is_down(office: PostOffice) -> Phone:
    phone = office.subscribe(office.people.ada, "phone")
    tablet = office.subscribe(office.people.ada, "tablet", MOZILLA)
    office.push.answers[tablet.endpoint] = DOWN
    return phone


def _live(office: PostOffice, minutes: int) -> None:
    for _ in range(minutes):
        office.drain()
        office.clock.move(MINUTE)
