"""The servers that the tests stand on."""

import psycopg
import redis
from playwright.sync_api import Browser
from sqlalchemy import create_engine, text

from tests.services.postgres import PostgresCluster


def test_a_fresh_database_is_empty(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        tables = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        version = connection.scalar(text("SHOW server_version_num"))
    engine.dispose()
    assert tables == []
    assert int(version or 0) // 10_000 >= 15


def test_a_crashed_postgres_keeps_what_was_committed(durable_postgres: PostgresCluster) -> None:
    address = durable_postgres.url("postgres").replace("+psycopg", "")
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    durable_postgres.crash()
    durable_postgres.start()
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_redis_starts_empty(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left behind", 1)


def test_redis_forgets_the_test_before(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0


def test_chromium_shows_a_page(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<h1>Today</h1>")
    assert page.inner_text("h1") == "Today"
    page.close()
