"""Nothing makes a sound in a person's quiet hours but what they asked for."""

from datetime import UTC, datetime, time, timedelta

import pytest

from backend.reminders import planning
from backend.reminders.claim import claim_notices
from backend.reminders.push.transfer import Response
from tests.fakes.push import CREATED
from tests.reminders.post_office import USEFUL, PostOffice

HOUR = timedelta(hours=1)
EVENING = datetime(2026, 3, 20, 22, 0, tzinfo=UTC)
MORNING = datetime(2026, 3, 21, 7, 30, tzinfo=UTC)


class TestWhenItIsPlanned:
    @pytest.mark.parametrize(
        ("at", "told_at"),
        [
            (EVENING, MORNING),
            (MORNING - 5 * HOUR, MORNING),
            (MORNING, MORNING),
            (datetime(2026, 3, 20, 21, 29, tzinfo=UTC), datetime(2026, 3, 20, 21, 29, tzinfo=UTC)),
            (datetime(2026, 3, 20, 21, 30, tzinfo=UTC), MORNING),
        ],
        ids=["in the evening", "after midnight", "at their end", "just before them", "at their start"],
    )
    def test_it_waits_for_their_end(self, office: PostOffice, at: datetime, told_at: datetime) -> None:
        subject = office.plan(office.people.ada, "next_day_check", at=at, useful=12 * HOUR)
        assert office.notice(subject).visible_at == told_at
        assert office.notice(subject).due_at == at

    def test_what_is_of_no_use_by_then_is_suppressed(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada, "gtn_patch", at=EVENING, useful=6 * HOUR)
        assert office.state(subject) == ("suppressed", "quiet")

    def test_a_session_keeps_its_time(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.plan(office.people.ada, "session", at=EVENING)
        office.clock.now = EVENING
        office.drain()
        assert len(office.sent_to(phone)) == 1

    def test_the_persons_own_hours_count_by_the_clock_of_where_they_are(self, office: PostOffice) -> None:
        office.wish(office.people.ada, quiet_from=time(20), quiet_to=time(9))
        with office.database.session() as session, session.begin():
            session.merge(office.people.ada).zone = "Asia/Tokyo"
        at = datetime(2026, 3, 20, 11, 30, tzinfo=UTC)
        subject = office.plan(office.people.ada, "next_day_check", at=at, useful=24 * HOUR)
        assert office.notice(subject).visible_at == datetime(2026, 3, 21, 0, 0, tzinfo=UTC)

    def test_wider_quiet_hours_suppress_and_narrower_ones_bring_it_back(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada, "gtn_patch", at=EVENING, useful=6 * HOUR)
        office.wish(office.people.ada, quiet_from=time(23), quiet_to=time(7))
        office.plan(office.people.ada, "gtn_patch", at=EVENING, useful=6 * HOUR, subject=subject)
        assert office.state(subject) == ("open", None)
        assert office.notice(subject).visible_at == EVENING


class TestWhenItIsClaimed:
    def test_a_retry_that_falls_into_the_night_waits_for_the_morning(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.clock.now = EVENING - HOUR
        subject = office.plan(office.people.ada, "next_day_check", useful=12 * HOUR)
        office.push.default = Response(503, {"retry-after": "3000"}, b"")
        office.drain()
        office.push.default = CREATED
        office.clock.now = EVENING
        assert office.drain()["put_off"] == 1
        assert office.notice(subject).visible_at == MORNING
        office.clock.now = MORNING
        office.drain()
        assert len(office.sent_to(phone)) == 2
        assert office.state(subject) == ("accepted", None)

    def test_after_an_outage_what_is_of_no_use_in_the_morning_is_suppressed(self, office: PostOffice) -> None:
        office.subscribe(office.people.ada, "phone")
        subject = office.plan(office.people.ada, "gtn_patch", at=EVENING - HOUR, useful=6 * HOUR)
        office.clock.now = EVENING
        assert office.drain()["suppressed"] == 1
        assert office.state(subject) == ("suppressed", "quiet")

    def test_what_the_night_held_back_is_told_as_one(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        for number, kind in enumerate(("next_day_check", "heel_wedges", "questionnaire")):
            office.plan(office.people.ada, kind, at=EVENING + number * HOUR, useful=12 * HOUR)
        office.clock.now = MORNING
        assert office.drain()["merged"] == 2
        assert len(office.sent_to(phone)) == 1

    def test_a_snooze_into_the_night_keeps_the_time_the_person_chose(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.clock.now = EVENING - HOUR
        subject = office.plan(office.people.ada, "next_day_check", useful=12 * HOUR)
        now, until = office.clock.now, EVENING
        office.do(
            planning.snooze_notice,
            office.people.ada.id,
            "next_day_check",
            subject,
            until,
            until + USEFUL,
            1,
            now,
        )
        office.clock.now = EVENING
        office.drain()
        assert len(office.sent_to(phone)) == 1

    def test_what_is_put_off_counts_as_never_claimed(self, office: PostOffice) -> None:
        subject = office.plan(office.people.ada, "next_day_check", at=EVENING - HOUR, useful=12 * HOUR)
        office.clock.now = EVENING
        office.drain()
        notice = office.notice(subject)
        assert (notice.claimed_at, notice.token, notice.visible_at) == (None, None, MORNING)
        assert not office.do(claim_notices, EVENING).notices
