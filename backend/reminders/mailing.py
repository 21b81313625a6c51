"""One claim on its way to the devices: what is to be sent, what is in the air, what came back."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from backend.reminders.claim import Claim, renew_lease
from backend.reminders.earlier import ENDED, Earlier, heard_of, note_another_try
from backend.reminders.flights import Flight, Flights
from backend.reminders.holding import Rows
from backend.reminders.merging import Bundle
from backend.reminders.notification import Facts, detail_facts
from backend.reminders.open_bundles import OpenBundles
from backend.reminders.postage import Postage
from backend.reminders.push.transfer import Answer
from backend.reminders.reach import (
    Device,
    Dispatched,
    Parcel,
    add_deliveries,
    devices_of_all,
    record_ends,
    renewals,
)
from backend.reminders.settling import BREAKER_PAUSE, KEY_IN_DOUBT, DeviceEnd, End
from backend.reminders.sorting import sort_claim


@dataclass(frozen=True, slots=True)
class Memory:
    """What a transaction of a mailing changes beside the database."""

    open: OpenBundles
    queue: tuple[Parcel, ...]
    chosen: tuple[Parcel, ...]
    landed: tuple[tuple[Flight, DeviceEnd], ...]
    doubtful: tuple[tuple[Flight, DeviceEnd], ...]


class Mailing:
    """Every method that takes a session belongs into one transaction with what is written around it."""

    def __init__(self, postage: Postage, claim: Claim, lease: timedelta) -> None:
        self.open = OpenBundles(postage, claim.token)
        self.is_key_in_doubt = False
        self.facts: dict[UUID, Facts] = {}
        self._facts_of = postage.facts_of
        self._origins = postage.origins
        self._airspace = postage.airspace
        self._claim = claim
        self._lease = lease
        self._queue: list[Parcel] = []
        self._chosen: list[Parcel] = []
        self._flights = Flights(postage.origins)
        self._stored: set[UUID] = set()

    @property
    def has_work(self) -> bool:
        return bool(self._queue or self._flights.in_the_air or self._flights.landed)

    @property
    def has_queue(self) -> bool:
        return bool(self._queue)

    @property
    def doubts_key(self) -> bool:
        """As far as it has been answered: nothing else is to be claimed before it is over."""
        return self._flights.doubts_key

    @property
    def report(self) -> Counter[str]:
        return self.open.report

    def load(self, session: Session, now: datetime) -> None:
        """Leave out what is not for this moment, and look up whom to send the rest to."""
        sorted_ = sort_claim(session, self._claim, now)
        self.report.update(sorted_.report)
        self.open.wishes = sorted_.wishes
        self.facts = detail_facts(session, sorted_.bundles, sorted_.wishes, self._facts_of)
        devices = devices_of_all(session, {bundle.leader.person_id for bundle in sorted_.bundles})
        heard = heard_of(sorted_.earlier)
        for bundle in sorted_.bundles:
            # Also by a device that has gone since: it is told neither by one that came since nor by mail.
            heard_at = heard.get(bundle.leader.id)
            ends = [DeviceEnd(End.ACCEPTED, "earlier")] if heard_at else []
            known = devices.get(bundle.leader.person_id, [])
            there = [one for one in known if heard_at is None or one.created_at <= heard_at]
            self._enqueue(bundle, there, sorted_.earlier, ends)
        self.open.settle_without_devices(session, now)

    def choose(self, room: int) -> int:
        """At most `room` parcels for the next `hand_out`, and how many; push services that hang last.

        One at a time for each device, whoever else is sending.
        """
        taken = {parcel.device.id for parcel in self._flights.in_the_air}
        for parcel in sorted(self._queue, key=lambda parcel: self._origins.is_slow(parcel.device.origin)):
            device_id = parcel.device.id
            if len(self._chosen) >= room or device_id in taken:
                continue
            # Entered before its state is looked up: what it was before may be out of date.
            if self._airspace.enter(device_id, self._claim.token):
                taken.add(device_id)
                self._chosen.append(parcel)
        chosen = {parcel.delivery_id for parcel in self._chosen}
        self._queue = [parcel for parcel in self._queue if parcel.delivery_id not in chosen]
        return len(chosen)

    def rows(self, *, with_all: bool = False) -> Rows:
        """What the next transaction writes; with all that is open if it is to be given back."""
        flights, chosen = [*self._flights.landed, *self._flights.doubtful], self._chosen
        parcels = [*(flight.parcel for flight, _ in flights), *chosen]
        leaders = self.open.ids if with_all else self.open.ids & {parcel.notice_id for parcel in parcels}
        bundles = [self.open[notice_id] for notice_id in leaders]
        return Rows(
            people=frozenset(bundle.leader.person_id for bundle in bundles),
            devices=frozenset(parcel.device.id for parcel in parcels),
            notices=frozenset(notice_id for bundle in bundles for notice_id in bundle.ids),
        )

    def memory(self) -> Memory:
        landed, doubtful = tuple(self._flights.landed), tuple(self._flights.doubtful)
        return Memory(self.open.copy(), tuple(self._queue), tuple(self._chosen), landed, doubtful)

    def recall(self, memory: Memory) -> None:
        """A transaction came to nothing: as it was when it began."""
        self.open = memory.open.copy()
        self._queue, self._chosen = [*memory.queue], [*memory.chosen]
        self._flights.landed, self._flights.doubtful = [*memory.landed], [*memory.doubtful]

    def hand_out(self, session: Session, now: datetime) -> list[Parcel]:
        """The chosen parcels that are still wanted at this moment, with fresh leases."""
        chosen, self._chosen = self._chosen, []
        leaders = {parcel.notice_id for parcel in chosen}
        members = [member for notice_id in leaders for member in self.open[notice_id].ids]
        held = renew_lease(session, members, self._claim.token, now, lease=self._lease)
        for notice_id in leaders:
            if not self.open.keep_only(session, notice_id, held, now):
                self._queue = [parcel for parcel in self._queue if parcel.notice_id != notice_id]
        wanted = [parcel for parcel in chosen if parcel.notice_id in self.open]
        fresh = renewals(session, [parcel.device.id for parcel in wanted])
        going = []
        for parcel in wanted:
            hindrance = self._hindrance(parcel, fresh, now)
            if hindrance is None:
                going.append(parcel)
            else:
                self.open.end_device(session, parcel.notice_id, parcel.device.id, hindrance, now)
        add_deliveries(session, [parcel for parcel in going if parcel.delivery_id not in self._stored], now)
        note_another_try(session, self._stored.intersection(parcel.delivery_id for parcel in going))
        self.open.write_accepted(session, now)
        return going

    def departed(self, parcel: Parcel, now: datetime) -> None:
        self._flights.depart(parcel, now)

    def wait_for_devices(self, timeout_seconds: float) -> None:
        """While every device of the queue is taken by another mailing, but no longer than so."""
        wanted = {parcel.device.id for parcel in self._queue}
        self._airspace.wait_for_any(wanted, self._claim.token, timeout_seconds)

    def free_devices(self) -> None:
        """All but those in the air. Only after the commit: who comes next looks up what was answered."""
        flying = {parcel.device.id for parcel in self._flights.in_the_air}
        self._airspace.keep_only(flying, self._claim.token)

    def break_off(self) -> None:
        """Nobody listens for the answers any more."""
        self._flights.break_off()
        self.free_devices()

    def unsendable(self, parcel: Parcel, reason: str, now: datetime) -> None:
        """It cannot even be put into a request; recorded with the next answers."""
        self._flights.stay_behind(parcel, reason, now)

    def hear(self, answers: Iterable[tuple[Hashable, Answer]], now: datetime) -> None:
        """To be recorded next."""
        self._flights.hear(answers, now)

    def record(self, session: Session, now: datetime) -> None:
        landed, self._flights.landed = self._flights.landed, []
        self._conclude(session, landed, now)

    def finish(self, session: Session, now: datetime) -> None:
        """What was set aside: only all answers together tell an old device from a wrong key of ours."""
        self.is_key_in_doubt = self.doubts_key
        held = DeviceEnd(End.HELD, KEY_IN_DOUBT, now + BREAKER_PAUSE)
        doubted, self._flights.doubtful = self._flights.doubtful, []
        ended = [(flight, held if self._is_our_fault(flight, end) else end) for flight, end in doubted]
        self.report[KEY_IN_DOUBT] += sum(end is held for _, end in ended)
        self._conclude(session, ended, now)

    def give_back(self, session: Session, now: datetime) -> None:
        """Leave what has not been sent to whoever comes next; what is in the air is still waited for."""
        self._queue = []
        under_way = [*self._flights.in_the_air, *(flight.parcel for flight, _ in self._flights.doubtful)]
        for notice_id in self.open.ids - {parcel.notice_id for parcel in under_way}:
            self.open.release(session, notice_id, now)

    def _enqueue(
        self, bundle: Bundle, devices: Sequence[Device], earlier: Earlier, ends: list[DeviceEnd]
    ) -> None:
        parcels: list[Parcel] = []
        for device in devices:
            tried = earlier.get((bundle.leader.id, device.id))
            if tried is not None and tried.status in ENDED:
                ends.append(DeviceEnd(ENDED[tried.status], "earlier"))
                continue
            if tried is not None:
                self._stored.add(tried.delivery_id)
            parcels.append(Parcel(bundle.leader.id, device, tried.delivery_id if tried else uuid4()))
        self._queue += parcels
        self.open.add(bundle, [parcel.device.id for parcel in parcels], ends)

    def _hindrance(self, parcel: Parcel, fresh: dict[UUID, datetime], now: datetime) -> DeviceEnd | None:
        renewed_at = fresh.get(parcel.device.id)
        if renewed_at is None:
            return DeviceEnd(End.GONE, "gone")
        if renewed_at != parcel.device.renewed_at:
            # It subscribed anew, perhaps for someone else: look it up again.
            return DeviceEnd(End.HELD, "renewed", now)
        until = self._origins.held_until(parcel.device.origin, now)
        if until is None:
            return None
        since = self._origins.failing_since(parcel.device.origin, now)
        return DeviceEnd(End.HELD, "held", until, failing_since=since)

    def _is_our_fault(self, flight: Flight, end: DeviceEnd) -> bool:
        """As far as can be told; of a few devices by what was taken before, here and on that device."""
        # Whoever knows another key is outdone by any that knows ours; a bare refusal speaks of one service.
        device, names_another = flight.parcel.device, end.end is End.MISMATCH
        is_proven = self._origins.takes_our_key(None if names_another else device.origin)
        # Nothing is lost by it when another device has taken the same.
        is_told = not names_another and self.open.is_told(flight.parcel.notice_id)
        return self.is_key_in_doubt or (device.has_accepted and not is_proven and not is_told)

    def _conclude(self, session: Session, ended: Sequence[tuple[Flight, DeviceEnd]], now: datetime) -> None:
        record_ends(
            session,
            [Dispatched(flight.parcel, end.end, flight.sent_at, end.reason) for flight, end in ended],
            now,
        )
        for flight, end in ended:
            self.open.end_device(session, flight.parcel.notice_id, flight.parcel.device.id, end, now)
        self.open.write_accepted(session, now)
