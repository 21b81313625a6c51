"""Whatever a life brings beside the plan: holidays, own times, journeys, other plans, rebooking."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from backend.programmes.own_times import set_own_time
from backend.programmes.rebooking import rebook_visit
from backend.programmes.standing import laid_on
from backend.reminders.manners.services import Wishes, set_manners
from backend.rules.quiet_hours import QuietHours
from backend.rules.wall_clock import resolve, wall_time
from tests.programmes.scenes import LONDON
from tests.programmes.test_invariants import CHANGES, Plans

FAR = st.sampled_from(["Pacific/Pago_Pago", "Pacific/Kiritimati", "Asia/Tokyo", "America/Los_Angeles"])
# One that the clocks of London skip, one that those of Auckland show twice.
OWN = st.sampled_from([None, time(1, 30), time(2, 30), time(4, 30), time(12), time(19), time(23, 50)])
KINDS = st.sampled_from(["session", "next_day_check", "gtn_patch", "heel_wedges", "questionnaire"])
ONCE_A_DATE = ("questionnaire", "gtn_review", "wedge_review", "gtn_patch", "heel_wedges", "session")
COURSES = ("gtn_review", "wedge_review", "questionnaire")
STANDING = ("planned", "done")
LEADS = {"shockwave_day_before": timedelta(hours=24), "shockwave_soon": timedelta(hours=2)}


QUIET = st.sampled_from([None, QuietHours(time(20), time(9)), QuietHours(time(0), time(4))])


class Life(Plans):
    """Everything that `Plans` does, and what a patient and a clinician wish beside it."""

    @rule(zone=FAR)
    def travel_far(self, zone: str) -> None:
        self.story.travel(zone)

    @rule(kind=KINDS, at=OWN)
    def set_own_time(self, kind: str, at: time | None) -> None:
        story = self.story
        self._try(lambda: set_own_time(story.session, story.person, kind, at, story.clock.now))

    @rule(days=st.sampled_from([None, 1, 5]), quiet=QUIET)
    def wish(self, days: int | None, quiet: QuietHours | None) -> None:
        story, today = self.story, self._today()
        away = (today, today + timedelta(days=days)) if days else None
        wishes = Wishes(quiet, None, shows_detail=False, takes_email=True, away=away)
        self._try(lambda: set_manners(story.session, story.person, wishes, story.clock.now))

    @rule(changes=CHANGES)
    def give_another_plan(self, changes: dict[str, object]) -> None:
        """Also while the one before is paused."""
        self._try(self.story.end)
        self._try(lambda: self.story.assign(**_beginning(self._today(), changes)))

    @rule(
        days=st.integers(0, 30),
        at=st.sampled_from([time(1, 30), time(10), time(16)]),
        place=st.integers(0, 4),
    )
    def rebook(self, days: int, at: time, place: int) -> None:
        story = self.story
        visits = story.rows("shockwave")
        if visits:
            to = datetime.combine(wall_time(story.clock.now, LONDON).date() + timedelta(days=days), at)
            row = visits[place % len(visits)]
            self._try(lambda: rebook_visit(story.session, story.person, row.id, to, story.clock.now))

    @invariant()
    def a_date_has_each_thing_once_wherever_it_came_from(self) -> None:
        standing = [row for row in self.story.rows() if row.kind in ONCE_A_DATE and row.state in STANDING]
        daily = [row for row in standing if row.kind not in COURSES and not self._is_missed_session(row)]
        for dates in (
            [(row.plan_id, row.kind, laid_on(row).date()) for row in standing],
            [(row.kind, row.local_date) for row in daily],
        ):
            assert [one for one, times in Counter(dates).items() if times > 1] == []

    @invariant()
    def each_visit_of_a_course_stands_once_with_its_prompts_at_their_lead(self) -> None:
        visits = {row.id: row for row in self.story.rows("shockwave") if row.state in STANDING}
        ahead = [(row.plan_id, row.n) for row in visits.values() if row.due_at > self.story.clock.now]
        assert len(ahead) == len(set(ahead))
        for kind, lead in LEADS.items():
            for row in self._ahead(kind):
                assert row.anchor_id is not None
                assert visits[row.anchor_id].due_at - row.due_at == lead

    @invariant()
    def the_wall_shows_what_is_told_of_what_is_ahead(self) -> None:
        for row in self.story.rows(state="planned"):
            if row.due_at > self.story.clock.now:
                local = datetime.combine(row.local_date, row.local_time)
                assert resolve(local, ZoneInfo(row.zone)) == row.due_at

    def _today(self) -> date:
        return wall_time(self.story.clock.now, ZoneInfo(self.story.person.zone)).date()


def _beginning(on: date, changes: dict[str, Any]) -> dict[str, Any]:
    """The same plan, begun that day."""
    first = {"from": on.isoformat()}
    moved = {name: changes[name] | first for name in ("gtn", "wedges") if changes[name]}
    if changes["shockwave"]:
        first_visit = datetime.combine(on + timedelta(days=5), time(10))
        moved["shockwave"] = changes["shockwave"] | {"first": first_visit.isoformat(timespec="minutes")}
    return changes | moved | {"starts_on": on.isoformat()}


TestLife = pytest.mark.slow(Life.TestCase)
TestLife.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)
