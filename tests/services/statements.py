"""One memory for all SQLite engines of a run: else each translates every statement anew."""

from typing import Any, Final

import pytest
from sqlalchemy import Engine, create_engine

import backend.db

_known: Final[dict[Any, Any]] = {}


def learn_statements_once(patch: pytest.MonkeyPatch) -> None:
    """From now on, for every engine that is made; a statement is known again by its dialect too."""
    with create_engine("sqlite://").connect() as connection:
        dialect = connection.dialect

    def make(url: str, **options: Any) -> Engine:
        engine = create_engine(url, **options)
        if engine.dialect.name != dialect.name:
            return engine
        learned = Engine(engine.pool, dialect, engine.url, hide_parameters=engine.hide_parameters)
        return learned.execution_options(compiled_cache=_known)

    patch.setattr(backend.db, "create_engine", make)
