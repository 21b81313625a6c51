"""After an outage each person gets one notification of all that is still of use."""

from datetime import timedelta

import pytest

from backend.reminders.claim import LEASE, claim_notices
from backend.reminders.push.transfer import PushRequest, Response
from tests.fakes.push import CREATED
from tests.reminders.post_office import PostOffice

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
TWO = "Two things in one. Open to see them."


def test_the_rest_of_the_day_is_one_notification(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    late = office.plan(office.people.ada, "collagen", useful=30 * MINUTE)
    useful = [
        office.plan(office.people.ada, kind, at=office.clock.now + number * HOUR, useful=8 * HOUR)
        for number, kind in enumerate(("heel_wedges", "gtn_patch", "session"))
    ]
    office.clock.move(4 * HOUR)
    assert office.drain() == {"claimed": 4, "expired": 1, "accepted": 1, "merged": 2}
    (notification,) = office.sent_to(phone)
    assert notification["title"] == "Time for today's session"
    assert notification["body"] == "Three things in one. Open to see them."
    assert office.state(late) == ("expired", "late")
    assert {office.notice(subject).state for subject in useful} == {"accepted"}


def test_a_claim_that_runs_behind_takes_all_that_its_people_have_due(office: PostOffice) -> None:
    for person in (office.people.ada, office.people.eve):
        for number, kind in enumerate(("session", "gtn_patch", "heel_wedges")):
            office.plan(person, kind, at=office.clock.now + number * HOUR, useful=8 * HOUR)
    office.clock.move(3 * HOUR)
    with office.database.session() as session:
        notices = claim_notices(session, office.clock.now, size=1).notices
    assert len(notices) == 3
    assert len({notice.person_id for notice in notices}) == 1


def test_a_claim_on_time_takes_nothing_beyond_its_hundred(office: PostOffice) -> None:
    for person in (office.people.ada, office.people.eve):
        office.plan(person, "session", at=office.clock.now)
        office.plan(person, "gtn_patch", at=office.clock.now + MINUTE)
    office.clock.move(MINUTE)
    with office.database.session() as session:
        assert len(claim_notices(session, office.clock.now, size=1).notices) == 1


def test_it_does_not_take_what_is_still_to_come_or_goes_by_mail(office: PostOffice) -> None:
    office.plan(office.people.ada, "session")
    office.plan(office.people.ada, "gtn_patch", at=office.clock.now + 5 * HOUR)
    mailed = office.plan(office.people.ada, "heel_wedges", useful=8 * HOUR)
    with office.database.session() as session, session.begin():
        session.merge(office.notice(mailed)).channel = "email"
    office.clock.move(90 * MINUTE)
    assert [notice.kind for notice in office.do(claim_notices, office.clock.now).notices] == ["session"]


@pytest.mark.parametrize("newcomer", ["shockwave_soon", "questionnaire"], ids=["worthier", "less worth"])
def test_after_a_crash_the_same_notification_is_sent_again_and_a_newcomer_by_itself(
    office: PostOffice, newcomer: str
) -> None:
    """The phone knows what it has shown by its notice: a bundle that changed would be told twice, or not."""
    phone = office.subscribe(office.people.ada, "phone")
    office.plan(office.people.ada, "session")
    office.plan(office.people.ada, "gtn_patch")
    _crash(office)
    new = office.plan(office.people.ada, newcomer, at=office.clock.now + MINUTE)
    office.clock.move(LEASE)
    office.drain()
    first, again, other = sorted(office.sent_to(phone), key=lambda sent: sent["body"] != TWO)
    assert first == again
    assert other["data"]["notice"] == str(office.notice(new).id)


def test_what_one_phone_has_and_another_waits_for_takes_nobody_in(office: PostOffice) -> None:
    ada = office.people.ada
    phone, tablet = office.subscribe(ada, "phone"), office.subscribe(ada, "tablet")
    office.plan(ada, "session")
    office.push.answers[tablet.endpoint] = Response(503, {}, b"")
    office.drain()
    office.push.answers.clear()
    office.plan(ada, "gtn_patch")
    office.clock.move(MINUTE)
    office.drain()
    titles = [[sent["title"] for sent in office.sent_to(device)] for device in (phone, tablet)]
    assert titles[0] == ["Time for today's session", "One thing for today"]
    assert titles[1] == ["Time for today's session", "Time for today's session", "One thing for today"]


def _crash(office: PostOffice) -> None:
    def crash(_request: PushRequest) -> Response:
        raise KeyboardInterrupt

    office.push.default = crash
    with pytest.raises(KeyboardInterrupt):
        office.drain()
    office.push.default = CREATED
