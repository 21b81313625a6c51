"""A programme says how near its sessions may lie, and what may be prescribed beside it."""

from typing import Any

import pytest
from pydantic import ValidationError

from backend.programmes.catalogue import catalogue
from backend.programmes.schemas import TemplateOut
from backend.programmes.today import today
from backend.rules.prescription import WEEKDAYS
from backend.web.problems import Refused
from tests.programmes.scenes import GTN, WEDGES, Story, form

DAILY: dict[str, Any] = {
    "template": "silbernagel",
    "sessions": {"weekdays": list(WEEKDAYS), "time": "18:00"},
}


def _template(name: str) -> TemplateOut:
    return next(template for template in catalogue().templates if template.id == name)


def _fields(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [error.field for error in refused.value.errors]


def test_a_daily_programme_has_a_session_every_day(story: Story) -> None:
    story.assign(**DAILY)
    assert story.planned("session")[:3] == ["2026-03-20T18:00", "2026-03-21T18:00", "2026-03-22T18:00"]
    assert story.planned("next_day_check")[:2] == ["2026-03-21T08:30", "2026-03-22T08:30"]


def test_a_daily_session_moves_within_its_day_but_never_onto_another(story: Story) -> None:
    story.assign(**DAILY)
    session = story.row("session", "2026-03-21")
    story.move(session, "2026-03-21T20:00")
    with pytest.raises(Refused) as refused:
        story.move(session, "2026-03-22T20:00")
    assert _fields(refused) == ["to_local"]


def test_back_to_the_articles_programme_the_days_lie_apart_again(story: Story) -> None:
    story.assign(**DAILY)
    story.adjust()
    assert story.planned("session")[:3] == ["2026-03-20T18:00", "2026-03-23T18:00", "2026-03-25T18:00"]
    with pytest.raises(Refused):
        story.adjust(sessions=DAILY["sessions"])


THREE_APART: dict[str, Any] = {"weekdays": ["mon", "thu"], "time": "18:00", "days_apart": 3}


def test_a_clinician_may_ask_for_more_days_from_one_session_to_the_next(story: Story) -> None:
    story.assign(sessions=THREE_APART)
    shown = today(story.session, story.person, story.clock.now).plan
    assert shown is not None
    assert shown.days_apart == 3
    session = story.row("session", "2026-03-26")
    with pytest.raises(Refused):
        story.move(session, "2026-03-25T18:00")
    story.adjust(sessions=THREE_APART | {"days_apart": None})
    story.move(session, "2026-03-25T18:00")


@pytest.mark.parametrize(
    ("sessions", "field"),
    [
        pytest.param({"days_apart": 1}, "sessions.days_apart", id="fewer than the programme's"),
        pytest.param({"days_apart": 4}, "sessions.days_apart", id="too many"),
        pytest.param({"days_apart": 0}, "sessions.days_apart", id="none"),
        pytest.param({"weekdays": ["mon", "wed"]}, "sessions.weekdays", id="more than the weekdays have"),
    ],
)
def test_days_apart_that_cannot_be_kept_are_refused(
    story: Story, sessions: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        story.assign(sessions=THREE_APART | sessions)
    assert _fields(refused)[0] == field


def test_nor_are_more_than_leave_room_for_the_days_of_the_programme(story: Story) -> None:
    with pytest.raises(Refused) as refused:
        story.assign(template="heavy_slow_resistance", sessions=THREE_APART)
    assert "sessions.days_apart" in _fields(refused)


@pytest.mark.parametrize("days_apart", ["2", 2.0, True])
def test_days_apart_are_a_whole_number(days_apart: object) -> None:
    with pytest.raises(ValidationError):
        form(sessions=THREE_APART | {"days_apart": days_apart})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param(
            {"template": "self_guided", "wedges": WEDGES}, "wedges", id="wedges with a careful start"
        ),
        pytest.param({"template": "acute_partial_tear", "gtn": GTN}, "gtn", id="a patch on a fresh tear"),
        pytest.param({"template": "acute_partial_tear"}, "collagen", id="collagen on a fresh tear"),
    ],
)
def test_what_a_programme_does_not_allow_beside_it_is_refused(
    story: Story, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        story.assign(**({"collagen": None} | changes if field != "collagen" else changes))
    assert _fields(refused) == [field]


def test_the_catalogue_tells_the_desk_what_is_locked_and_for_whom() -> None:
    tear, own = _template("acute_partial_tear"), _template("article_midportion")
    assert (tear.is_locked, own.is_locked) == (True, False)
    assert (tear.defaults.collagen, own.defaults.collagen is None) == (None, False)
    assert [stage.needs_clinician for stage in tear.stages] == [False, True, True]
    assert [stage.key for stage in own.stages] == ["calm", "strength", "spring", "run", "keep"]
    assert own.stages[0].exercises == ["Calf raise, both legs", "Seated calf raise"]


@pytest.mark.parametrize("template", catalogue().templates, ids=lambda template: template.id)
def test_every_template_can_be_assigned_as_the_form_starts(story: Story, template: TemplateOut) -> None:
    defaults = template.defaults.model_dump(mode="json")
    story.assign(**defaults)
    assert story.plan.template == template.id
