"""A lock that a closed gate has laid: only answers take it off, not a clinician's word alone."""

import pytest

from backend.programmes.care.schemas.gates import GtnHealthIn
from backend.programmes.care.services.gates import answer_own_gate, lift_by_hand
from backend.programmes.locks import locks_of
from backend.web.problems import Conflict
from tests.conftest import ClientOf
from tests.programmes.care import answers
from tests.programmes.scenes import GTN, Story


def _told(story: Story, **said: bool) -> None:
    health = GtnHealthIn.model_validate(answers.GTN_HEALTH | said)
    answer_own_gate(story.session, story.person, "gtn", health, story.clock.now)


def _lift(story: Story) -> None:
    (lock,) = locks_of(story.session, story.person.id, story.clock.now.date())
    lift_by_hand(story.session, story.cast.ben, story.person, lock.id, "asked again", story.clock.now)


@pytest.mark.parametrize("said", [{"takes_pde5": True}, {"migraine": True}], ids=["never", "with care"])
def test_the_lock_of_a_closed_gate_is_not_lifted_by_hand(story: Story, said: dict[str, bool]) -> None:
    story.assign(gtn=GTN)
    _told(story, **said)

    with pytest.raises(Conflict):
        _lift(story)
    assert story.planned("gtn_patch") == []


def test_the_lock_of_a_gate_that_is_open_again_is_lifted_by_hand(story: Story) -> None:
    story.assign(gtn=GTN)
    _told(story, takes_pde5=True)
    _told(story, takes_pde5=False)
    _lift(story)

    assert story.planned("gtn_patch")


def test_the_desk_is_told_that_the_gate_is_closed(story: Story, client_of: ClientOf) -> None:
    story.assign(gtn=GTN)
    _told(story, takes_pde5=True)
    (lock,) = locks_of(story.session, story.person.id, story.clock.now.date())
    story.session.commit()
    ben = client_of(story.cast.ben)
    answer = ben.post(f"/api/patients/{story.person.id}/locks/{lock.id}/lift", json={"reason": "well"})

    assert answer.status_code == 409
