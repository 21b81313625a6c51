"""The demo clinic, as whoever tries it meets it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.accounts.services.sign_in import person_by_password
from backend.clinic.caseload import caseload
from backend.clinic.demo import DEMO_PEOPLE, make_demo
from backend.clinic.patient import patient_page
from backend.programmes.today import today
from backend.reminders.models import Notice

MOMENTS = {
    "a winter morning": datetime(2026, 1, 14, 9, 12, 40, tzinfo=UTC),
    "just before the wedges": datetime(2026, 3, 20, 7, 28, tzinfo=UTC),
    "just before the patch in summer": datetime(2026, 7, 6, 6, 58, 59, tzinfo=UTC),
    "just before midnight": datetime(2026, 11, 22, 23, 58, 30, tzinfo=UTC),
    "shortly after the clocks changed": datetime(2026, 3, 30, 17, 3, tzinfo=UTC),
}


@pytest.mark.parametrize("due_minutes", [0, 3, 600])
@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS.keys())
def test_the_first_item_is_due_when_it_was_promised(
    session: Session, now: datetime, due_minutes: int
) -> None:
    make_demo(session, now, "correct horse", due_minutes)

    ada = session.scalars(select(Person).where(Person.name == "Ada")).one()
    ahead = [row for row in today(session, ada, now).occurrences if row.due_at > now]
    promised_at = now + timedelta(minutes=due_minutes)
    assert promised_at <= ahead[0].due_at <= promised_at + timedelta(minutes=1)
    assert "collagen" in {row.kind for row in ahead if row.due_at == ahead[0].due_at}


def test_no_reminder_of_the_past_waits_to_be_sent(session: Session) -> None:
    now = MOMENTS["a winter morning"]
    make_demo(session, now, "correct horse", 3)

    waiting = select(func.min(Notice.due_at)).where(Notice.state == "open", Notice.expires_at > now)
    assert session.scalars(waiting).one() == datetime(2026, 1, 14, 9, 16, tzinfo=UTC)


def test_the_desk_is_alive(session: Session) -> None:
    now = MOMENTS["a winter morning"]
    make_demo(session, now, "correct horse", 3)

    ada = session.scalars(select(Person).where(Person.name == "Ada")).one()
    (case,) = caseload(session, ada.clinic, now).patients
    assert (case.sessions_done, case.sessions_planned, case.last_pain) == (5, 6, 2)
    assert (case.week, case.need) == (3, "unreachable")
    assert {row.state for row in patient_page(session, ada, now).recent} == {"done", "skipped"}


def test_everyone_signs_in_with_the_one_password(session: Session) -> None:
    assert make_demo(session, MOMENTS["a winter morning"], "correct horse", 3) == "correct horse"

    assert all(person_by_password(session, person.email, "correct horse") for person in DEMO_PEOPLE)


def test_a_password_that_nobody_gave_is_random(session: Session) -> None:
    password = make_demo(session, MOMENTS["a winter morning"], None, 3)

    assert password is not None
    assert len(password) >= 16


def test_a_second_start_changes_nothing(session: Session) -> None:
    now = MOMENTS["a winter morning"]
    make_demo(session, now, "correct horse", 3)
    assert make_demo(session, now + timedelta(days=1), "another", 3) is None

    assert session.scalar(select(func.count()).select_from(Person)) == len(DEMO_PEOPLE)
