"""Ada in the middle of her courses."""

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import GTN, SHOCKWAVE, WEDGES, Story


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    story = Story(session, cast, clock, session.merge(cast.ada))
    story.assign(gtn=GTN, wedges=WEDGES, shockwave=SHOCKWAVE)
    return story
