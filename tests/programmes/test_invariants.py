"""Whatever a clinician and a patient do, in any order, these hold."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from backend.content import kinds
from backend.db import Database
from backend.programmes.horizon import extend_horizons
from backend.programmes.layout import HORIZON_DAYS
from backend.programmes.models import Occurrence
from backend.programmes.plans import Running, running_plan
from backend.programmes.prescription import prescribed
from backend.programmes.preview import preview
from backend.programmes.schemas import PrescriptionIn
from backend.programmes.standing import morning_anchor
from backend.web.problems import Conflict, Refused
from tests.conftest import make_cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story, form, wall
from tests.tables import TABLES

WEEKS = st.sampled_from([["mon", "wed", "fri"], ["tue", "thu", "sat"], ["mon", "thu"], ["sun", "wed"]])
TIMES = st.sampled_from(["06:10", "01:30", "18:00", "00:10", "23:50"])
CHANGES = st.fixed_dictionaries(
    {
        "sessions": st.fixed_dictionaries({"weekdays": WEEKS, "time": TIMES}),
        "collagen": st.sampled_from([None, {"lead_minutes": 30}, {"lead_minutes": 60}]),
        "next_day_check": st.fixed_dictionaries({"time": st.sampled_from(["08:30", "02:15"])}),
        "gtn": st.sampled_from([None, GTN, GTN | {"time": "20:30"}]),
        "wedges": st.sampled_from([None, WEDGES]),
        "shockwave": st.sampled_from([None, SHOCKWAVE, SHOCKWAVE | {"first": "2026-03-26T16:00"}]),
    }
)


class Plans(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.database = Database("sqlite://")
        TABLES.create_all(self.database.engine)
        session = self.database.session()
        with session.begin():
            cast = make_cast(session)
        self.story = Story(session, cast, FakeClock(), cast.ada)
        self.story.answer_questions()
        self.seen: tuple[UUID, int] | None = None

    def teardown(self) -> None:
        self.story.session.close()
        self.database.close()

    @initialize(changes=CHANGES)
    def assign(self, changes: dict[str, object]) -> None:
        self.story.assign(**changes)

    @rule(changes=CHANGES)
    def adjust(self, changes: dict[str, object]) -> None:
        self._try(lambda: self._adjust_as_foreseen(form(**changes), changes))

    @rule()
    def pause(self) -> None:
        self._try(self.story.pause)

    @rule()
    def resume(self) -> None:
        self._try(self.story.resume)

    @rule(zone=st.sampled_from(["America/New_York", "Europe/London", "Asia/Kathmandu", "Pacific/Auckland"]))
    def travel(self, zone: str) -> None:
        self.story.travel(zone)

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.story.clock.move(timedelta(hours=hours))
        extend_horizons(self.story.session, self.story.clock.now, 10)

    @rule()
    def wait_for_a_prompt(self) -> None:
        """Told of what is to come: the moment at which another time for that is hardest to get right."""
        ahead = self._ahead("collagen")
        if ahead:
            self.story.clock.now = min(row.due_at for row in ahead) + timedelta(minutes=5)
            extend_horizons(self.story.session, self.story.clock.now, 10)

    @rule(verb=st.sampled_from(["done", "skip", "undo"]), place=st.integers(0, 40))
    def act(self, verb: str, place: int) -> None:
        row = self._row(place)
        self.story.clock.move(timedelta(seconds=1))
        self._try(lambda: self.story.act(row, verb))

    @rule(minutes=st.sampled_from([5, 15, 60, 600]), place=st.integers(0, 40))
    def snooze(self, minutes: int, place: int) -> None:
        row = self._row(place)
        self._try(lambda: self.story.act(row, "snooze", minutes=minutes))

    @rule(days=st.integers(0, 14), time=TIMES, place=st.integers(0, 8))
    def move(self, days: int, time: str, place: int) -> None:
        sessions = self.story.rows("session")
        to = datetime.combine(self.story.clock.now.date() + timedelta(days=days), datetime.min.time())
        hours, minutes = map(int, time.split(":"))
        row = sessions[place % len(sessions)]
        self.story.clock.move(timedelta(seconds=1))
        self._try(lambda: self.story.act(row, "move", to_local=to.replace(hour=hours, minute=minutes)))

    @invariant()
    def every_planned_item_has_one_notice_and_nothing_else_has_any(self) -> None:
        story, now = self.story, self.story.clock.now
        is_active = self._active() is not None
        waiting = [
            (notice.subject, notice.due_at)
            for notice in story.open_notices()
            if notice.due_at > now and notice.expires_at > now
        ]
        awaited = [
            # What was put off waits for the plan to be resumed.
            (row.id, max(row.due_at, (is_active and row.snoozed_until) or row.due_at))
            for row in story.rows(state="planned")
            if kinds()[row.kind].is_pushed
        ]
        assert len(waiting) == len(set(waiting))
        ahead = {one for one in awaited if one[1] > now}
        assert set(waiting) <= ahead
        # Two sessions done on one day have one morning after, and one notification for it.
        told = {(notice.kind, notice.due_at) for notice in story.open_notices()}
        kind_of = {row.id: row.kind for row in story.rows()}
        untold = {one for one in ahead - set(waiting) if (kind_of[one[0]], one[1]) not in told}
        assert untold <= story.hushed()

    @invariant()
    def collagen_comes_exactly_its_lead_before_its_session(self) -> None:
        rows = {row.id: row for row in self.story.rows()}
        for row in self._ahead("collagen"):
            assert row.anchor_id is not None
            session = rows[row.anchor_id]
            assert session.state == "planned"
            assert session.due_at - row.due_at in (timedelta(minutes=30), timedelta(minutes=60))
            assert row.expires_at == session.due_at

    @invariant()
    def after_each_change_of_the_plan_a_session_later_than_its_lead_has_its_collagen(self) -> None:
        active = self._active()
        if active is None or self.seen == (active.plan.id, active.plan.version):
            return
        self.seen = (active.plan.id, active.plan.version)
        lead = prescribed(active.form, "UTC", "UTC").collagen_lead
        prompts = {row.anchor_id for row in self.story.rows("collagen") if row.state != "cancelled"}
        ahead = self._ahead("session") if lead else []
        later = [row for row in ahead if lead and row.due_at - lead > self.story.clock.now]
        assert [wall(row) for row in later if row.id not in prompts] == []

    @invariant()
    def sessions_ahead_are_two_calendar_days_from_each_other_and_from_what_was_done(self) -> None:
        ahead = self._ahead("session")
        # What was done a day early counts on the day it was done.
        taken = [(row, row.local_date) for row in ahead]
        taken += [(row, morning_anchor(row).date()) for row in self.story.rows("session", "done")]
        for one in ahead:
            for other, on in taken:
                assert one is other or abs((one.local_date - on).days) >= 2

    @invariant()
    def nothing_is_asked_for_twice_on_one_date(self) -> None:
        for kind in ("gtn_patch", "heel_wedges", "session"):
            rows = [row for row in self.story.rows(kind) if row.state in ("planned", "done")]
            dates = [row.local_date for row in rows if not self._is_missed_session(row)]
            assert len(dates) == len(set(dates)), kind

    @invariant()
    def a_check_ahead_belongs_to_a_session_that_stands(self) -> None:
        rows = {row.id: row for row in self.story.rows()}
        for row in self._ahead("next_day_check"):
            assert row.anchor_id is not None
            session = rows[row.anchor_id]
            assert session.state in ("planned", "done")
            assert row.due_at > min(session.due_at, session.acted_at or session.due_at)

    @invariant()
    def a_plan_that_is_paused_is_quiet(self) -> None:
        if self.story.rows() and self.story.plan.status == "paused":
            assert not [row for row in self.story.rows(state="planned") if row.due_at > self.story.clock.now]

    def _ahead(self, kind: str) -> list[Occurrence]:
        return [row for row in self.story.rows(kind, "planned") if row.due_at > self.story.clock.now]

    def _active(self) -> Running | None:
        running = running_plan(self.story.session, self.story.person.id)
        return running if running and running.plan.status == "active" else None

    def _is_missed_session(self, row: Occurrence) -> bool:
        """Another one may be moved to its day: nothing was done, so nothing needs rest."""
        is_over = row.state == "planned" and row.expires_at <= self.story.clock.now
        return row.kind == "session" and is_over

    def _row(self, place: int) -> Occurrence:
        rows = self.story.rows()
        return rows[place % len(rows)]

    def _adjust_as_foreseen(self, wanted: PrescriptionIn, changes: dict[str, object]) -> None:
        story, now = self.story, self.story.clock.now
        foreseen = preview(story.session, story.person, wanted, now)
        story.adjust(**changes)
        if story.plan.status == "active":
            laid_out = now + timedelta(days=HORIZON_DAYS - 2)
            items = [(item.kind, item.due_at) for day in foreseen.days for item in day.items]
            stored = [(row.kind, row.due_at) for row in story.rows(state="planned") if row.due_at > now]
            soon = [one for one in items if one[1] < laid_out]
            assert sorted(soon) == sorted(one for one in stored if one[1] < laid_out)

    def _try(self, step: object) -> None:
        """What is refused must leave no trace, which the invariants then see."""
        assert callable(step)
        try:
            step()
        except (Conflict, Refused):
            self.story.session.expire_all()


TestPlans = pytest.mark.slow(Plans.TestCase)
TestPlans.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow],
)
