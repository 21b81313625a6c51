"""Soon after a shockwave visit the light version of a session is done."""

from datetime import date, datetime

import pytest

from backend.programmes.models import ThresholdChange
from backend.programmes.programme_out import programme_now
from backend.programmes.rebooking import rebook_visit
from backend.programmes.today import changed_out, today
from tests.programmes.scenes import SHOCKWAVE, Story

WEDNESDAY, FRIDAY, NEXT_WEDNESDAY, NEXT_FRIDAY = "2026-03-25", "2026-03-27", "2026-04-01", "2026-04-03"
FIRST_VISIT = "2026-03-25T10:00"


def light(story: Story) -> list[str]:
    shown = today(story.session, story.person, story.clock.now).occurrences
    return [one.local.date().isoformat() for one in shown if one.detail.get("is_light")]


@pytest.fixture
def shocked(story: Story) -> Story:
    """A visit each Wednesday morning from the 25th on, a session that evening and on Friday."""
    story.assign(shockwave=SHOCKWAVE)
    return story


def test_a_session_within_the_hours_after_a_visit_is_light(shocked: Story) -> None:
    assert light(shocked) == [WEDNESDAY, NEXT_WEDNESDAY]
    found = programme_now(shocked.session, shocked.person, shocked.clock.now).programme
    assert found is not None
    assert found.light_days == [date(2026, 3, 25), date(2026, 4, 1)]


@pytest.mark.parametrize(
    ("first", "days"),
    [
        pytest.param("2026-03-25T19:00", [FRIDAY], id="47 hours before Friday's, after Wednesday's"),
        pytest.param("2026-03-25T18:00", [WEDNESDAY], id="48 hours before Friday's, at Wednesday's time"),
        pytest.param("2026-03-26T10:00", [FRIDAY], id="the day before"),
    ],
)
def test_the_hours_count_from_the_visit(story: Story, first: str, days: list[str]) -> None:
    story.assign(shockwave=SHOCKWAVE | {"first": first, "sessions": 3})
    assert [day for day in light(story) if day < "2026-03-30"] == days


def test_a_clinic_may_ease_for_fewer_hours(shocked: Story) -> None:
    shocked.move(shocked.row("session", WEDNESDAY), "2026-03-25T09:00")
    rebook(shocked, "2026-03-26T10:00")
    assert FRIDAY in light(shocked)
    shocked.session.add(
        ThresholdChange(
            clinic_id=shocked.person.clinic_id,
            name="shockwave_easing_hours",
            value=24,
            author_id=shocked.cast.ben.id,
            reason="our way",
            at=shocked.clock.now,
        )
    )
    shocked.session.commit()
    assert FRIDAY not in light(shocked)


def test_a_visit_that_moves_takes_its_easing_along(shocked: Story) -> None:
    rebook(shocked, "2026-03-26T10:00")
    assert light(shocked) == [FRIDAY, NEXT_WEDNESDAY]


def test_without_the_visit_the_session_is_as_before(shocked: Story) -> None:
    shocked.adjust(shockwave=SHOCKWAVE | {"first": "2026-04-08T10:00", "sessions": 3})
    assert light(shocked) == []


def test_a_visit_that_is_let_go_eases_nothing(shocked: Story) -> None:
    shocked.act(shocked.row("shockwave", FIRST_VISIT), "skip")
    assert light(shocked) == [NEXT_WEDNESDAY]


def test_what_a_move_answers_says_it_too(shocked: Story) -> None:
    moved = shocked.move(shocked.row("session", WEDNESDAY), "2026-03-25T20:00")
    answer = changed_out(shocked.session, shocked.person, moved, shocked.clock.now)
    (session,) = (one for one in answer.occurrences if one.kind == "session")
    assert session.detail == {"is_light": 1}


def rebook(story: Story, to: str) -> None:
    visit = story.row("shockwave", FIRST_VISIT)
    rebook_visit(story.session, story.person, visit.id, datetime.fromisoformat(to), story.clock.now)
