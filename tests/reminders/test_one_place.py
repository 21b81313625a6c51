"""A repeat takes the place of what it repeats: a phone that was long without signal shows one of them."""

from datetime import timedelta
from typing import Any

from backend.reminders import planning
from backend.reminders.history.services import lives_of
from backend.reminders.push.transfer import Response
from tests.reminders.post_office import USEFUL, PostOffice

PAUSE, MINUTE = timedelta(minutes=45), timedelta(minutes=1)


def _topics(office: PostOffice) -> list[str]:
    return [request.headers["Topic"] for request in office.push.requests]


def _told_twice(office: PostOffice) -> list[dict[str, Any]]:
    """What Ada's phone could read."""
    phone = office.subscribe(office.people.ada, "phone")
    office.drain()
    office.clock.move(PAUSE)
    office.drain()
    sent = office.sent_to(phone)
    assert len(sent) == 2
    return sent


def test_of_a_repeat_the_push_service_and_the_phone_know_what_it_repeats(office: PostOffice) -> None:
    subject = office.plan(office.people.ada)
    first, again = _told_twice(office)
    assert [first["tag"], again["tag"]] == _topics(office)
    assert first["tag"] == again["tag"]
    # The phone tells by it that this one is new, and rings.
    assert first["data"]["notice"] != again["data"]["notice"]
    lives = office.do(lives_of, office.people.ada.id, office.clock.now)
    assert [(life.round, life.state, len(life.deliveries)) for life in lives] == [
        (1, "accepted", 1),
        (0, "accepted", 1),
    ]
    assert {life.id for life in lives} == {office.notice(subject).id, office.rounds(subject)[0].id}


def test_a_repeat_of_one_of_several_does_not_take_the_others_away(office: PostOffice) -> None:
    office.plan(office.people.ada)
    office.plan(office.people.ada, "collagen")
    first, again = _told_twice(office)
    assert first["tag"] != again["tag"]


def test_a_repeat_that_is_tried_twice_keeps_its_place(office: PostOffice) -> None:
    office.plan(office.people.ada)
    office.subscribe(office.people.ada, "phone")
    office.drain()
    office.clock.move(PAUSE)
    office.push.default = Response(503, {}, b"")
    office.drain()
    office.clock.move(MINUTE)
    office.drain()
    assert len(_topics(office)) == 3
    assert len(set(_topics(office))) == 1


def test_what_is_planned_anew_in_its_place_has_its_own(office: PostOffice) -> None:
    subject = office.plan(office.people.ada)
    office.subscribe(office.people.ada, "phone")
    office.drain()
    (repeat,) = office.rounds(subject)
    office.do(planning.settle_notices, [subject], "done", office.clock.now)
    office.plan(office.people.ada, at=repeat.due_at, useful=USEFUL)
    office.clock.move(PAUSE)
    office.drain()
    assert len(set(_topics(office))) == 2
