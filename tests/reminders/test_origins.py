"""How a push service is judged by its answers; no database."""

from datetime import timedelta

from backend.reminders.origins import Origins
from backend.reminders.push.outcome import Outcome, OutcomeKind
from backend.reminders.push.transfer import Failure, Response, TransportError
from tests.fakes.clock import FakeClock
from tests.fakes.push_service import FCM_MISMATCH
from tests.reminders.post_office import FCM

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
UNAVAILABLE = Response(503, {}, b"")
GONE = Response(410, {}, b"")
MISMATCH = Response(FCM_MISMATCH[0], {}, FCM_MISMATCH[1])
HANG = TransportError(Failure.TIMED_OUT, 28)


class TestOrigins:
    def test_an_answer_makes_good_for_every_failure(self, clock: FakeClock) -> None:
        origins = Origins()
        for _ in range(9):
            origins.record(FCM, Outcome(OutcomeKind.RETRY, "http_503"), clock.now)
        origins.record(FCM, Outcome(OutcomeKind.GONE, "http_410"), clock.now)
        origins.record(FCM, Outcome(OutcomeKind.RETRY, "http_503"), clock.now)
        assert origins.held_until(FCM, clock.now) is None

    def test_the_hold_grows_while_it_stays_down(self, clock: FakeClock) -> None:
        origins = Origins()
        holds = []
        for _ in range(7):
            for _ in range(10):
                origins.record(FCM, Outcome(OutcomeKind.RETRY, "http_503"), clock.now)
            until = origins.held_until(FCM, clock.now)
            assert until is not None
            holds.append((until - clock.now).total_seconds())
            clock.now = until
        assert holds == [30, 60, 120, 240, 480, 600, 600]

    def test_too_many_is_no_sign_of_being_down(self, clock: FakeClock) -> None:
        origins = Origins()
        for _ in range(50):
            origins.record(FCM, Outcome(OutcomeKind.RETRY, "http_429"), clock.now)
        assert origins.held_until(FCM, clock.now) is None
