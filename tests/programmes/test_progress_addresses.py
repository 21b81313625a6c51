"""The addresses of a programme's progress: what Ada takes up, and what Ben must say."""

from datetime import date
from uuid import uuid4

import pytest

from backend.programmes.care.models import Condition
from backend.programmes.programme_out import programme_now
from backend.rules.strength import Lift
from tests.conftest import ClientOf
from tests.programmes.scenes import Story
from tests.programmes.training import in_stage, judged, lock, told


def test_ada_reads_her_programme_and_takes_up_a_stage(story: Story, client_of: ClientOf) -> None:
    story.session.add(
        Condition(
            person_id=story.person.id,
            number=1,
            author_id=story.person.id,
            at=story.clock.now,
            body_weight_kg=60,
        )
    )
    story.assign()
    in_stage(story, "strength")
    lifts = {
        (position, side): [Lift(90, 8)] for position in ("standing", "seated") for side in ("left", "right")
    }
    judged(story, "ok", told(lifts=lifts, stable_since=date(2026, 3, 1)))
    story.session.commit()
    ada = client_of(story.cast.ada)
    programme = ada.get("/api/programme").get_json()["programme"]
    assert [one["key"] for one in programme["stages"] if one["is_offered"]] == ["spring"]

    answer = ada.post("/api/programme/stage", json={"stage": "spring"})

    assert answer.status_code == 200
    assert answer.get_json()["programme"]["stage"] == "spring"
    assert ada.post("/api/programme/stage", json={"stage": "keep"}).status_code == 409


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({"reason": ""}, "reason", id="no reason"),
        pytest.param({}, "reason", id="nothing"),
        pytest.param({"reason": "x" * 501}, "reason", id="too long"),
        pytest.param({"reason": "well", "until": "2026-01-01"}, "until", id="unknown key"),
    ],
)
def test_a_lock_is_not_lifted_without_a_word(
    story: Story, client_of: ClientOf, body: dict[str, str], field: str
) -> None:
    lock(story, "loading")
    (found,) = programme_now(story.session, story.person, story.clock.now).locks
    story.session.commit()
    ben = client_of(story.cast.ben)
    answer = ben.post(f"/api/patients/{story.person.id}/locks/{found.id}/lift", json=body)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.get_json()["errors"]] == [field]
    assert (
        ben.post(f"/api/patients/{story.person.id}/locks/{uuid4()}/lift", json={"reason": "well"}).status_code
        == 404
    )
