"""A push transport without a network: remembers requests and answers as told."""

from collections.abc import Callable, Hashable

from backend.reminders.push.transfer import Answer, PushRequest, Response

CREATED = Response(201, {}, b"")


class FakePush:
    """Satisfies PushTransport. `answers` by URL win over `default`; those in `held` stay in flight."""

    def __init__(self, default: Answer | Callable[[PushRequest], Answer] = CREATED) -> None:
        self.default = default
        self.answers: dict[str, Answer] = {}
        self.held: set[str] = set()
        self.requests: list[PushRequest] = []
        self.most_in_flight = 0
        self.is_closed = False
        self._on_the_way: list[tuple[Hashable, PushRequest]] = []

    @property
    def in_flight(self) -> int:
        return len(self._on_the_way)

    @property
    def urls(self) -> list[str]:
        return [request.endpoint.url for request in self.requests]

    def start(self, request: PushRequest, key: Hashable) -> None:
        self.requests.append(request)
        self._on_the_way.append((key, request))
        self.most_in_flight = max(self.most_in_flight, self.in_flight)

    def poll(self, timeout_seconds: float) -> list[tuple[Hashable, Answer]]:
        arrived = [
            (key, request) for key, request in self._on_the_way if request.endpoint.url not in self.held
        ]
        self._on_the_way = [pair for pair in self._on_the_way if pair not in arrived]
        return [(key, self._answer(request)) for key, request in arrived]

    def close(self) -> None:
        self._on_the_way.clear()
        self.is_closed = True

    def _answer(self, request: PushRequest) -> Answer:
        scripted = self.answers.get(request.endpoint.url)
        if scripted is not None:
            return scripted
        return self.default(request) if callable(self.default) else self.default
