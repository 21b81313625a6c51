"""What a lock screen says to those who chose detail, and only to them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from backend.reminders.notification import Facts
from tests.fakes.phone import Phone
from tests.reminders.post_office import FCM, PostOffice, notification

PHONE = Phone(f"{FCM}/phone")


class Almanac:
    """Knows the same of every subject, and remembers who asked."""

    def __init__(self, facts: Facts | None) -> None:
        self.facts = facts
        self.asked: list[Collection[UUID]] = []

    def __call__(self, _session: Session, subjects: Collection[UUID]) -> Mapping[UUID, Facts]:
        self.asked.append(list(subjects))
        return dict.fromkeys(subjects, self.facts) if self.facts else {}


def test_who_chose_detail_reads_what_it_is_about(office: PostOffice) -> None:
    _told(office, "collagen", Almanac(Facts("18:00", None, None)))
    assert _words(office) == ("Collagen now, calf session at 18:00", "Then the session follows at its time.")


def test_a_course_is_counted(office: PostOffice) -> None:
    _told(office, "gtn_patch", Almanac(Facts("08:00", 3, 84)))
    assert _words(office)[0] == "New patch, day 3 of 84"


@pytest.mark.parametrize(
    "facts", [None, Facts("08:00", None, None)], ids=["nothing", "no place in the course"]
)
def test_where_something_is_not_known_the_words_stay_neutral(office: PostOffice, facts: Facts | None) -> None:
    _told(office, "gtn_patch", Almanac(facts))
    assert _words(office) == ("One thing for today", "Open to tick it off.")


def test_everybody_else_reads_neutral_words_and_nothing_is_looked_up(office: PostOffice) -> None:
    almanac = Almanac(Facts("18:00", None, None))
    _told(office, "collagen", almanac, shows_detail=False)
    assert _words(office)[0] == "Something small before your session"
    assert almanac.asked == []


def test_several_things_are_named_by_their_leader(office: PostOffice) -> None:
    office.plan(office.people.ada, "heel_wedges")
    _told(office, "session", Almanac(Facts("18:00", None, None)))
    assert _words(office) == ("Calf session now", "Two things in one. Open to see them.")


def _told(office: PostOffice, kind: str, almanac: Almanac, *, shows_detail: bool = True) -> None:
    office.postage = replace(office.postage, facts_of=almanac)
    office.wish(office.people.ada, shows_detail=shows_detail)
    office.store(office.people.ada, PHONE)
    office.plan(office.people.ada, kind)
    office.drain()


def _words(office: PostOffice) -> tuple[str, str]:
    (request,) = office.push.requests
    sent = notification(PHONE, request)
    return sent["title"], sent["body"]
