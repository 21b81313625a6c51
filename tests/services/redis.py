"""A private Redis for tests: its own port, nothing on disk, gone when the tests end."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import redis

from tests.services.programs import PATIENCE_SECONDS, dying_with_us, free_port, need_program, wait_until


@contextmanager
def running_redis(program: str, port: int | None = None) -> Iterator[str]:
    """The address of a Redis that lives as long as the block; at a free port unless it has to be that one."""
    port = port or free_port()
    url = f"redis://127.0.0.1:{port}/0"
    folder = tempfile.mkdtemp(prefix="soleus-redis-")
    options = [
        "--bind",
        "127.0.0.1",
        "--port",
        str(port),
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        folder,
    ]
    server = subprocess.Popen(
        [*dying_with_us(), program, *options], stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_until(lambda: _is_answering(url, server), "Redis to answer")
        yield url
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _is_answering(url: str, server: subprocess.Popen[bytes]) -> bool:
    if server.poll() is not None:
        raise RuntimeError("Redis ended at its start")
    with redis.Redis.from_url(url) as client:
        try:
            return bool(client.ping())
        except redis.ConnectionError:
            return False


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """One server for all tests of this process."""
    with running_redis(str(need_program("redis-server"))) as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """Address of an empty Redis."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server
