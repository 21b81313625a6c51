"""What a person may wish of reminders, and what is refused by the field's name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.reminders.manners.services import (
    Wishes,
    forget_kept_zone,
    keep_zone,
    kept_zone_of,
    set_manners,
    stop_email,
)
from backend.reminders.manners.wishes import Manners, manners_of
from backend.rules.quiet_hours import QuietHours
from backend.web.problems import Refused
from tests.conftest import Cast
from tests.fakes.clock import FakeClock

TODAY = date(2026, 3, 20)
NOTHING = Wishes(quiet=None, most_pushes=None, shows_detail=False, takes_email=True, away=None)


@pytest.fixture
def wish(session: Session, cast: Cast, clock: FakeClock) -> Callable[[Wishes], Manners]:
    """Ada wishes; what then holds."""
    ada = session.merge(cast.ada)

    def set_and_read(wishes: Wishes) -> Manners:
        set_manners(session, ada, wishes, clock.now)
        return manners_of(session, [ada.id])[ada.id]

    return set_and_read


def away(first: date, last: date) -> Wishes:
    return replace(NOTHING, away=(first, last))


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_what_is_wished_holds_and_what_is_not_is_as_for_everybody(wish: Callable[[Wishes], Manners]) -> None:
    before = wish(NOTHING)
    assert (before.quiet, before.most_pushes) == (QuietHours(time(21, 30), time(7, 30)), 4)

    quiet = QuietHours(time(0), time(5))
    after = wish(Wishes(quiet, 6, shows_detail=True, takes_email=False, away=None))
    assert (after.quiet, after.most_pushes, after.shows_detail, after.takes_email) == (quiet, 6, True, False)
    assert wish(NOTHING) == before


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        pytest.param(replace(NOTHING, most_pushes=0), "most_pushes", id="none a day"),
        pytest.param(replace(NOTHING, most_pushes=25), "most_pushes", id="more than one an hour"),
        pytest.param(away(days(-1), days(5)), "away.from", id="began yesterday"),
        pytest.param(away(days(367), days(368)), "away.from", id="in more than a year"),
        pytest.param(away(days(3), days(2)), "away.until", id="over before it begins"),
        pytest.param(away(days(1), days(61)), "away.until", id="61 days"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_not_stored(
    wish: Callable[[Wishes], Manners], wishes: Wishes, field: str
) -> None:
    before = wish(NOTHING)
    with pytest.raises(Refused) as refused:
        wish(wishes)
    assert [error.field for error in refused.value.errors] == [field]
    assert wish(NOTHING) == before


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(0, 0, id="today alone"),
        pytest.param(1, 60, id="60 days"),
        pytest.param(366, 366, id="in a year"),
    ],
)
def test_holidays_at_their_limits(wish: Callable[[Wishes], Manners], first: int, last: int) -> None:
    assert wish(away(days(first), days(last))).away == (days(first), days(last))


def test_a_holiday_that_has_begun_can_be_ended_earlier_and_ends_by_itself(
    wish: Callable[[Wishes], Manners], clock: FakeClock
) -> None:
    wish(away(days(0), days(10)))
    clock.move(timedelta(days=3))
    shorter = wish(away(days(0), days(4)))
    assert shorter.is_away(clock.now)
    assert not shorter.is_away(clock.now + timedelta(days=2))
    with pytest.raises(Refused):
        wish(away(days(0), days(2)))


def test_e_mail_can_be_stopped_without_any_other_wish(session: Session, cast: Cast, clock: FakeClock) -> None:
    stop_email(session, cast.ada.id, clock.now)
    manners = manners_of(session, [cast.ada.id, cast.eve.id])
    assert (manners[cast.ada.id].takes_email, manners[cast.eve.id].takes_email) == (False, True)


def test_a_zone_that_was_not_followed_is_kept_until_one_is(
    session: Session, cast: Cast, clock: FakeClock
) -> None:
    ada = session.get_one(Person, cast.ada.id)
    session.rollback()
    keep_zone(session, ada, "Asia/Tokyo", clock.now)
    assert kept_zone_of(session, ada.id) == "Asia/Tokyo"
    forget_kept_zone(session, ada.id)
    assert kept_zone_of(session, ada.id) is None
    with pytest.raises(Refused):
        keep_zone(session, ada, "Mars/Olympus", clock.now)
