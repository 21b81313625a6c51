"""Injections and operations: what they lock, and the ladder of what was tried."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend.accounts.models import Person
from backend.programmes.care.models import Procedure
from backend.programmes.care.schemas.records import ProcedureIn, RestartIn
from backend.programmes.care.services.escalation import escalation
from backend.programmes.care.services.procedures import record_procedure, set_restart
from backend.programmes.care.services.records import records
from backend.programmes.horizon import extend_horizons
from backend.programmes.locks import locks_of
from backend.web.problems import Refused
from tests.programmes.scenes import WEDGES, Story

INJECTION: dict[str, Any] = {"kind": "steroid", "done_on": "2026-03-19", "done_by": "Dr Ben", "side": "left"}


def _procedure(story: Story, **changes: Any) -> Procedure:
    form = ProcedureIn.model_validate(INJECTION | changes)
    return record_procedure(story.session, story.cast.ben, story.person, form, story.clock.now)


def _restart(story: Story, row: Procedure, on: str) -> None:
    form = RestartIn.model_validate({"restart_on": on, "reason": "Calm now."})
    ben = story.session.get_one(Person, story.cast.ben.id)
    set_restart(story.session, ben, story.person, row.id, form, story.clock.now)


def _locks(story: Story) -> dict[str, tuple[str, date | None]]:
    found = locks_of(story.session, story.person.id, story.clock.now.date())
    return {lock.what: (lock.rule, lock.until) for lock in found}


def test_a_steroid_warns_and_keeps_loading_off_until_the_clinician_names_a_day(story: Story) -> None:
    story.assign()
    row = _procedure(story)

    assert {what: rule for what, (rule, _) in _locks(story).items()} == {"loading": "M22", "running": "M22"}
    assert story.planned("session") == []
    (shown,) = records(story.session, story.person, story.clock.now).procedures
    assert shown.is_waiting
    assert "avoid it in the Achilles" in shown.warnings[0]

    _restart(story, row, "2026-03-30")
    assert _locks(story) == {
        "loading": ("M22", date(2026, 3, 30)),
        "running": ("M22", date(2026, 3, 30)),
    }
    assert story.planned("session")[0] == "2026-03-30T18:00"


def test_a_restart_day_of_today_frees_loading_at_once(story: Story) -> None:
    story.assign()
    row = _procedure(story)
    _restart(story, row, "2026-03-20")
    assert _locks(story) == {}
    assert story.planned("session")


def test_a_later_procedure_keeps_its_own_waiting_time(story: Story) -> None:
    story.assign()
    first = _procedure(story, kind="needling", restart_on="2026-03-27")
    _procedure(story, kind="surgery", side="right")
    _restart(story, first, "2026-03-20")
    assert _locks(story)["loading"] == ("R7", None)


@pytest.mark.parametrize("kind", ["needling", "prp", "other_injection", "scraping", "surgery"])
def test_after_any_procedure_loading_waits_for_its_restart_day(kind: str, story: Story) -> None:
    story.assign()
    _procedure(story, kind=kind, restart_on="2026-03-30")
    assert _locks(story)["loading"] == ("R7", date(2026, 3, 30))
    assert story.planned("session")[0] == "2026-03-30T18:00"


def test_a_second_injection_asks_for_a_reason_and_shows_what_was_tried(story: Story) -> None:
    story.assign()
    story.act(story.row("session", "2026-03-20"), "done")
    _procedure(story, kind="prp", restart_on="2026-03-27")
    story.clock.move(timedelta(minutes=1))
    with pytest.raises(Refused) as refused:
        _procedure(story, kind="needling")
    assert refused.value.errors[0].field == "reason"

    _procedure(story, kind="needling", reason="Nothing else is left.")
    shown = records(story.session, story.person, story.clock.now)
    assert "One injection at most" in shown.procedures[0].warnings[-1]
    assert [one.key for one in shown.tried] == ["load_management", "calf_loading", "injection"]


def test_the_ladder_says_what_was_tried_for_how_long_and_what_comes_next(story: Story) -> None:
    story.assign(wedges=WEDGES)
    for day in ("03-20", "03-23", "03-25"):
        story.at(f"2026-{day} 18:30")
        story.act(story.row("session", f"2026-{day}"), "done")
    story.act(story.row("heel_wedges", "2026-03-25"), "done")
    story.at("2026-03-28 12:00")
    steps = {step.key: step for step in escalation(story.session, story.person, story.clock.now).steps}

    assert next(iter(steps)) == "load_management"
    assert list(steps)[-1] == "surgery"
    loading = steps["calf_loading"]
    assert (loading.state, loading.since, loading.weeks) == ("running", date(2026, 3, 20), 2)
    assert loading.adherence_percent == 75
    assert (steps["wedges"].state, steps["gtn"].state) == ("running", "next")
    assert (steps["injection"].state, steps["surgery"].state) == ("later", "later")
    assert steps["injection"].why_not_yet
    assert steps["gtn"].why_not_yet is None
    assert steps["gtn"].evidence is not None
    assert steps["gtn"].evidence.level == "conflicting"


def test_surgery_is_next_only_after_everything_else(story: Story) -> None:
    story.assign(wedges=WEDGES)
    story.at("2026-03-20 18:30")
    story.act(story.row("session", "2026-03-20"), "done")
    story.act(story.row("heel_wedges", "2026-03-21"), "done")
    story.at("2026-06-08 20:00")
    extend_horizons(story.session, story.clock.now, 10)
    for kind, on in (("session", "2026-06-10"), ("heel_wedges", "2026-06-10")):
        story.act(story.row(kind, on), "done")
    story.at("2026-06-20 12:00")
    _procedure(story, kind="prp", done_on="2026-06-19", restart_on="2026-06-26")

    def state(key: str) -> str:
        steps = escalation(story.session, story.person, story.clock.now).steps
        return next(step.state for step in steps if step.key == key)

    assert state("surgery") == "later"
    story.at("2026-09-20 12:00")
    assert (state("injection"), state("surgery")) == ("tried", "next")
