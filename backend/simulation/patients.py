"""What patients do: answer a prompt, or not; report, move, skip, put off, take back; travel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from backend.accounts.models import Person
from backend.diary.schemas import MorningCheckIn, SessionEntryIn
from backend.diary.services import report_morning, report_session
from backend.programmes.actions import act
from backend.programmes.models import Occurrence, OccurrenceState
from backend.programmes.own_times import set_own_time
from backend.programmes.rebooking import rebook_visit
from backend.programmes.scene import Wish
from backend.programmes.services import follow_zone
from backend.simulation.chance import Chance
from backend.simulation.clinicians import Member
from backend.simulation.judge.civil_time import wall
from backend.web.problems import Conflict, NotFound, Refused

MINUTE: Final = timedelta(minutes=1)
AHEAD: Final = timedelta(days=3)
EVENING_MINUTES: Final = (19 * 60 + 30,)
FINE_PAIN: Final = 3
SNOOZES: Final = (15, 60, 60)
# What a phone tells its owner instead of doing it.
NOT_POSSIBLE: Final = (Conflict, NotFound, Refused)


@dataclass(frozen=True, slots=True)
class Due:
    """What stands on a person's calendar, as the app shows it."""

    id: UUID
    kind: str
    due_at: datetime
    expires_at: datetime
    anchor_id: UUID | None


Deed = Callable[[Session, Member, Due, datetime], None]


class Patients:
    """`refused` counts what the app said no to. Whatever is wished for is written into the person's life."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self.refused = 0

    def look_at_today(self, session: Session, member: Member, now: datetime) -> list[UUID]:
        """Open the app: what is due is done, skipped, put off, moved, or left; answers what was not left."""
        due_now = [due for due in _open(session, member.person_id, now - AHEAD, now) if due.expires_at > now]
        return [due.id for due in due_now if self._answer(session, member, due, now)]

    def look_ahead(self, session: Session, member: Member, now: datetime) -> None:
        """One of the next days' things is done early, skipped or moved before it is due."""
        ahead = [due for due in _open(session, member.person_id, now, now + AHEAD) if due.kind in EARLY_DEEDS]
        if ahead:
            place = (member.who.number, now.isoformat())
            due = self._chance.one_of(ahead, *place, "which")
            self._try(self._chance.one_of(EARLY_DEEDS[due.kind], *place, "what"), session, member, due, now)

    def undo(self, session: Session, member: Member, subject: UUID, now: datetime) -> None:
        self._try(_undo, session, member, Due(subject, "", now, now, None), now)

    def travel(self, session: Session, member: Member, zone: str, now: datetime) -> None:
        person = session.get_one(Person, member.person_id)
        follow_zone(session, person, zone, now)

    def choose_time(
        self, session: Session, member: Member, kind: str, local_time: str, now: datetime
    ) -> None:
        """Another time for one kind, if the plan has it."""
        try:
            person = session.get_one(Person, member.person_id)
            set_own_time(session, person, kind, time.fromisoformat(local_time), now)
        except NOT_POSSIBLE:
            self.refused += 1
        else:
            member.life.choose(now, kind, local_time)

    def _answer(self, session: Session, member: Member, due: Due, now: datetime) -> bool:
        luck = self._chance.share(member.who.number, due.kind, due.due_at.isoformat(), now.isoformat())
        for share, deed in DEEDS.get(due.kind, ()):
            if luck < share:
                return self._try(deed, session, member, due, now)
            luck -= share
        return False

    def _try(self, deed: Deed, session: Session, member: Member, due: Due, now: datetime) -> bool:
        try:
            deed(session, member, due, now)
        except NOT_POSSIBLE:
            self.refused += 1
            return False
        return True


# Made once: to put a statement together takes longer than to run it.
_STANDING: Final = (
    select(Occurrence.id, Occurrence.kind, Occurrence.due_at, Occurrence.expires_at, Occurrence.anchor_id)
    .where(
        Occurrence.person_id == bindparam("whose"),
        Occurrence.due_at > bindparam("after"),
        Occurrence.due_at <= bindparam("until"),
        Occurrence.state == OccurrenceState.PLANNED,
    )
    .order_by(Occurrence.due_at, Occurrence.kind)
)


def _open(session: Session, person_id: UUID, after: datetime, until: datetime) -> list[Due]:
    rows = session.connection().execute(_STANDING, {"whose": person_id, "after": after, "until": until})
    return [Due(*row) for row in rows]


def _wish(verb: str) -> Deed:
    def do(session: Session, member: Member, due: Due, now: datetime) -> None:
        act(session, member.person_id, due.id, Wish(uuid4(), verb, now), now)
        member.life.do(due.id, now)

    return do


def _snooze(minutes: int) -> Deed:
    def do(session: Session, member: Member, due: Due, now: datetime) -> None:
        act(session, member.person_id, due.id, Wish(uuid4(), "snooze", now, minutes=minutes), now)
        member.life.touched[due.id] = now
        member.life.snoozes.setdefault(due.id, set()).add(now + minutes * MINUTE)

    return do


def _snooze_to_evening(session: Session, member: Member, due: Due, now: datetime) -> None:
    here = wall(member.life.zone_at(now), now)
    minutes = EVENING_MINUTES[0] - (here.hour * 60 + here.minute)
    if minutes >= 5:
        _snooze(minutes)(session, member, due, now)


def _move(days: int, hours: int) -> Deed:
    def do(session: Session, member: Member, due: Due, now: datetime) -> None:
        zone = member.life.zone_at(now)
        there = wall(zone, due.due_at) + timedelta(days=days, hours=hours)
        to_local = there.replace(second=0, microsecond=0)
        act(session, member.person_id, due.id, Wish(uuid4(), "move", now, to_local=to_local), now)
        member.life.do(due.id, now, to_local)

    return do


def _train(pain: int) -> Deed:
    def do(session: Session, member: Member, due: Due, now: datetime) -> None:
        raises = [
            {"exercise": "raise-seated", "side": side, "load_kg": 5, "reps": 8, "pain": pain}
            for side in ("left", "right")
        ]
        report = SessionEntryIn.model_validate(
            {
                "occurrence_id": due.id,
                "done_at": now,
                "pain_during": pain,
                "baseline_pain": 0,
                "sets": raises,
            }
        )
        report_session(session, member.person_id, uuid4(), report, now)
        member.life.do(due.id, now)
        _note_pain(member, pain, now)

    return do


def _wake_up(pain: int) -> Deed:
    def do(session: Session, member: Member, due: Due, now: datetime) -> None:
        report = MorningCheckIn.model_validate(
            {
                "occurrence_id": due.id,
                "answered_at": now,
                "morning_pain": pain,
                "after": pain,
                "settled": "yes",
                "tablets": False,
                "stiffness_minutes": 5,
            }
        )
        report_morning(session, member.person_id, uuid4(), report, now)
        member.life.do(due.id, now)
        _note_pain(member, pain, now)

    return do


def _note_pain(member: Member, pain: int, now: datetime) -> None:
    if pain > FINE_PAIN:
        member.life.pains.append(now)


def _rebook(session: Session, member: Member, due: Due, now: datetime) -> None:
    to_local = wall(member.life.clinic_zone, due.due_at) + timedelta(days=2, hours=1)
    rebook_visit(session, session.get_one(Person, member.person_id), due.id, to_local, now)
    member.life.rebooked[due.id] = to_local
    member.life.touched[due.id] = now


def _undo(session: Session, member: Member, due: Due, now: datetime) -> None:
    act(session, member.person_id, due.id, Wish(uuid4(), "undo", now), now)
    member.life.take_back(due.id, now)


Options = tuple[tuple[float, Deed], ...]
DEEDS: Final[dict[str, Options]] = {
    "session": (
        (0.20, _train(1)),
        (0.02, _train(4)),
        (0.35, _wish("done")),
        (0.10, _wish("skip")),
        (0.05, _snooze(SNOOZES[0])),
        (0.07, _snooze(SNOOZES[1])),
        (0.04, _snooze_to_evening),
        (0.06, _move(1, 0)),
        (0.04, _move(0, 1)),
    ),
    "collagen": ((0.7, _wish("done")), (0.08, _wish("skip"))),
    "next_day_check": ((0.45, _wake_up(1)), (0.02, _wake_up(4)), (0.2, _wish("skip"))),
    "gtn_patch": ((0.75, _wish("done")), (0.08, _wish("skip")), (0.05, _snooze(60))),
    "gtn_patch_off": ((0.8, _wish("done")),),
    "heel_wedges": ((0.7, _wish("done")), (0.1, _wish("skip"))),
    "shockwave": ((0.7, _wish("done")), (0.2, _rebook)),
    "gtn_review": ((0.6, _wish("done")),),
    "wedge_review": ((0.6, _wish("done")),),
    "shockwave_review": ((0.6, _wish("done")),),
    "questionnaire": ((0.3, _wish("skip")),),
}
EARLY_DEEDS: Final[dict[str, tuple[Deed, ...]]] = {
    "session": (_train(1), _wish("done"), _wish("skip"), _move(1, 0), _move(0, 2), _move(0, -1)),
    "heel_wedges": (_wish("done"), _wish("skip")),
    "gtn_patch": (_wish("skip"), _snooze(60)),
    "shockwave": (_rebook,),
}
