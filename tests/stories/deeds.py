"""What people do in a story, each deed a sentence; who does it uses the app's own addresses."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from backend.content import questionnaires
from tests.diary.scenes import NO_SIGNS
from tests.programmes.care.answers import GTN_ANSWERS
from tests.stories.table import Line
from tests.stories.training import SETTLED, Training
from tests.stories.world import NOON, Answer, World

Deed = Callable[["Deeds", Line, re.Match[str]], Answer]
SENTENCES: Final[list[tuple[re.Pattern[str], Deed]]] = []
COURSES: Final[dict[str, Answer]] = {
    "collagen": {"lead_minutes": 30},
    "gtn": {"weeks": 12, "time": "08:00", "prescriber": "Dr Ben"},
    "wedges": {"weeks": 12, "time": "07:30", "height_mm": 12},
}
DATED: Final = ("gtn", "wedges")
LEGS: Final = ("left", "right")
# How much of each answer's range is bad.
MOODS: Final = {"badly": 0.7, "so-so": 0.4, "well": 0.1}


def sentence(pattern: str) -> Callable[[Deed], Deed]:
    def keep(deed: Deed) -> Deed:
        SENTENCES.append((re.compile(pattern), deed))
        return deed

    return keep


@dataclass
class Deeds:
    world: World
    training: Training

    def do(self, line: Line) -> Answer:
        for pattern, deed in SENTENCES:
            if match := pattern.fullmatch(line.deed):
                return deed(self, line, match)
        raise AssertionError(f"{line}\nnobody knows how to do: {line.deed}")

    def come(self, line: Line) -> None:
        self.world.pass_to(line.on, line.at or NOON)

    def plan(self) -> Answer:
        found: Answer = self.world.ben("GET", "programme/progress")["programme"]
        return found


@sentence(
    r"Ben notes: (?P<diagnosis>[a-z ]+), (?P<kg>\d+) kg, usual pain (?P<pain>\d+), stiff (?P<stiff>\d+) min"
)
def _condition(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    diagnosis = match["diagnosis"].replace(" ", "_")
    version = deeds.world.ben("GET", "condition")["version"]
    body = {
        "version": version,
        "diagnosis": diagnosis,
        "is_confirmed": diagnosis != "unconfirmed",
        "site_left": "insertional" if diagnosis.startswith("insertional") else "midportion",
        "body_weight_kg": int(match["kg"]),
        "usual_pain": int(match["pain"]),
        "usual_stiffness_minutes": int(match["stiff"]),
        "birth_year": 1982,
        "baseline_steps": 60_000,
        "baseline_run_minutes": 120,
    }
    return deeds.world.ben("PUT", "condition", body)


@sentence(r"Ben prescribes (?P<template>\w+)(?: with (?P<courses>[a-z, ]+))?")
def _prescribe(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    body: Answer = {
        "template": match["template"],
        "starts_on": str(line.on),
        "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
        "next_day_check": {"time": "08:30"},
    }
    for course in (match["courses"] or "").split(", "):
        if course:
            body[course] = COURSES[course] | ({"from": str(line.on)} if course in DATED else {})
    return deeds.world.ben("POST", "programme", body)


@sentence(
    r"Ben tests: standing (?P<standing>[\d.]+) kg, seated (?P<seated>[\d.]+) kg, (?P<reps>\d+) times each leg"
)
def _test(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    answer: Answer = {}
    for position in ("standing", "seated"):
        lifted: Answer = {f"{leg}_kg": float(match[position]) for leg in LEGS}
        lifted |= {f"{leg}_reps": int(match["reps"]) for leg in LEGS}
        body = {"done_on": str(line.on), "position": position} | lifted
        answer = deeds.world.ben("POST", "strength-tests", body)
    return answer


@sentence(r"Ben (?:asks about patches|asks about patches again): (?P<risk>nothing speaks against them|\w+)")
def _patch_gate(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    risks = {match["risk"]: True} if match["risk"] in GTN_ANSWERS else {}
    return deeds.world.ben("PUT", "gates/gtn", GTN_ANSWERS | risks)


@sentence(r"Ben opens the stage (?P<stage>\w+): (?P<reason>.+)")
def _open_stage(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    plan = deeds.plan()
    body = {"version": plan["version"], "stage": match["stage"], "reason": match["reason"]}
    return deeds.world.ben("POST", f"/api/programmes/{plan['id']}/stage", body)


@sentence(r"Ben lifts the lock of (?P<rule>\w+): (?P<reason>.+)")
def _lift(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    locks = deeds.world.ben("GET", "programme/progress")["locks"]
    found = [lock for lock in locks if lock["rule"] == match["rule"]]
    assert found, f"there is no lock of {match['rule']}, only of {[lock['rule'] for lock in locks]}"
    return deeds.world.ben("POST", f"locks/{found[0]['id']}/lift", {"reason": match["reason"]})


@sentence(r"Ben decides: (?P<effect>\w+) until (?P<until>[\d-]+): (?P<reason>.+)")
def _override(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    body = {"effect": match["effect"], "until": match["until"], "reason": match["reason"]}
    return deeds.world.ben("POST", "overrides", body)


@sentence(r"Ben reads his list: (?P<note>.+)")
def _read(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    for verdict in deeds.world.ben("GET", "verdicts")["verdicts"]:
        if verdict["tells_clinician"] and not verdict["seen_at"] and not verdict["withdrawn_at"]:
            deeds.world.ben("POST", f"verdicts/{verdict['id']}/seen", {"note": match["note"]})
    return {}


@sentence(r"Ben ends the plan: (?P<reason>.+)")
def _end(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    plan = deeds.plan()
    body = {"version": plan["version"], "reason": match["reason"]}
    return deeds.world.ben("POST", f"/api/programmes/{plan['id']}/end", body)


@sentence(r"Ada is asked about warning signs(?P<again> again)?: (?P<signs>none|[a-z_, ]+)")
@sentence(r"Ada tells (?P<happened>that something happened): (?P<signs>[a-z_, ]+)")
def _screening(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    told = match.groupdict()
    reason = "happened" if told.get("happened") else "monthly" if told.get("again") else "start"
    signs = {sign: True for sign in match["signs"].split(", ") if sign != "none"}
    answers = {name: value for name, value in NO_SIGNS.items() if name != "age"} | signs
    body = {"asked_at": deeds.world.sent(), "reason": reason, "answers": answers}
    return deeds.world.new_entry("screenings", body)


@sentence(r"Ada trains, pain (?P<pain>\d+)(?: then (?P<last>\d+))?(?:, (?P<more>.+))?")
def _train(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    told: dict[str, Any] = {"pain": int(match["pain"])}
    if match["last"]:
        told["last_pain"] = int(match["last"])
    for more in (match["more"] or "").split(", "):
        if found := re.fullmatch(r"only (\d+) repetitions", more):
            told["reps"] = int(found[1])
        elif found := re.fullmatch(r"for (\d+) minutes", more):
            told["minutes"] = int(found[1])
        elif found := re.fullmatch(r"pain (\d+) before", more):
            told["baseline_pain"] = int(found[1])
        elif more:
            told[more.replace(" ", "_")] = True
    return deeds.training.session(line.on, **told)


@sentence(r"Ada wakes: morning (?P<morning>\d+)(?P<more>(?:, .+)?)")
def _wake(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    told: dict[str, Any] = {}
    for more in filter(None, match["more"].split(", ")):
        if more == "tablets":
            told["tablets"] = True
        elif more.startswith("settled "):
            told["settled"] = SETTLED[more.removeprefix("settled ")]
        else:
            name, number = more.split()
            told[{"after": "after", "stiff": "stiffness_minutes"}[name]] = int(number)
    return deeds.training.morning(line.on, morning=int(match["morning"]), **told)


@sentence(
    r"Ada goes on until (?P<until>[\d-]+): pain (?P<pain>\d+), mornings (?P<morning>\d+)(?:, (?P<daily>.+))?"
)
def _go_on(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    daily = tuple(filter(None, (match["daily"] or "").split(", ")))
    until = date.fromisoformat(match["until"])
    deeds.training.keep_on(until, int(match["pain"]), int(match["morning"]), daily)
    return {}


@sentence(r"(?:Ada does nothing|nothing happens)(?: until (?P<until>[\d-]+))?")
def _nothing(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.world.pass_to(date.fromisoformat(match["until"]) if match["until"] else line.on, line.at or NOON)
    return {}


@sentence(r"Ada fills in the form: it goes (?P<mood>[a-z-]+)")
def _form(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    asked = deeds.world.ada("GET", "/api/diary/questionnaires")
    items, bad = questionnaires()[asked["asked"]].form.items, MOODS[match["mood"]]
    answers = {item.key: item.least + round(bad * (item.most - item.least)) for item in items}
    body = {
        "questionnaire": asked["asked"],
        "occurrence_id": asked["due_occurrence_id"],
        "answered_at": deeds.world.sent(),
        "answers": answers,
    }
    return deeds.world.new_entry("questionnaires", body)


@sentence(r"Ada notices: (?P<what>.+)")
def _notice(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    told: Answer = {"noted_at": deeds.world.sent()}
    for what in match["what"].split(", "):
        name, _, value = what.partition(" ")
        told[name] = (int(value) if value.isdigit() else value) if value else True
    return deeds.world.new_entry("side-effects", told)


@sentence(r"Ada takes up the stage (?P<stage>\w+)")
def _take_up(deeds: Deeds, line: Line, match: re.Match[str]) -> Answer:
    deeds.come(line)
    return deeds.world.ada("POST", "/api/programme/stage", {"stage": match["stage"]})
