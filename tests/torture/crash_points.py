"""A sender that dies at its k-th write or send, counted from one: before it, or just after."""

from collections.abc import Callable, Hashable

from sqlalchemy.orm import Session, sessionmaker

from backend.db import Database
from backend.reminders.push.transfer import Answer, PushRequest, PushTransport


class Crash(BaseException):
    """Nothing catches it, as nothing catches a power cut."""


def crash() -> None:
    raise Crash


class CrashPoints:
    """Counts the boundaries that are passed, and dies at the `fatal`th; None survives them all."""

    def __init__(self, fatal: int | None, die: Callable[[], None] = crash) -> None:
        self.passed: list[str] = []
        self._fatal = fatal
        self._die = die

    def pass_by(self, name: str) -> None:
        self.passed.append(name)
        if len(self.passed) == self._fatal:
            self._die()


class MortalDatabase(Database):
    """Dies before a commit reaches the database, or after, before anybody hears of it."""

    def __init__(self, url: str, points: CrashPoints) -> None:
        super().__init__(url)
        self.points = points
        database = self

        class MortalSession(Session):
            def commit(self) -> None:
                database.points.pass_by("before a commit")
                super().commit()
                database.points.pass_by("after a commit")

        self._mortal = sessionmaker(self.engine, class_=MortalSession, expire_on_commit=False)

    def session(self) -> Session:
        return self._mortal()


class MortalTransport:
    """Dies before a push leaves, after it left, or with its answer in hand."""

    def __init__(self, transport: PushTransport, points: CrashPoints) -> None:
        self._transport = transport
        self._points = points

    @property
    def in_flight(self) -> int:
        return self._transport.in_flight

    def start(self, request: PushRequest, key: Hashable) -> None:
        self._points.pass_by("before a push leaves")
        self._transport.start(request, key)
        self._points.pass_by("after it left")

    def poll(self, timeout_seconds: float) -> list[tuple[Hashable, Answer]]:
        answers = self._transport.poll(timeout_seconds)
        if answers:
            self._points.pass_by("with answers in hand")
        return answers

    def close(self) -> None:
        self._transport.close()
