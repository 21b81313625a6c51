"""Ada and the plan that Ben gives her."""

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import Story


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    return Story(session, cast, clock, session.merge(cast.ada))
