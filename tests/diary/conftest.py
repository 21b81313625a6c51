"""Ada, her diary, and the plan that Ben gives her."""

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Cast
from tests.diary.scenes import Diary
from tests.fakes.clock import FakeClock


@pytest.fixture
def diary(session: Session, cast: Cast, clock: FakeClock) -> Diary:
    return Diary(session, cast, clock, session.merge(cast.ada))
