"""The engine: a queue of tickets, the few tasks they stand for, and the pulse that writes them on time.

A ticket holds nothing: what is due stands in the database, so a lost or doubled ticket changes nothing.
"""

import gc
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache, partial
from threading import Event, local
from typing import Any, Final

import structlog
from huey.api import Huey, MemoryHuey, PostgresHuey, RedisHuey, crontab

from backend.db import Database
from backend.diary.watch import watch
from backend.programmes.horizon import extend_horizons
from backend.programmes.reminder_buttons import occurrence_verbs
from backend.programmes.reminder_facts import facts_of
from backend.reminders.claim import LEASE
from backend.reminders.drain import drain
from backend.reminders.heartbeat import is_worker_alive
from backend.reminders.leaving import heed_sigterm, leave_if_asked
from backend.reminders.mail.carrier import Carrier, SmtpCarrier
from backend.reminders.mail.letter import make_stationery
from backend.reminders.mail.postman import Postman
from backend.reminders.mail.sending import send_mails, take_back_mails
from backend.reminders.planning import WAKE
from backend.reminders.postage import TransportMaker, make_postage
from backend.reminders.pulse import Pulse
from backend.reminders.push.transport import CurlTransport
from backend.reminders.renewal import finish_renewal
from backend.settings import Settings
from backend.web.context import utc_now

# One ticket's worth of plans: between two of them a drain can have its turn.
PLANS_AT_ONCE: Final = 50
POLL_SECONDS: Final = 0.1
# A push in the air takes ten seconds at most.
STOP_SECONDS: Final = 20
# How the report of a drain counts what no device could be told.
TO_EMAIL: Final = "to_email"

Clock = Callable[[], datetime]
log = structlog.get_logger()


def build_huey(settings: Settings) -> Huey:
    """In memory for one process, in Redis or PostgreSQL for many; no results are kept."""
    url = settings.engine_url
    if url.startswith("redis"):
        return RedisHuey("soleus", url=url, results=False)
    if url.startswith("postgresql"):
        return PostgresHuey("soleus", dsn=url, results=False)
    return MemoryHuey("soleus", results=False)


class Engine:
    """One a process. Web processes write tickets; consumers, embedded or not, also work on them."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        clock: Clock = utc_now,
        new_transport: TransportMaker = CurlTransport,
        carrier: Carrier | None = None,
        lease: timedelta = LEASE,
    ) -> None:
        self.huey = build_huey(settings)
        self.postage = make_postage(settings, occurrence_verbs, new_transport, facts_of)
        self._stationery = make_stationery(settings)
        self._carrier = carrier or (SmtpCarrier(settings.mail) if settings.mail else None)
        self._postman = Postman(self.run_mail, self._cut_mail)
        self._database = database
        self._clock = clock
        self._lease = lease
        self._stopping = Event()
        self._mine = local()
        self._pulse = Pulse(database, clock, self._write_drain_ticket)
        self._consumer: Any = None
        self._drain_ticket = self.huey.task(name="drain")(self.run_drain)
        self._horizon_ticket = self.huey.task(name="extend_horizons")(self.run_horizons)
        self._watch_ticket = self.huey.task(name="watch")(self.run_watch)
        self.huey.periodic_task(crontab(), name="tick")(self.run_drain)
        self.huey.periodic_task(crontab(), name="mail")(self._postman.go)
        self.huey.periodic_task(crontab(minute="*/10"), name="horizons")(self.run_horizons)
        self.huey.periodic_task(crontab(minute="5-59/10"), name="watchman")(self.run_watch)
        self.huey.on_startup(name="signals")(partial(heed_sigterm, self._stopping))
        self.huey.on_startup(name="renewal")(partial(finish_renewal, database, settings))
        self.huey.on_startup(name="pulse")(self._pulse.start)
        self.huey.on_shutdown(name="pulse")(self._leave)

    def wake(self) -> None:
        """Something became due; a queue that does not answer costs at most the rest of the minute."""
        try:
            self._drain_ticket()
        except Exception:
            log.exception("engine.wake_failed")

    def has_live_worker(self) -> bool:
        with self._database.reading_session() as session:
            return is_worker_alive(session, self._clock())

    def run_drain(self) -> Counter[str]:
        """Send what is due, here and now."""
        try:
            report = drain(
                self._database,
                self.postage,
                self._transport(),
                self._clock,
                lease=self._lease,
                is_stopping=self._stopping.is_set,
            )
        except BaseException:
            # What is in the air belongs to a claim that nobody follows any more.
            self._drop_transport()
            raise
        finally:
            self._pulse.look_again()
        if report[TO_EMAIL]:
            self._postman.go()
        leave_if_asked(self._stopping)
        return report

    def run_mail(self) -> Counter[str]:
        """Send the e-mails that are due, here and now; a house without e-mail gives them back to the push."""
        if self._stationery is None or self._carrier is None:
            with self._database.session() as session:
                return Counter(taken_back=take_back_mails(session, self._clock()))
        return send_mails(
            self._database,
            self._stationery,
            self._carrier,
            self._clock,
            lease=self._lease,
            is_stopping=self._postman.is_stopping,
        )

    def run_horizons(self) -> None:
        """Lay out the days ahead of the plans that need it, some now and the rest with the next ticket."""
        with self._database.session() as session:
            session.info[WAKE] = self.wake
            extended = extend_horizons(session, self._clock(), PLANS_AT_ONCE)
        if extended == PLANS_AT_ONCE:
            self._horizon_ticket()

    def run_watch(self) -> None:
        """Look after those whose turn it is, some now and the rest with the next ticket."""
        with self._database.session() as session:
            session.info[WAKE] = self.wake
            has_mail = self._stationery is not None
            watched = watch(session, self._clock(), PLANS_AT_ONCE, has_mail=has_mail)
        if watched == PLANS_AT_ONCE:
            self._watch_ticket()

    def start(self) -> None:
        """Work on tickets in threads of this process, which keeps its signals."""
        self._consumer = self.huey.create_consumer(
            workers=1,
            initial_delay=POLL_SECONDS,
            max_delay=POLL_SECONDS,
            check_worker_health=False,
            shutdown_timeout=STOP_SECONDS,
        )
        # Consumer.start() would do the same and then take over the signals.
        self._consumer.scheduler.start()
        for _, thread in self._consumer.worker_threads:
            thread.start()

    def stop(self) -> None:
        """Wait for what is in the air, leave the rest to whoever comes next."""
        self._stopping.set()
        self._postman.stop()
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
        self._pulse.stop()

    def _write_drain_ticket(self) -> None:
        try:
            self._drain_ticket()
        except Exception:
            # Reminders do not wait until the queue is back.
            log.exception("engine.queue_failed")
            self.run_drain()

    def _transport(self) -> Any:
        if not hasattr(self._mine, "transport"):
            self._mine.transport = self.postage.new_transport()
        return self._mine.transport

    def _drop_transport(self) -> None:
        if hasattr(self._mine, "transport"):
            self._mine.transport.close()
            del self._mine.transport

    def _cut_mail(self) -> None:
        if isinstance(self._carrier, SmtpCarrier):
            self._carrier.abort()

    def _leave(self) -> None:
        self._drop_transport()
        self._postman.stop()
        self._pulse.stop()


@cache
def _engine_from_env() -> Engine:
    settings = Settings.from_env()
    engine = Engine(settings, Database(settings.database_url))
    # What is loaded stays for good; workers that fork from here share it untouched.
    gc.freeze()
    return engine


def __getattr__(name: str) -> Any:
    """`huey_consumer backend.engine.huey` finds the queue here; nothing is read before it asks."""
    if name == "huey":
        return _engine_from_env().huey
    raise AttributeError(name)
