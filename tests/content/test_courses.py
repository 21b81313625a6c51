"""The courses start from the article's figures, and a wrong one is named."""

import re
from pathlib import Path

import pytest

from backend.content import ContentProblem, courses
from backend.content.course import Taper, load_courses
from backend.content.toml_file import FOLDER
from tests.content.spoiling import spoiled


def test_collagen_is_half_an_hour_before_and_has_no_dose_of_its_own() -> None:
    collagen = courses().collagen
    assert collagen.lead_minutes.default == 30
    assert [(preset.key, preset.grams) for preset in collagen.presets] == [("peptides", 5), ("gelatin", 15)]


def test_a_patch_is_reviewed_at_week_8_and_on_the_last_day_and_needs_a_prescriber() -> None:
    gtn = courses().gtn
    assert (gtn.weeks.default, gtn.review_weeks) == (12, (8,))
    assert gtn.needs_prescriber


def test_cutting_is_a_word_for_one_kind_of_patch_only() -> None:
    assert [product.key for product in courses().gtn.products if product.may_show_cutting] == ["matrix"]


def test_wedges_are_12_mm_in_both_shoes_eight_hours_a_day() -> None:
    wedges = courses().wedges
    assert (wedges.height_mm.default, wedges.goal_hours.default, wedges.both_shoes) == (12, 8, True)


@pytest.mark.parametrize(
    ("height_mm", "steps"),
    [
        pytest.param(12, (8, 4), id="in three steps"),
        pytest.param(10, (6, 2), id="with a small last one"),
        pytest.param(4, (), id="at once"),
        pytest.param(3, (), id="lower than a step"),
    ],
)
def test_wedges_come_out_step_by_step(height_mm: int, steps: tuple[int, ...]) -> None:
    assert Taper(4, 7).heights_mm(height_mm) == steps


def test_shockwave_is_five_weekly_visits_give_or_take_two_days() -> None:
    shockwave = courses().shockwave
    assert (shockwave.visits.default, shockwave.every_days.default, shockwave.tolerance_days) == (5, 7, 2)
    assert (shockwave.every_days.least, shockwave.every_days.most) == (5, 9)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "default = 30",
            "default = 61",
            "line 6: collagen.lead_minutes.default: must be a whole number from 30 to 60",
            id="lead out of its range",
        ),
        pytest.param(
            "grams = 5,",
            "grams = 0,",
            "collagen.presets[0].grams: must be a whole number from 1",
            id="no dose",
        ),
        pytest.param(
            'key = "unknown"',
            'key = "other"',
            "gtn.products: must have one that is unknown, without a word on cutting",
            id="no unknown patch",
        ),
        pytest.param(
            "tolerance_days = 2",
            "tolerance_days = 3",
            "shockwave.tolerance_days: must be a whole number from 0 to 2",
            id="two visits on one day",
        ),
        pytest.param(
            "step_mm = 4", "step_mm = 0", "wedges.taper.step_mm: must be", id="a taper that stands still"
        ),
        pytest.param("both_shoes", "one_shoe", "wedges.both_shoes: is missing", id="one shoe"),
        pytest.param("[gtn]", "[gtn", "Expected", id="not TOML"),
    ],
)
def test_a_wrong_course_is_named_with_its_key(tmp_path: Path, old: str, new: str, problem: str) -> None:
    copy = spoiled(FOLDER / "courses.toml", tmp_path, old, new)
    with pytest.raises(ContentProblem, match=rf"^courses\.toml.*{re.escape(problem)}"):
        load_courses(copy)
