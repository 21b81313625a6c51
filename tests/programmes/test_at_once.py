"""Two at once, on both databases: one of them wins, nothing is lost and nothing is there twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.db import Database, transaction
from backend.diary.models import SessionEntry
from backend.diary.schemas import SessionEntryIn
from backend.diary.services import report_session
from backend.programmes.actions import act
from backend.programmes.horizon import extend_horizons
from backend.programmes.models import Action, Occurrence, Plan
from backend.programmes.plans import running_plan
from backend.programmes.scene import Wish
from backend.programmes.schemas import AdjustmentIn
from backend.programmes.services import adjust_programme, assign_programme, follow_zone
from backend.reminders.planning import cancel_notices
from backend.web.problems import Conflict, Problem, Stale
from tests.conftest import make_cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, form
from tests.services.programs import wait_until
from tests.tables import TABLES

NOW = datetime.fromisoformat("2026-03-20T09:00:00+00:00")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Database]:
    """An empty database, of each kind in turn."""
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'soleus.db'}" if on_sqlite else request.getfixturevalue("postgres_url")
    database = Database(url)
    TABLES.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
def story(both: Database) -> Iterator[Story]:
    with both.session() as session:
        with session.begin():
            cast = make_cast(session)
        yield Story(session, cast, FakeClock(NOW), cast.ada)


def _at_once(database: Database, *steps: Callable[[Session], object]) -> list[object]:
    """What each answers, or the problem it met."""

    def run(step: Callable[[Session], object]) -> object:
        with database.session() as session:
            try:
                return step(session)
            except Problem as problem:
                return problem

    with ThreadPoolExecutor(len(steps)) as threads:
        return list(threads.map(run, steps))


def test_of_two_clinicians_who_assign_at_once_one_meets_a_conflict(story: Story, both: Database) -> None:
    def assign(session: Session) -> object:
        return assign_programme(
            session, story.cast.ben, session.get_one(Person, story.person.id), form(), NOW
        )

    story.session.close()
    answers = _at_once(both, *[assign] * 4)
    assert sum(isinstance(answer, Conflict) for answer in answers) == 3
    assert story.session.scalar(select(func.count()).select_from(Plan)) == 1


def test_of_two_changes_at_once_the_second_is_stale(story: Story, both: Database) -> None:
    story.assign()
    plan_id = story.plan.id

    def adjust(session: Session) -> object:
        change = AdjustmentIn(
            version=1, prescription=form(sessions={"weekdays": ["tue", "sat"], "time": "07:00"})
        )
        return adjust_programme(session, story.cast.ben, plan_id, change, NOW)

    story.session.close()
    answers = _at_once(both, adjust, adjust)
    assert sum(isinstance(answer, Stale) for answer in answers) == 1
    assert story.plan.version == 2


def test_an_action_sent_by_three_tabs_at_once_happens_once(story: Story, both: Database) -> None:
    story.assign()
    row_id, wish = story.row("session", "2026-03-20").id, Wish(uuid4(), "skip", NOW)
    story.session.close()
    answers = _at_once(both, *[lambda session: act(session, story.person.id, row_id, wish, NOW)] * 3)

    assert not [answer for answer in answers if isinstance(answer, Problem)]
    assert story.session.scalar(select(func.count()).select_from(Action)) == 1


def test_a_report_sent_by_three_tabs_at_once_is_stored_once(story: Story, both: Database) -> None:
    story.assign()
    row_id, entry_id = story.row("session", "2026-03-20").id, uuid4()
    report = SessionEntryIn(occurrence_id=row_id, done_at=NOW, pain_during=2)
    story.session.close()
    answers = _at_once(
        both, *[lambda session: report_session(session, story.person.id, entry_id, report, NOW)] * 3
    )

    assert not [answer for answer in answers if isinstance(answer, Problem)]
    assert story.session.scalar(select(func.count()).select_from(SessionEntry)) == 1


@pytest.mark.parametrize("both", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_who_follows_a_zone_waits_for_an_action_with_no_notice_in_hand(story: Story, both: Database) -> None:
    """On SQLite the action is alone from its beginning."""
    story.assign()
    row, waiting = story.row("session", "2026-03-23"), text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    story.session.commit()

    def follow() -> None:
        with both.session() as session:
            follow_zone(session, session.get_one(Person, story.person.id), "Pacific/Auckland", NOW)

    with ThreadPoolExecutor(1) as other, both.session() as session, both.engine.connect() as watching:
        with transaction(session):
            running_plan(session, story.person.id)
            following = other.submit(follow)
            wait_until(lambda: following.done() or watching.scalar(waiting), "who follows to wait")
            cancel_notices(session, [row.id], "moved", NOW)
        following.result()
    assert story.plan.zone == "Pacific/Auckland"


def test_two_workers_extend_each_plan_once(story: Story, both: Database) -> None:
    for person in (story.cast.ada, story.cast.eve):
        Story(story.session, story.cast, story.clock, person).assign()
    later = NOW + timedelta(days=8)
    story.session.close()
    answers = _at_once(both, *[lambda session: extend_horizons(session, later, 1)] * 2)

    assert sum(answer for answer in answers if isinstance(answer, int)) == 2
    assert extend_horizons(story.session, later, 10) == 0


def test_a_plan_with_everything_lives_through_a_month(story: Story) -> None:
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)
    story.act(story.row("session", "2026-03-20"), "done")
    story.move(story.row("session", "2026-03-23"), "2026-03-23T07:00")
    story.adjust(sessions={"weekdays": ["tue", "thu", "sun"], "time": "12:00"}, gtn=GTN, shockwave=SHOCKWAVE)
    story.travel("Pacific/Auckland")
    story.pause()
    story.resume()
    for _ in range(5):
        story.clock.move(timedelta(days=6))
        extend_horizons(story.session, story.clock.now, 10)

    planned = [row for row in story.rows(state="planned") if row.due_at > story.clock.now]
    assert {notice.subject for notice in story.open_notices() if notice.due_at > story.clock.now} == {
        row.id for row in planned if row.kind != "shockwave"
    }
    slots = story.session.execute(select(Occurrence.kind, Occurrence.slot_at)).all()
    assert len(slots) == len(set(slots))
