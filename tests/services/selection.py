"""Which tests run: marks that follow from fixtures, and the long form of the torture tests."""

import gc

import pytest

MARK_OF_FIXTURE = {
    "postgres_cluster": "postgres",
    "durable_postgres": "postgres",
    "redis_server": "redis",
    "chromium": "browser",
    "firefox_program": "browser",
}
LONG = {"slow", "torture", "enumeration", "postgres", "redis"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="torture tests at full length")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARK_OF_FIXTURE:
                item.add_marker(MARK_OF_FIXTURE[fixture])
    items[:] = in_two_lanes(items)


def pytest_collection_finish() -> None:
    # What is loaded by now stays to the end; looking through it again and again is a twentieth of the time.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def in_two_lanes(items: list[pytest.Item]) -> list[pytest.Item]:
    """Two processes begin at the two halves: one with the browsers, one with all else that takes long.

    Who is through takes over from the end of the other's half, where only short ones are left.
    """
    browser: list[pytest.Item] = []
    long: list[pytest.Item] = []
    short: list[pytest.Item] = []
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        (browser if "browser" in marks else long if marks & LONG else short).append(item)
    beside = max(0, len(items) // 2 - len(browser))
    return [*browser, *short[:beside], *long, *short[beside:]]


@pytest.fixture(scope="session")
def is_long(pytestconfig: pytest.Config) -> bool:
    """Whether this is `make torture`; a torture test takes its short form otherwise."""
    return bool(pytestconfig.getoption("--long"))
