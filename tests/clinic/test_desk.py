"""The caseload and a patient's page."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.clinic.caseload import caseload
from backend.clinic.models import Access
from backend.clinic.patient import patient_page
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, Story, counted_queries


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    return Story(session, cast, clock, session.merge(cast.ada))


def test_the_caseload_holds_the_patients_of_the_clinic_and_nobody_else(story: Story) -> None:
    shown = caseload(story.session, story.cast.ben.clinic, story.clock.now)

    assert [case.name for case in shown.patients] == ["Ada", "Eve"]
    assert caseload(story.session, story.cast.cy.clinic, story.clock.now).patients == []


def test_a_case_says_where_the_plan_stands(story: Story) -> None:
    story.assign()
    first = story.row("session", "2026-03-20")
    story.at("2026-03-20 19:00")
    entry = SessionEntryIn(occurrence_id=first.id, done_at=story.clock.now, pain_during=4)
    report_session(story.session, story.person.id, uuid4(), entry, story.clock.now)
    story.at("2026-03-21 09:00")
    check = MorningCheckIn(
        occurrence_id=story.row("next_day_check", "2026-03-21").id,
        answered_at=story.clock.now,
        morning_pain=1,
    )
    report_morning(story.session, story.person.id, uuid4(), check, story.clock.now)
    story.at("2026-03-23 21:00")

    ada = caseload(story.session, story.cast.ben.clinic, story.clock.now).patients[0]
    assert (ada.status, ada.week, ada.weeks) == ("active", 1, 12)
    assert (ada.sessions_done, ada.sessions_planned) == (1, 2)
    assert (ada.last_pain, ada.last_entry_at) == (1, check.answered_at)
    assert (ada.next_kind, ada.next_due_at) == (
        "next_day_check",
        story.row("next_day_check", "2026-03-24").due_at,
    )
    assert (ada.reminders, ada.need) == ("off", "unreachable")


def test_an_open_review_asks_for_the_clinician(story: Story) -> None:
    story.assign(gtn=GTN | {"weeks": 8})
    from backend.programmes.horizon import extend_horizons

    story.at("2026-05-10 09:00")
    extend_horizons(story.session, story.clock.now, 10)
    story.at("2026-05-14 09:00")

    assert caseload(story.session, story.cast.ben.clinic, story.clock.now).patients[0].need == "review"


def test_a_patients_page_shows_the_plan_its_history_and_the_days_around_now(story: Story) -> None:
    story.assign()
    first = story.row("session", "2026-03-20")
    story.at("2026-03-20 19:00")
    entry = SessionEntryIn(occurrence_id=first.id, done_at=story.clock.now, pain_during=4)
    report_session(story.session, story.person.id, uuid4(), entry, story.clock.now)
    story.adjust(next_day_check={"time": "09:00"})
    with counted_queries(story.session) as queries:
        page = patient_page(story.session, story.person, story.clock.now)

    assert page.plan is not None
    assert (page.plan.version, page.plan.assigned_by) == (2, "Ben")
    assert [(version.number, version.author, version.reason) for version in page.versions] == [
        (2, "Ben", "as agreed"),
        (1, "Ben", ""),
    ]
    recent = [(row.kind, row.state, row.pain) for row in page.recent]
    assert recent == [
        ("questionnaire", "planned", None),
        ("session", "done", 4),
        ("collagen", "planned", None),
    ]
    assert page.upcoming[0].local.isoformat() == "2026-03-21T09:00:00"
    assert (page.reminders.state, page.reminders.devices) == ("off", [])
    assert len(queries) <= 8


def test_a_look_at_a_page_leaves_a_trace(story: Story, client_of: ClientOf) -> None:
    story.session.close()
    assert client_of(story.cast.ben).get(f"/api/patients/{story.person.id}").status_code == 200
    client_of(story.cast.cy).get(f"/api/patients/{story.person.id}")

    looks = story.session.scalars(select(Access)).all()
    assert [(look.patient_id, look.actor_id) for look in looks] == [(story.person.id, story.cast.ben.id)]
