"""How Ada trains and wakes: what the programme asks of her, told to the app as her phone tells it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from tests.stories.world import HOME, Answer, World

TRAINING: Final = timedelta(minutes=40)
WAKING: Final = timedelta(minutes=10)
LATE: Final = time(23)
SETTLED: Final = {"yes": "yes", "no": "no", "not yet": "not_yet"}
KINDS_DAILY: Final = {"patches": "gtn_patch", "wedges": "heel_wedges"}


@dataclass
class Training:
    world: World

    def session(self, on: date | None = None, row: Answer | None = None, **told: Any) -> Answer:
        """The next session that is planned; done as the programme asks, unless `reps` says fewer."""
        row = row or self._next("session", on)
        self.world.pass_until(max(_moment(row) + TRAINING, self.world.clock.now))
        pain, last_pain = told.pop("pain", 1), told.pop("last_pain", None)
        report = {
            "occurrence_id": row["id"],
            "done_at": self.world.sent(),
            "pain_during": max(pain, last_pain or 0),
            "baseline_pain": 0,
            **self._as_asked(pain, last_pain, told.pop("reps", None)),
        }
        return self.world.new_entry("sessions", report | told)

    def morning(
        self, on: date | None = None, row: Answer | None = None, *, morning: int = 0, **told: Any
    ) -> Answer:
        row = row or self._next("next_day_check", on)
        self.world.pass_until(max(_moment(row) + WAKING, self.world.clock.now))
        calm = {"after": morning, "settled": "yes", "tablets": False, "stiffness_minutes": 5}
        report = {"occurrence_id": row["id"], "answered_at": self.world.sent(), "morning_pain": morning}
        return self.world.new_entry("checks", report | calm | told)

    def keep_on(self, until: date, pain: int, morning: int, daily: tuple[str, ...]) -> None:
        """Every session, every morning and every patch up to the end of that day, in their order."""
        end = datetime.combine(until, LATE, HOME)
        kinds = {"session", "next_day_check", *(KINDS_DAILY[one] for one in daily)}
        while rows := self._open(kinds, end):
            for row in rows:
                if row["kind"] in KINDS_DAILY.values():
                    self.tick(row)
                    continue
                if row["kind"] == "session":
                    self.session(row=row, pain=pain)
                else:
                    self.morning(row=row, morning=morning)
                break  # what comes next may have changed
        self.world.pass_until(end)

    def tick(self, row: Answer) -> Answer:
        self.world.pass_until(max(_moment(row) + WAKING, self.world.clock.now))
        body = {"verb": "done", "acted_at": self.world.sent()}
        return self.world.ada("PUT", f"/api/occurrences/{row['id']}/actions/{uuid4()}", body)

    def _open(self, kinds: set[str], end: datetime) -> list[Answer]:
        """What waits before the end, the earliest first; a day without anything goes by."""
        while self.world.clock.now < end:
            if found := self.planned(kinds):
                return [row for row in found if _moment(row) < end]
            self.world.pass_until(min(self.world.clock.now + timedelta(days=1), end))
        return []

    def planned(self, kinds: set[str]) -> list[Answer]:
        """Of the days that her phone knows: sessions to come, mornings after sessions that were done."""
        rows = self.world.ada("GET", "/api/today")["occurrences"]
        done = {row["id"] for row in rows if row["state"] == "done"}
        return [
            row
            for row in rows
            if row["kind"] in kinds
            and row["state"] == "planned"
            and datetime.fromisoformat(row["expires_at"]) > self.world.clock.now
            and (row["kind"] != "next_day_check" or row["anchor_id"] in done)
        ]

    def _next(self, kind: str, on: date | None) -> Answer:
        found = [row for row in self.planned({kind}) if on is None or row["local"].startswith(str(on))]
        assert found, f"no {kind} is planned on {on or self.world.today}"
        return found[0]

    def _as_asked(self, pain: int, last_pain: int | None, reps: int | None) -> Answer:
        """The sets of today's targets; of jumps the contacts, of runs the level and its minutes."""
        programme = self.world.ada("GET", "/api/programme")["programme"]
        sets: list[Answer] = []
        report: Answer = {"sets": sets}
        for target in programme["targets"]:
            if target["is_optional"] or target["is_locked"]:
                continue
            if target["family"] == "run":
                run = programme["run"]
                report |= {"run_level": run["level"], "minutes": run["rounds"] * run["run_minutes"]}
                continue
            if target["contacts"]:
                report["contacts"] = target["contacts"]
            sets += _sets(target, pain, reps)
        if last_pain is not None and sets:
            sets[-1]["pain"] = last_pain
        return report


def _sets(target: Answer, pain: int, reps: int | None) -> list[Answer]:
    one = {
        "exercise": target["variant"],
        "side": target["side"],
        "load_kg": target["load_kg"],
        "reps": reps or target["amount_to"],
        "pain": pain,
    }
    return [dict(one) for _ in range(target["sets"])]


def _moment(row: Answer) -> datetime:
    return datetime.fromisoformat(row["due_at"])
