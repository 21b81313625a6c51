"""Ada with an open calendar feed."""

import pytest
from sqlalchemy.orm import Session

from backend.exchange.services import open_calendar
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import Story


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    return Story(session, cast, clock, session.merge(cast.ada))


@pytest.fixture
def secret(story: Story) -> str:
    return open_calendar(story.session, story.person, story.clock.now)
