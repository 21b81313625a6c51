"""What one person is told in one minute is one notification."""

from datetime import timedelta

from backend.reminders import planning
from backend.reminders.claim import claim_notices
from backend.reminders.push.transfer import PushRequest, Response
from tests.fakes.push import CREATED
from tests.reminders.post_office import PostOffice

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


class TestSeveralAtOnce:
    def test_one_persons_minute_is_one_notification_led_by_the_worthiest(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        wedges = office.plan(office.people.ada, "heel_wedges")
        session = office.plan(office.people.ada, "session")
        check = office.plan(office.people.ada, "next_day_check")
        assert office.drain()["merged"] == 2
        (notification,) = office.sent_to(phone)
        assert notification["title"] == "Time for today's session"
        assert notification["body"] == "Three things in one. Open to see them."
        assert notification["data"]["actions"] == []
        assert office.state(session) == ("accepted", None)
        assert office.state(wedges) == office.state(check) == ("accepted", "merged")

    def test_two_people_are_two_notifications(self, office: PostOffice) -> None:
        office.subscribe(office.people.ada, "a"), office.subscribe(office.people.eve, "e")
        office.plan(office.people.ada)
        office.plan(office.people.eve)
        assert office.drain() == {"claimed": 2, "accepted": 2}

    def test_the_minute_counts_not_the_second(self, office: PostOffice) -> None:
        office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada, "session", at=office.clock.now + 20 * SECOND)
        office.plan(office.people.ada, "gtn_patch")
        office.drain()
        assert len(office.push.requests) == 1

    def test_the_next_minute_is_a_notification_of_its_own(self, office: PostOffice) -> None:
        office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada, "session")
        office.plan(office.people.ada, "gtn_patch", at=office.clock.now + MINUTE)
        office.drain()
        office.clock.move(MINUTE)
        office.drain()
        assert len(office.push.requests) == 2

    def test_a_claim_never_parts_what_belongs_together(self, office: PostOffice) -> None:
        for person in (office.people.ada, office.people.eve):
            for kind in ("session", "gtn_patch", "heel_wedges"):
                office.plan(person, kind)
        with office.database.session() as session:
            notices = claim_notices(session, office.clock.now, size=2).notices
        assert len(notices) == 3
        assert len({notice.person_id for notice in notices}) == 1

    def test_without_its_leader_the_rest_is_told_by_itself(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.fill_the_air()
        leader = office.plan(office.people.ada, "session")
        patch = office.plan(office.people.ada, "gtn_patch")

        def answer(_request: PushRequest) -> Response:
            office.do(planning.settle_notices, [leader], "done", office.clock.now)
            return CREATED

        office.push.default = answer
        office.drain()
        assert [sent["title"] for sent in office.sent_to(phone)] == ["One thing for today"]
        assert office.state(patch) == ("accepted", None)
        assert office.state(leader) == ("cancelled", "done")

    def test_a_merged_minute_that_has_to_be_tried_again_stays_one(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada, "session")
        office.plan(office.people.ada, "gtn_patch")
        office.push.default = Response(503, {}, b"")
        office.drain()
        office.push.default = CREATED
        office.clock.move(MINUTE)
        assert office.drain() == {"claimed": 2, "accepted": 1, "merged": 1}
        assert len(office.sent_to(phone)) == 2
