"""Ada and the plan that Ben gives her."""

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import Story
from tests.programmes.training import in_stage, stand_at


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    return Story(session, cast, clock, session.merge(cast.ada))


@pytest.fixture
def strong(story: Story) -> Story:
    """Ada is in the stage of strength, with 20 kg on each leg standing."""
    story.assign()
    in_stage(story, "strength")
    stand_at(story, 20)
    return story
