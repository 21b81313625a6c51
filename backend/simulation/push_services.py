"""The push services of the simulation: what they answer, and what they carry to a phone, and when."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from backend.reminders.push.transfer import Answer, Failure, PushRequest, Response, TransportError
from backend.simulation.chance import Chance
from backend.simulation.faults import Fault
from backend.simulation.phone import Phone

ORIGINS: Final = (
    "https://fcm.googleapis.com/fcm/send",
    "https://updates.push.services.mozilla.com/wpush/v2",
    "https://web.push.apple.com",
    "https://wns2-par02p.notify.windows.com/w",
)
OUTAGE: Final = timedelta(hours=6)
# Past the use of nearly everything.
LONG_AFTER: Final = timedelta(hours=7)
TAKEN: Final = Response(201, {}, b"")
GONE: Final = Response(410, {}, b"")
TOO_MANY: Final = Response(429, {"retry-after": "40"}, b"")
BROKEN: Final = Response(500, {}, b"")
DOWN: Final = Response(503, {}, b"")
TIMED_OUT: Final = TransportError(Failure.TIMED_OUT, 28)
REFUSED: Final = TransportError(Failure.NOT_CONNECTED, 7)


@dataclass(frozen=True, slots=True)
class Outage:
    """One origin takes nothing from `start` for six hours."""

    origin: str
    start: datetime

    def covers(self, url: str, now: datetime) -> bool:
        return url.startswith(self.origin) and self.start <= now < self.start + OUTAGE


Carry = Callable[[datetime, Phone, bytes], None]


class PushServices:
    """Knows every phone there ever was; `carry` is told when what was taken arrives."""

    def __init__(
        self,
        chance: Chance,
        clock: Callable[[], datetime],
        outages: tuple[Outage, ...],
        carry: Carry,
        fault: Fault | None,
    ) -> None:
        self._chance, self._clock, self._outages, self._carry = chance, clock, outages, carry
        self._fault = fault
        self._phones: dict[str, Phone] = {}

    def add(self, phone: Phone) -> None:
        self._phones[phone.endpoint] = phone

    def post(self, request: PushRequest) -> Answer:
        now, phone = self._clock(), self._phones[request.endpoint.url]
        if phone.vanished_at is not None and phone.vanished_at <= now:
            return GONE
        phone.tries += 1
        luck = self._chance.share("answer", phone.number, phone.tries)
        if any(outage.covers(request.endpoint.url, now) for outage in self._outages):
            return DOWN if luck < 0.6 else TIMED_OUT if luck < 0.9 else REFUSED
        if luck < 0.02:
            return TOO_MANY if luck < 0.01 else BROKEN
        self._take(phone, request, now)
        # Taken, but the answer is lost on the way: what the house sends again, the phone must know.
        return TIMED_OUT if luck < 0.026 else TAKEN

    def _take(self, phone: Phone, request: PushRequest, now: datetime) -> None:
        keeps_for = timedelta(seconds=int(request.headers["TTL"]))
        # In the order in which they were taken: without a signal none of them comes through.
        arrives_at = phone.heard_at = max(now + self._delay(phone), phone.heard_at or now)
        if arrives_at < now + keeps_for or self._fault is Fault.LATE:
            self._carry(arrives_at, phone, request.body)
            if self._fault is Fault.TWICE:
                self._carry(arrives_at + timedelta(seconds=5), phone, request.body)

    def _delay(self, phone: Phone) -> timedelta:
        """A few seconds; for a phone without signal as long as that lasts."""
        luck = self._chance.share("delay", phone.number, phone.tries)
        if self._fault is Fault.LATE and luck < 0.2:
            return LONG_AFTER
        if luck < 0.92:
            return timedelta(seconds=2)
        if luck < 0.98:
            return timedelta(minutes=15 * int(1 + (luck - 0.92) * 60))
        return timedelta(minutes=15 * int(4 + (luck - 0.98) * 1_000))


class FakeTransport:
    """Satisfies PushTransport; an answer is there as soon as it is asked for."""

    def __init__(self, services: PushServices) -> None:
        self._services = services
        self._answers: list[tuple[Hashable, Answer]] = []

    @property
    def in_flight(self) -> int:
        return len(self._answers)

    def start(self, request: PushRequest, key: Hashable) -> None:
        self._answers.append((key, self._services.post(request)))

    def poll(self, timeout_seconds: float) -> list[tuple[Hashable, Answer]]:
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        self._answers = []
