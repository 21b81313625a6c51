"""On a holiday nothing is told, and nothing is called missed."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from backend.reminders import planning
from backend.reminders.manners.services import Wishes, set_manners
from tests.reminders.post_office import USEFUL, PostOffice

DAY = timedelta(days=1)
TODAY = date(2026, 3, 20)


def test_what_falls_into_a_holiday_is_suppressed_at_its_time(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.wish(office.people.ada, away_from=TODAY, away_until=TODAY + DAY)
    subject = office.plan(office.people.ada)
    assert office.drain()["suppressed"] == 1
    assert office.state(subject) == ("suppressed", "away")
    assert not office.sent_to(phone)


def test_both_dates_are_a_part_of_it_by_the_clock_of_the_person(office: PostOffice) -> None:
    with office.database.session() as session, session.begin():
        session.merge(office.people.ada).zone = "America/New_York"
    phone = office.subscribe(office.people.ada, "phone")
    office.wish(office.people.ada, away_from=TODAY, away_until=TODAY)
    told = []
    midnight = datetime(2026, 3, 20, 4, 0, tzinfo=UTC)
    for at in (
        midnight - timedelta(minutes=1),
        midnight,
        midnight + DAY - timedelta(minutes=1),
        midnight + DAY,
    ):
        office.clock.now = at
        office.plan(office.people.ada)
        office.drain()
        told.append(len(office.sent_to(phone)))
    assert told == [1, 1, 1, 2]


def test_a_holiday_that_begins_keeps_what_was_put_off_before(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    until = _snooze(office, subject)
    _wish(office, (TODAY, TODAY))
    office.clock.now = until
    office.drain()
    assert office.state(subject) == ("suppressed", "away")
    assert not office.sent_to(phone)


def test_a_time_chosen_on_a_holiday_is_kept(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    _wish(office, (TODAY, TODAY))
    subject = office.plan(office.people.ada)
    until = _snooze(office, subject)
    _wish(office, (TODAY, TODAY + DAY))
    office.clock.now = until
    office.drain()
    assert office.state(subject) == ("accepted", None)
    assert len(office.sent_to(phone)) == 1


class TestOfUseAfterwards:
    @pytest.mark.parametrize(
        ("quiet", "told_at"),
        [
            ((None, None), time(7, 30)),
            ((time(22), time(9)), time(9)),
            ((time(22), time(5)), time(7, 30)),
            ((time(0), time(0)), time(7, 30)),
        ],
        ids=["as for everybody", "a late riser", "an early riser", "without quiet hours"],
    )
    def test_it_is_told_on_the_morning_after(
        self, office: PostOffice, quiet: tuple[time | None, time | None], told_at: time
    ) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        office.wish(
            office.people.ada, away_from=TODAY, away_until=TODAY, quiet_from=quiet[0], quiet_to=quiet[1]
        )
        subject = office.plan(office.people.ada, "questionnaire", useful=3 * DAY)
        assert office.drain()["put_off"] == 1
        back_at = datetime.combine(TODAY + DAY, told_at, UTC)
        assert office.state(subject) == ("open", "away")
        assert office.notice(subject).visible_at == back_at
        office.clock.now = back_at
        office.drain()
        assert len(office.sent_to(phone)) == 1

    @pytest.mark.parametrize(
        ("away", "told_at"),
        [
            (None, datetime(2026, 3, 20, 9, 0, tzinfo=UTC)),
            ((TODAY, TODAY), datetime(2026, 3, 21, 7, 30, tzinfo=UTC)),
            ((TODAY, TODAY + 2 * DAY), datetime(2026, 3, 23, 7, 30, tzinfo=UTC)),
        ],
        ids=["ended", "made shorter", "made longer"],
    )
    def test_a_holiday_that_is_changed_tells_it_by_its_new_end(
        self, office: PostOffice, away: tuple[date, date] | None, told_at: datetime
    ) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        _wish(office, (TODAY, TODAY + DAY))
        office.plan(office.people.ada, "questionnaire", useful=5 * DAY)
        office.drain()
        _wish(office, away)
        office.drain()
        while not office.sent_to(phone):
            office.clock.move(timedelta(minutes=30))
            office.drain()
        assert office.clock.now == told_at


def test_a_test_is_sent_all_the_same(office: PostOffice) -> None:
    phone = office.subscribe(office.people.ada, "phone")
    office.wish(office.people.ada, away_from=TODAY, away_until=TODAY)
    office.plan(office.people.ada, "test")
    office.drain()
    assert len(office.sent_to(phone)) == 1


def test_the_others_are_told(office: PostOffice) -> None:
    phone = office.subscribe(office.people.eve, "phone")
    office.wish(office.people.ada, away_from=TODAY, away_until=TODAY)
    office.plan(office.people.ada), office.plan(office.people.eve)
    office.drain()
    assert len(office.sent_to(phone)) == 1


class TestEndedEarly:
    def test_what_is_still_of_use_is_told_after_all(self, office: PostOffice) -> None:
        phone = office.subscribe(office.people.ada, "phone")
        subject = _kept(office)
        _wish(office, None)
        office.drain()
        assert len(office.sent_to(phone)) == 1
        assert office.state(subject) == ("accepted", None)

    def test_what_is_past_its_use_is_not(self, office: PostOffice) -> None:
        subject = _kept(office)
        office.clock.move(USEFUL)
        _wish(office, None)
        assert office.state(subject) == ("suppressed", "away")

    def test_a_holiday_that_is_only_made_shorter_goes_on(self, office: PostOffice) -> None:
        subject = _kept(office)
        _wish(office, (TODAY, TODAY))
        office.drain()
        assert office.state(subject) == ("suppressed", "away")

    def test_what_was_done_meanwhile_is_not_told(self, office: PostOffice) -> None:
        subject = _kept(office)
        office.do(planning.settle_notices, [subject], "done", office.clock.now)
        _wish(office, None)
        assert office.state(subject) == ("cancelled", "done")


def _snooze(office: PostOffice, subject: UUID) -> datetime:
    ada, now = office.people.ada.id, office.clock.now
    until = now + timedelta(minutes=15)
    office.do(planning.snooze_notice, ada, "session", subject, until, until + USEFUL, 1, now)
    return until


def _kept(office: PostOffice) -> UUID:
    """By a holiday of today and tomorrow."""
    _wish(office, (TODAY, TODAY + DAY))
    subject = office.plan(office.people.ada)
    office.drain()
    return subject


def _wish(office: PostOffice, away: tuple[date, date] | None) -> None:
    office.do(set_manners, office.people.ada, Wishes(None, None, False, True, away), office.clock.now)
