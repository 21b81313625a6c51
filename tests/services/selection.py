"""Which tests run: marks that follow from fixtures, and the long form of the torture tests."""

import pytest

MARK_OF_FIXTURE = {
    "postgres_cluster": "postgres",
    "durable_postgres": "postgres",
    "redis_server": "redis",
    "chromium": "browser",
    "firefox_program": "browser",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="torture tests at full length")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARK_OF_FIXTURE:
                item.add_marker(MARK_OF_FIXTURE[fixture])


@pytest.fixture(scope="session")
def is_long(pytestconfig: pytest.Config) -> bool:
    """Whether this is `make torture`; a torture test takes its short form otherwise."""
    return bool(pytestconfig.getoption("--long"))
