"""Ada, Ben and what is known of her."""

import pytest
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from tests.conftest import Cast


@pytest.fixture
def ada(session: Session, cast: Cast) -> Person:
    return session.merge(cast.ada)


@pytest.fixture
def ben(session: Session, cast: Cast) -> Person:
    return session.merge(cast.ben)
