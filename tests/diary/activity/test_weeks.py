"""A week's steps, running and games beside what the week may hold."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient

from backend.programmes.care.schemas.condition import OwnConditionIn
from backend.programmes.care.services.condition import tell_condition
from backend.programmes.locks import lock_for
from tests.conftest import Cast, ClientOf
from tests.diary.scenes import Diary
from tests.fakes.clock import FakeClock

USUAL = {"baseline_steps": 70_000, "baseline_run_minutes": 90, "baseline_games": 2}
THIS_WEEK = "2026-03-16"


@dataclass
class Phone:
    """Ada's phone; a second passes whenever she has told something."""

    client: FlaskClient
    clock: FakeClock

    def tell(self, week_of: str = THIS_WEEK, **told: int | None) -> dict[str, Any]:
        answer = self.client.put(f"/api/diary/activity/{uuid4()}", json={"week_of": week_of} | told)
        assert answer.status_code == 200, answer.get_json()
        self.clock.move(timedelta(seconds=1))
        found: dict[str, Any] = answer.get_json()
        return found

    def seen(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get("/api/diary/activity").get_json()
        return found


@pytest.fixture
def ada(client_of: ClientOf, cast: Cast, clock: FakeClock) -> Phone:
    return Phone(client_of(cast.ada), clock)


@pytest.fixture
def calm(diary: Diary) -> Diary:
    """Ada in the calm weeks of her plan, her usual week told."""
    diary.begin("calm")
    form = OwnConditionIn.model_validate(USUAL | {"usual_pain": 3})
    tell_condition(diary.session, diary.person, form, diary.clock.now)
    diary.session.commit()
    return diary


@pytest.mark.usefixtures("calm")
def test_the_budget_is_half_of_steps_running_and_games_of_the_usual_week(ada: Phone) -> None:
    budget = ada.seen()["budget"]
    assert budget == {"percent": 50, "steps": 35_000, "run_minutes": 45, "games": 1}


@pytest.mark.usefixtures("calm")
def test_a_week_is_told_to_be_within_or_over_its_budget(ada: Phone) -> None:
    week = ada.tell(steps=35_000, run_minutes=50, games=None)["weeks"][0]
    within = {"unit": "steps", "done": 35_000, "allowed": 35_000, "percent": 100, "is_over": False}
    over = {"unit": "run_minutes", "done": 50, "allowed": 45, "percent": 111, "is_over": True}
    assert (week["week_of"], week["amounts"]) == (THIS_WEEK, [within, over])


def test_severe_pain_leaves_no_running_and_no_game(calm: Diary, ada: Phone) -> None:
    form = OwnConditionIn.model_validate(USUAL | {"usual_pain": 6})
    tell_condition(calm.session, calm.person, form, calm.clock.now)
    calm.session.commit()
    assert ada.seen()["budget"] == {
        "percent": 50,
        "steps": 35_000,
        "run_minutes": 0,
        "games": 0,
    }


@pytest.mark.parametrize(
    ("pain", "severity", "tip"),
    [
        pytest.param(3, "mild", "Leave out hills.", id="mild"),
        pytest.param(5, "more", "Halve your steps", id="more"),
        pytest.param(6, "severe", "Swim", id="severe"),
    ],
)
def test_what_to_change_first_follows_from_the_usual_pain(
    pain: int, severity: str, tip: str, calm: Diary, ada: Phone
) -> None:
    form = OwnConditionIn.model_validate(USUAL | {"usual_pain": pain})
    tell_condition(calm.session, calm.person, form, calm.clock.now)
    calm.session.commit()
    advice = ada.seen()["advice"]
    assert advice["severity"] == severity
    assert any(tip in one for one in advice["tips"])
    assert advice["source"] == "docs/evidence.md#activity-budget"


def test_nobody_who_has_not_told_of_pain_is_given_advice(ada: Phone) -> None:
    assert ada.seen()["advice"] is None


def test_a_lock_leaves_no_running(calm: Diary, ada: Phone) -> None:
    lock_for(calm.session, calm.person.id, ("running",), "R7", "stop", calm.clock.now)
    calm.session.commit()
    amounts = ada.tell(run_minutes=10)["weeks"][0]["amounts"]
    assert amounts == [{"unit": "run_minutes", "done": 10, "allowed": 0, "percent": 100, "is_over": True}]


@pytest.mark.usefixtures("calm")
def test_a_week_told_again_counts_once_as_told_last(ada: Phone, client_of: ClientOf, cast: Cast) -> None:
    ada.tell(games=3)
    ada.tell(games=1)
    seen = client_of(cast.ben).get(f"/api/patients/{cast.ada.id}/activity").get_json()
    assert [(amount["unit"], amount["done"]) for amount in seen["weeks"][0]["amounts"]] == [("games", 1)]
    assert ada.tell(games=None)["weeks"] == []


@pytest.mark.usefixtures("calm")
def test_what_a_week_was_allowed_stays_when_the_usual_week_is_corrected(ada: Phone, calm: Diary) -> None:
    ada.tell(steps=30_000)
    form = OwnConditionIn.model_validate({"baseline_steps": 20_000})
    tell_condition(calm.session, calm.person, form, calm.clock.now)
    calm.session.commit()
    seen = ada.seen()
    assert (seen["budget"]["steps"], seen["weeks"][0]["amounts"][0]["allowed"]) == (10_000, 35_000)


def test_a_jump_over_the_weeks_before_is_named_with_its_source(ada: Phone) -> None:
    ada.tell("2026-03-02", steps=20_000)
    assert ada.tell("2026-03-09", steps=20_000)["jumps"] == []
    assert ada.tell(steps=26_000)["jumps"] == [], "30 % more is the limit itself"
    jump = {"week_of": THIS_WEEK, "unit": "steps", "percent": 31, "limit_percent": 30}
    assert ada.tell(steps=26_200)["jumps"] == [jump | {"source": "docs/evidence.md#activity-budget"}]


@pytest.mark.parametrize(
    ("week_before", "week_of", "named"),
    [
        pytest.param("2026-03-02", "2026-03-09", ["2026-03-09"], id="of last week"),
        pytest.param("2026-02-23", "2026-03-02", [], id="of the week before that"),
    ],
)
def test_a_jump_is_news_until_the_week_after_it_has_ended(
    week_before: str, week_of: str, named: list[str], ada: Phone
) -> None:
    ada.tell(week_before, games=1)
    assert [jump["week_of"] for jump in ada.tell(week_of, games=3)["jumps"]] == named


def test_a_clinic_moves_the_limit_of_a_jump(ada: Phone, client_of: ClientOf, cast: Cast) -> None:
    change = {"value": 50, "reason": "as agreed"}
    address = f"/api/patients/{cast.ada.id}/thresholds/load_jump_percent"
    assert client_of(cast.ben).put(address, json=change).status_code == 200
    ada.tell("2026-03-09", steps=20_000)
    assert ada.tell(steps=28_000)["jumps"] == []


def test_without_a_plan_nothing_is_allowed_or_forbidden(ada: Phone) -> None:
    seen = ada.tell(steps=40_000)
    assert seen["budget"] is None
    assert seen["weeks"][0]["amounts"] == [
        {"unit": "steps", "done": 40_000, "allowed": None, "percent": None, "is_over": False}
    ]


def test_twelve_weeks_are_shown(ada: Phone, clock: FakeClock) -> None:
    ada.tell("2025-12-29", steps=1)
    assert len(ada.seen()["weeks"]) == 1
    clock.now = datetime(2026, 3, 23, 9, 0, tzinfo=UTC)
    assert ada.seen()["weeks"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"steps": -1}, "steps", id="steps below none"),
        pytest.param({"steps": 500_001}, "steps", id="more steps than a week holds"),
        pytest.param({"run_minutes": -5}, "run_minutes", id="negative minutes"),
        pytest.param({"run_minutes": 12.5}, "run_minutes", id="half a minute"),
        pytest.param({"games": True}, "games", id="yes in place of a number"),
        pytest.param({"games": 22}, "games", id="more games than a week holds"),
        pytest.param({"week_of": "2026-03-17"}, "week_of", id="a Tuesday"),
        pytest.param({"week_of": "2026-03-23"}, "week_of", id="a week to come"),
        pytest.param({"week_of": "2025-12-22"}, "week_of", id="a week long past"),
        pytest.param({"hops": 3}, "hops", id="an unknown key"),
    ],
)
def test_what_cannot_be_is_refused_by_field(ada: Phone, change: dict[str, Any], field: str) -> None:
    answer = ada.client.put(f"/api/diary/activity/{uuid4()}", json={"week_of": THIS_WEEK} | change)
    assert answer.status_code == 422
    assert [problem["field"] for problem in answer.get_json()["errors"]] == [field]


def test_an_id_says_one_thing_and_belongs_to_one_person(ada: Phone, client_of: ClientOf, cast: Cast) -> None:
    entry_id: UUID = uuid4()
    body = {"week_of": THIS_WEEK, "games": 1}
    assert [ada.client.put(f"/api/diary/activity/{entry_id}", json=body).status_code for _ in range(2)] == [
        200,
        200,
    ]
    assert ada.client.put(f"/api/diary/activity/{entry_id}", json=body | {"games": 2}).status_code == 409
    assert client_of(cast.eve).put(f"/api/diary/activity/{entry_id}", json=body).status_code == 404
