"""The teller of stories, with the app and the engine of one clinic."""

import pytest
from flask import Flask

from backend.db import Database
from backend.engine import Engine
from backend.settings import Settings
from tests.conftest import Cast, ClientOf
from tests.fakes.clock import FakeClock
from tests.stories.teller import Teller
from tests.stories.world import World


@pytest.fixture
def teller(
    app: Flask, settings: Settings, database: Database, clock: FakeClock, cast: Cast, client_of: ClientOf
) -> Teller:
    engine = Engine(settings, database, clock=clock)
    return Teller(World(database, engine, clock, cast, client_of))
