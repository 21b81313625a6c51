"""What is known of a tendon: told by the patient, set by the clinician, kept version by version."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.programmes.care.models import Condition
from backend.programmes.care.schemas.condition import ConditionIn, OwnConditionIn
from backend.programmes.care.services.condition import (
    condition_of,
    condition_out,
    record_condition,
    tell_condition,
)
from backend.programmes.locks import is_locked
from backend.web.problems import Refused, Stale
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import Story

TOLD: dict[str, Any] = {
    "site_left": "midportion",
    "usual_pain": 3,
    "body_weight_kg": 68.5,
    "birth_year": 1980,
}
FOUND: dict[str, Any] = TOLD | {"diagnosis": "midportion_tendinopathy", "is_confirmed": True}


def _tell(session: Session, person: Person, clock: FakeClock, **said: Any) -> Condition:
    return tell_condition(session, person, OwnConditionIn.model_validate(said), clock.now)


def _record(
    session: Session, ben: Person, ada: Person, clock: FakeClock, version: int, **said: Any
) -> Condition:
    form = ConditionIn.model_validate({"version": version} | said)
    return record_condition(session, ben, ada, form, clock.now)


def test_nothing_is_known_before_anybody_has_said_anything(
    session: Session, ada: Person, clock: FakeClock
) -> None:
    assert condition_of(session, ada.id) is None
    shown = condition_out(session, ada, clock.now)
    assert (shown.version, shown.diagnosis, shown.is_confirmed, shown.author) == (
        0,
        "unconfirmed",
        False,
        None,
    )


def test_each_change_is_a_version_with_author_and_time(
    session: Session, ada: Person, ben: Person, clock: FakeClock
) -> None:
    _tell(session, ada, clock, **TOLD)
    clock.move(timedelta(days=1))
    _record(session, ben, ada, clock, 1, **FOUND)

    rows = session.scalars(select(Condition).order_by(Condition.number)).all()
    assert [(row.number, row.author_id, row.is_confirmed) for row in rows] == [
        (1, ada.id, False),
        (2, ben.id, True),
    ]
    shown = condition_out(session, ada, clock.now)
    assert (shown.author, shown.confirmed_by, shown.confirmed_at) == ("Ben", "Ben", clock.now)
    assert (shown.age, shown.body_weight_kg) == (46, 68.5)


def test_what_the_patient_tells_later_leaves_the_diagnosis_as_it_was_set(
    session: Session, ada: Person, ben: Person, clock: FakeClock
) -> None:
    _record(session, ben, ada, clock, 0, **FOUND, co_findings=["kager_fat_pad"])
    confirmed_at = clock.now
    clock.move(timedelta(days=1))
    row = _tell(session, ada, clock, **TOLD | {"usual_pain": 5})

    assert (row.number, row.usual_pain, row.diagnosis) == (2, 5, "midportion_tendinopathy")
    assert (row.is_confirmed, row.confirmed_at, row.co_findings) == (True, confirmed_at, ["kager_fat_pad"])


def test_who_confirmed_stays_until_the_diagnosis_changes(
    session: Session, ada: Person, ben: Person, clock: FakeClock
) -> None:
    first = _record(session, ben, ada, clock, 0, **FOUND)
    clock.move(timedelta(days=1))
    again = _record(session, ben, ada, clock, 1, **FOUND | {"usual_pain": 2})
    assert again.confirmed_at == first.confirmed_at

    other = _record(session, ben, ada, clock, 2, **FOUND | {"diagnosis": "insertional_tendinopathy"})
    assert other.confirmed_at == clock.now


def test_a_clinician_who_saw_an_older_version_changes_nothing(
    session: Session, ada: Person, ben: Person, clock: FakeClock
) -> None:
    _tell(session, ada, clock, **TOLD)
    with pytest.raises(Stale):
        _record(session, ben, ada, clock, 0, **FOUND)


def test_a_diagnosis_is_needed_before_it_can_be_confirmed(
    session: Session, ada: Person, ben: Person, clock: FakeClock
) -> None:
    with pytest.raises(Refused) as refused:
        _record(session, ben, ada, clock, 0, is_confirmed=True)
    assert refused.value.errors[0].field == "diagnosis"


IMPOSSIBLE: dict[str, tuple[dict[str, Any], str]] = {
    "pain of eleven": ({"usual_pain": 11}, "usual_pain"),
    "pain of minus one": ({"usual_pain": -1}, "usual_pain"),
    "half a point of pain": ({"usual_pain": 2.5}, "usual_pain"),
    "stiff for minus a minute": ({"usual_stiffness_minutes": -1}, "usual_stiffness_minutes"),
    "a body without weight": ({"body_weight_kg": 0}, "body_weight_kg"),
    "a body weight in words": ({"body_weight_kg": "68"}, "body_weight_kg"),
    "an age of 200": ({"birth_year": 1826}, "birth_year"),
    "an age of 126": ({"birth_year": 1900}, "birth_year"),
    "born next year": ({"birth_year": 2027}, "birth_year"),
    "an unknown site": ({"site_left": "knee"}, "site_left"),
    "an unknown key": ({"shoe_size": 39}, "shoe_size"),
    "an unknown answer": ({"answers": {"itches": True}}, "answers.itches"),
    "an answer in words": ({"answers": {"creaks": "yes"}}, "answers.creaks"),
    "fewer steps than none": ({"baseline_steps": -1}, "baseline_steps"),
    "a load change without weeks": ({"load_change": {"kind": "running", "percent": 40}}, "load_change.weeks"),
    "a diagnosis of one's own": ({"diagnosis": "plantaris"}, "diagnosis"),
}


@pytest.mark.parametrize(("body", "field"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_is_refused_by_its_name_and_not_repeated(
    body: dict[str, Any], field: str, cast: Cast, client_of: ClientOf
) -> None:
    answer = client_of(cast.ada).put("/api/condition", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


HINTS: dict[str, tuple[dict[str, Any], str]] = {
    "creaking": ({"answers": {"creaks": True}}, "paratenonitis"),
    "the inner side": ({"site_left": "inner"}, "plantaris"),
    "deep in the ankle after a sprain": (
        {"answers": {"deep_ankle_pain": True, "past_sprain": True}},
        "not_the_tendon",
    ),
    "pain that wanders": ({"answers": {"stays_at_tendon": False}}, "spreads"),
    "stiff for long": ({"usual_stiffness_minutes": 31}, "inflammation"),
    "psoriasis": ({"conditions": ["psoriasis"]}, "inflammation"),
    "more load lately": ({"load_change": {"kind": "running", "percent": 40, "weeks": 3}}, "load_jump"),
}


@pytest.mark.parametrize(("said", "hint"), HINTS.values(), ids=HINTS.keys())
def test_an_answer_is_a_hint_for_the_desk(
    said: dict[str, Any], hint: str, session: Session, ada: Person, clock: FakeClock
) -> None:
    _tell(session, ada, clock, **said)
    shown = condition_out(session, ada, clock.now)
    assert [one.id for one in shown.hints] == [hint]
    assert all(one.source.startswith("docs/evidence.md#") for one in shown.hints)


def test_an_ordinary_tendon_gives_no_hint(session: Session, ada: Person, clock: FakeClock) -> None:
    _tell(session, ada, clock, **TOLD, answers={"warms_up": True, "deep_ankle_pain": True, "creaks": False})
    assert condition_out(session, ada, clock.now).hints == []


def test_creaking_keeps_loading_off_the_calendar_until_a_diagnosis_is_confirmed(
    story: Story, ben: Person
) -> None:
    session, ada, clock = story.session, story.person, story.clock
    story.assign()
    assert story.planned("session")
    _tell(session, ada, clock, **TOLD, answers={"creaks": True})
    assert story.planned("session") == []
    assert is_locked(session, ada.id, "loading", clock.now.date())

    _record(session, ben, ada, clock, 1, **FOUND, answers={"creaks": True})
    assert not is_locked(session, ada.id, "loading", clock.now.date())
    assert story.planned("session")


def test_a_patient_who_takes_the_creaking_back_does_not_free_the_loading(
    session: Session, ada: Person, clock: FakeClock
) -> None:
    _tell(session, ada, clock, answers={"creaks": True})
    _tell(session, ada, clock, answers={"creaks": False})
    assert is_locked(session, ada.id, "loading", clock.now.date())


@pytest.fixture
def cy(cast: Cast, client_of: ClientOf) -> FlaskClient:
    return client_of(cast.cy)


@pytest.mark.parametrize("page", ["condition", "gates", "records", "escalation", "courses", "side-effects"])
def test_to_a_clinician_elsewhere_she_does_not_exist(page: str, cast: Cast, cy: FlaskClient) -> None:
    assert cy.get(f"/api/patients/{cast.ada.id}/{page}").status_code == 404
