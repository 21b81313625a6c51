"""A private PostgreSQL for tests: its own folder, its own port, gone when the tests end."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import psycopg
import pytest

from tests.services.programs import PATIENCE_SECONDS, dying_with_us, find_program, free_port, miss, wait_until

UNPRIVILEGED = "postgres"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class PostgresCluster:
    """One server. As root it runs as the user `postgres`, for PostgreSQL refuses root.

    Unless `is_durable` it does without fsync: faster, and good for all but tests that crash it.
    """

    def __init__(self, *, is_durable: bool = False) -> None:
        self.owner = UNPRIVILEGED if os.geteuid() == 0 else None
        self.options = ("shared_buffers=64MB", *(() if is_durable else FAST))
        self.folder = Path(tempfile.mkdtemp(prefix="soleus-postgres-"))
        self.port = free_port()
        self.server: subprocess.Popen[bytes] | None = None
        if self.owner:
            shutil.chown(self.folder, self.owner)
        self._run("initdb", "--auth=trust", f"--username={UNPRIVILEGED}", "--encoding=UTF8", "--no-sync")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    def start(self) -> None:
        """Answers queries when this returns, after a crash too."""
        settings = [f"--{option}" for option in self.options]
        command = [self._program("postgres"), "-D", str(self._data), "-p", str(self.port)]
        command += ["-h", "127.0.0.1", "-k", str(self.folder), *settings]
        with self._log.open("ab") as log:
            self.server = subprocess.Popen(
                [*dying_with_us(), *command], stdout=log, stderr=log, user=self.owner, start_new_session=True
            )
        wait_until(self._is_answering, "PostgreSQL to answer")

    def stop(self) -> None:
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """All of its processes die at once, as when the power fails; `start` recovers what was committed."""
        if self.server:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            (self._data / "postmaster.pid").unlink(missing_ok=True)
            self.server = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{UNPRIVILEGED}@127.0.0.1:{self.port}/{database}"

    def create_database(self) -> str:
        """The name of a new, empty database."""
        name = f"soleus_{uuid4().hex}"
        self._execute(f"CREATE DATABASE {name}")
        return name

    def drop_database(self, name: str) -> None:
        self._execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _program(self, name: str) -> str:
        program = find_program(name)
        if program is None:
            raise FileNotFoundError(f"{name} of PostgreSQL is not installed")
        return str(program)

    def _run(self, name: str, *arguments: str) -> None:
        command = [self._program(name), "-D", str(self._data), *arguments]
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, capture_output=True, user=self.owner, cwd="/", env=environment)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement.encode())

    @property
    def _address(self) -> str:
        place = f"host=127.0.0.1 port={self.port} user={UNPRIVILEGED} dbname=postgres"
        return f"{place} connect_timeout={PATIENCE_SECONDS:.0f}"

    def _is_answering(self) -> bool:
        if self.server is None or self.server.poll() is not None:
            raise RuntimeError(f"PostgreSQL ended at its start:\n{self._log.read_text()}")
        try:
            psycopg.connect(self._address).close()
        except psycopg.OperationalError:
            return False
        return True

    def _end(self, how: signal.Signals) -> None:
        if self.server:
            self.server.send_signal(how)
            self.server.wait(PATIENCE_SECONDS)
            self.server = None


def _need_postgres() -> None:
    if find_program("initdb") is None:
        miss("PostgreSQL is not installed (make services)")


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresCluster]:
    """One server for all tests of this process; without fsync."""
    _need_postgres()
    with PostgresCluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: PostgresCluster) -> Iterator[str]:
    """SQLAlchemy address of a fresh, empty database."""
    name = postgres_cluster.create_database()
    yield postgres_cluster.url(name)
    postgres_cluster.drop_database(name)


@pytest.fixture
def durable_postgres() -> Iterator[PostgresCluster]:
    """A server of the test's own, with fsync, that it may crash and start again."""
    _need_postgres()
    with PostgresCluster(is_durable=True) as cluster:
        yield cluster
