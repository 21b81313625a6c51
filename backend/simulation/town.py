"""The people of a run and their phones: each one's days are written into the agenda."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from backend.db import transaction
from backend.reminders.services import ReceiptEvent, record_receipt, store_subscription
from backend.simulation.agenda import Agenda
from backend.simulation.cast import Choice, Handset, Patient, Trip
from backend.simulation.chance import Chance
from backend.simulation.clinicians import OVER_AFTER, Clinicians, Member
from backend.simulation.faults import Fault
from backend.simulation.house import House, VirtualClock
from backend.simulation.judge.court import Court
from backend.simulation.judge.life import Life
from backend.simulation.patients import Patients
from backend.simulation.phone import Phone, Shown
from backend.simulation.push_services import ORIGINS, Outage, PushServices
from backend.web.problems import NotFound

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
FIRST_OUTAGE_DAY: Final = 4
OUTAGES_EVERY: Final = 20
PHONES_EACH: Final = 8
# People look at the clock: what they put off comes back for many at once, and is sent at once.
QUARTER: Final = timedelta(minutes=15)


class Town:
    def __init__(
        self,
        house: House,
        clock: VirtualClock,
        agenda: Agenda,
        chance: Chance,
        span: tuple[datetime, datetime],
        fault: Fault | None,
    ) -> None:
        self._house, self._clock, self._agenda, self._chance = house, clock, agenda, chance
        self._start, self._end = span
        self._fault = fault
        self.lives: dict[UUID, Life] = {}
        self.court = Court(self.lives)
        self.services = PushServices(chance, clock, self._outages(), self._carry, fault)
        self._members: dict[int, Member] = {}
        self._patients = Patients(chance)
        self._arrivals: defaultdict[datetime, list[tuple[Phone, bytes]]] = defaultdict(list)
        self._devices: defaultdict[int, int] = defaultdict(int)

    def open(self) -> None:
        """The clinics, before anybody comes."""
        with self._house.session() as session:
            self._clinicians = Clinicians(session, self._chance, self._start, self._fault)

    def enter(self, who: Patient) -> None:
        """All of a patient's run that does not depend on what they are told."""
        with self._house.session() as session:
            member = self._clinicians.take_in(session, who, self._start)
        self._members[who.number] = member
        self.lives[member.person_id] = member.life
        turns = range(1 + (self._end - who.assigned_at) // OVER_AFTER)
        for turn in turns:
            self._write(who.assigned_at + turn * OVER_AFTER, self._assign, member, turn * 10)
        for place, at in enumerate(who.adjusted_at, start=1):
            self._write(at, self._adjust, member, place)
        if who.choice:
            self._write(who.choice.at, self._choose, member, who.choice)
        if who.paused:
            self._write(who.paused[0], self._pause, member)
            self._write(who.paused[1], self._resume, member, who.paused[0])
        for trip in who.trips:
            self._write(trip.at, self._travel, member, trip)
        for handset in who.handsets:
            self._write(handset.at, self._subscribe, member, handset)
        first = timedelta(hours=who.number % 48, minutes=15, seconds=23)
        self._write(self._start + first, self._browse, member)

    def _write(self, at: datetime, deed: Callable[..., None], *what: object) -> None:
        """Nobody does anything after the last day."""
        if at < self._end:
            self._agenda.at(at, partial(deed, *what))

    def _outages(self) -> tuple[Outage, ...]:
        """Each push service in turn is down for six hours."""
        days = range(FIRST_OUTAGE_DAY, (self._end - self._start).days, OUTAGES_EVERY)
        return tuple(
            Outage(ORIGINS[turn % len(ORIGINS)], self._start + day * DAY + (5 + 3 * turn % 17) * HOUR)
            for turn, day in enumerate(days)
        )

    def _assign(self, member: Member, turn: int) -> None:
        with self._house.session() as session:
            self._clinicians.assign(session, member, turn, self._clock.now)

    def _adjust(self, member: Member, turn: int) -> None:
        with self._house.session() as session:
            self._clinicians.adjust(session, member, turn, self._clock.now)

    def _pause(self, member: Member) -> None:
        with self._house.session() as session:
            self._clinicians.pause(session, member, self._clock.now)

    def _resume(self, member: Member, since: datetime) -> None:
        with self._house.session() as session:
            self._clinicians.resume(session, member, since, self._clock.now)

    def _travel(self, member: Member, trip: Trip) -> None:
        if self._fault is not Fault.WALL:
            with self._house.session() as session:
                self._patients.travel(session, member, trip.zone, self._clock.now)
        member.life.live_in(self._clock.now, trip.zone)

    def _choose(self, member: Member, choice: Choice) -> None:
        with self._house.session() as session:
            self._patients.choose_time(session, member, choice.kind, choice.local_time, self._clock.now)

    def _subscribe(self, member: Member, handset: Handset) -> None:
        number = member.who.number * PHONES_EACH + self._devices[member.who.number]
        self._devices[member.who.number] += 1
        origin = self._chance.one_of(ORIGINS, "origin", member.who.number)
        phone = Phone(number, member.who.number, f"{origin}/phone-{number}")
        phone.vanished_at = handset.gone_at
        self.services.add(phone)
        with self._house.session() as session:
            store_subscription(
                session,
                member.person_id,
                endpoint=phone.endpoint,
                p256dh=phone.p256dh,
                auth=phone.auth,
                label="Phone",
                extra_origins=(),
                now=self._clock.now,
            )

    def _browse(self, member: Member) -> None:
        """Every few days without being called, at another hour."""
        number, now = member.who.number, self._clock.now
        with self._house.session() as session:
            if self._chance.happens(member.who.diligence, "browses", number, now.isoformat()):
                self._patients.look_ahead(session, member, now)
        quarters = self._chance.whole(48 * 4, 144 * 4, "browses after", number, now.isoformat())
        self._write(now + quarters * QUARTER, self._browse, member)

    def _carry(self, at: datetime, phone: Phone, body: bytes) -> None:
        if at not in self._arrivals:
            self._agenda.at(at, partial(self._arrive, at))
        self._arrivals[at].append((phone, body))

    def _arrive(self, at: datetime) -> None:
        """What arrives in the same second is shown and told to the house together."""
        arrived = sorted(self._arrivals.pop(at), key=lambda pair: pair[0].number)
        with self._house.session() as session, transaction(session):
            for phone, body in arrived:
                shown = phone.show(
                    body,
                    at,
                    forgets=self._fault is Fault.TWICE,
                    ignores_expiry=self._fault is Fault.LATE,
                )
                self.court.hear_phone(session, phone.number, shown, at)
                if not shown.is_silent:
                    self._meet(session, phone, shown, at)

    def _meet(self, session: Session, phone: Phone, shown: Shown, at: datetime) -> None:
        """The receipt comes through nearly always; the person may do something about it before long."""
        member, place = self._members[phone.owner], (phone.number, at.isoformat())
        if self._chance.happens(0.93, "receipt", *place):
            _send_receipt(session, shown, "shown", at)
        if self._chance.happens(0.05, "dismissed", *place):
            _send_receipt(session, shown, "dismissed", at)
        if shown.is_current and self._chance.happens(member.who.diligence, "reacts", *place):
            is_quick = self._chance.happens(0.7, "quick", *place)
            quarters = self._chance.whole(1, 2 if is_quick else 12, "reacts after", *place)
            self._write(at + quarters * QUARTER, self._react, member, shown)

    def _react(self, member: Member, shown: Shown) -> None:
        now, place = self._clock.now, (member.who.number, self._clock.now.isoformat())
        with self._house.session() as session:
            if self._chance.happens(0.6, "clicks", *place):
                _send_receipt(session, shown, "clicked", now)
            answered = self._patients.look_at_today(session, member, now)
        if answered and self._chance.happens(0.04, "regrets", *place):
            self._write(now + timedelta(minutes=4), self._take_back, member, answered[-1])

    def _take_back(self, member: Member, subject: UUID) -> None:
        with self._house.session() as session:
            self._patients.undo(session, member, subject, self._clock.now)


def _send_receipt(session: Session, shown: Shown, event: ReceiptEvent, at: datetime) -> None:
    # A phone that was told of something deleted since has nothing to answer for.
    with suppress(NotFound):
        record_receipt(session, shown.receipt, event, at, at)
