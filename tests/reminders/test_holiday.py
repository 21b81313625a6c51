"""On a holiday nothing is told, and nothing is called missed."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

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


def test_a_snooze_sleeps_too_once_the_holiday_has_begun(office: PostOffice) -> None:
    office.subscribe(office.people.ada, "phone")
    subject = office.plan(office.people.ada)
    now, until = office.clock.now, office.clock.now + timedelta(minutes=15)
    office.do(planning.snooze_notice, office.people.ada.id, "session", subject, until, until + USEFUL, 1, now)
    office.wish(office.people.ada, away_from=TODAY, away_until=TODAY)
    office.clock.now = until
    office.drain()
    assert office.state(subject) == ("suppressed", "away")


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
        assert office.state(subject) == ("suppressed", "away")

    def test_what_was_done_meanwhile_is_not_told(self, office: PostOffice) -> None:
        subject = _kept(office)
        office.do(planning.settle_notices, [subject], "done", office.clock.now)
        _wish(office, None)
        assert office.state(subject) == ("cancelled", "done")


def _kept(office: PostOffice) -> UUID:
    """By a holiday of today and tomorrow."""
    _wish(office, (TODAY, TODAY + DAY))
    subject = office.plan(office.people.ada)
    office.drain()
    return subject


def _wish(office: PostOffice, away: tuple[date, date] | None) -> None:
    office.do(set_manners, office.people.ada, Wishes(None, None, False, True, away), office.clock.now)
