"""A cradle for the processes that send."""

from collections.abc import Iterator

import pytest

from tests.torture.senders import Birth, cradle


@pytest.fixture(scope="session")
def bear() -> Iterator[Birth]:
    with cradle() as bear:
        yield bear
