"""What the app said, each saying a few words; looked up where Ada's phone or Ben's desk would show it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tests.stories.world import Answer, World

Check = Callable[["Said", re.Match[str]], str | None]
WORDS: Final[list[tuple[re.Pattern[str], Check]]] = []
RULE: Final = r"(?:[RSTPMX]\d+[a-z]?)"
# What nobody may leave out of a story, even of one that tells of many days at once.
GRAVE: Final = ("emergency", "stop", "clinician", "step_back")


def saying(pattern: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        WORDS.append((re.compile(pattern), check))
        return check

    return keep


@dataclass
class Said:
    """`answer` is what came back to the deed; `verdicts` are those that came since the line before."""

    world: World
    answer: Answer
    refused: list[str] | None
    verdicts: Sequence[Answer]

    def wrong(self, words: Sequence[str], *, is_stretch: bool) -> list[str]:
        """What does not hold, in words."""
        problems, named = [], []
        for each in words:
            if re.fullmatch(rf"{RULE}( x\d+)?(,? {RULE}( x\d+)?)*", each):
                named += re.findall(rf"({RULE})(?: x(\d+))?", each)
            else:
                problems.append(self._check(each))
        problems.append(self._rules({rule: int(times or 1) for rule, times in named}, is_stretch=is_stretch))
        if self.refused is not None and not any(each.startswith("refused") for each in words):
            problems.append(f"the app refused it: {self.refused}")
        return [problem for problem in problems if problem]

    def _check(self, words: str) -> str | None:
        for pattern, check in WORDS:
            if match := pattern.fullmatch(words):
                return check(self, match)
        return f"nobody knows what this means: {words}"

    def _rules(self, named: dict[str, int], *, is_stretch: bool) -> str | None:
        said = Counter(verdict["rule"] for verdict in self.verdicts)
        grave = {verdict["rule"] for verdict in self.verdicts if verdict["effect"] in GRAVE}
        compared = {
            rule: times for rule, times in said.items() if not is_stretch or rule in named.keys() | grave
        }
        return None if compared == named else f"rules: {_told(dict(said))}, not {_told(named)}"

    @property
    def now(self) -> Answer:
        found: Answer = self.world.ada("GET", "/api/programme")
        return found

    @property
    def programme(self) -> Answer:
        return self.now["programme"] or {}

    def planned(self, kind: str) -> list[str]:
        rows = self.world.ada("GET", "/api/today")["occurrences"]
        ahead = self.world.sent()
        return [row["local"] for row in rows if row["kind"] == kind and _waits(row, ahead)]


def _waits(row: Answer, now: str) -> bool:
    return bool(row["state"] == "planned" and row["due_at"] > now.replace("+00:00", "Z"))


def _told(rules: dict[str, int]) -> str:
    return " ".join(f"{rule} x{times}" if times > 1 else rule for rule, times in rules.items()) or "none"


def _compare(name: str, found: object, wanted: object) -> str | None:
    return None if found == wanted else f"{name}: {found}, not {wanted}"


@saying(r'"(?P<text>.+)"')
def _text(said: Said, match: re.Match[str]) -> str | None:
    """In the answer to the deed, in a verdict since, or in the words of a lock."""
    shown = f"{said.answer} {list(said.verdicts)} {said.now['locks']}"
    return None if match["text"] in shown else f"the words {match['text']!r} were not shown"


@saying(r"stage (?P<stage>\w+)")
def _stage(said: Said, match: re.Match[str]) -> str | None:
    return _compare("stage", said.programme.get("stage"), match["stage"])


@saying(r"offers (?P<stage>\w+)")
def _offers(said: Said, match: re.Match[str]) -> str | None:
    found = [one["key"] for one in said.programme["stages"] if one["is_offered"]]
    return _compare("offers", ", ".join(found) or "nothing", match["stage"])


@saying(r"(?P<variant>[a-z-]+)(?: (?P<side>left|right))? (?P<kg>[\d.]+) kg")
def _load(said: Said, match: re.Match[str]) -> str | None:
    found = {
        target["side"]: target["load_kg"]
        for target in said.programme["targets"]
        if target["variant"] == match["variant"] and match["side"] in (None, target["side"])
    }
    return _compare(f"load of {match['variant']}", set(found.values()), {float(match["kg"])})


@saying(r"does (?P<variant>[a-z-]+)(?: (?P<sets>\d+) x (?P<amount>\d+))?")
def _does(said: Said, match: re.Match[str]) -> str | None:
    found = {each["variant"]: (each["sets"], each["amount_to"]) for each in said.programme["targets"]}
    if match["variant"] not in found:
        return f"exercises: {', '.join(found) or 'none'}, not {match['variant']}"
    wanted = (int(match["sets"]), int(match["amount"])) if match["sets"] else found[match["variant"]]
    return _compare(match["variant"], found[match["variant"]], wanted)


@saying(r"run level (?P<level>\d+)(?: \((?P<minutes>\d+) min\))?")
def _run(said: Said, match: re.Match[str]) -> str | None:
    run = said.programme["run"] or {"level": None, "rounds": 0, "run_minutes": 0}
    minutes = run["rounds"] * run["run_minutes"]
    wanted = int(match["minutes"]) if match["minutes"] else minutes
    return _compare("run level", (run["level"], minutes), (int(match["level"]), wanted))


@saying(r"(?P<contacts>\d+) contacts")
def _contacts(said: Said, match: re.Match[str]) -> str | None:
    return _compare("contacts", said.programme["contacts"], int(match["contacts"]))


@saying(r"next (?P<kind>\w+) (?P<day>[\d-]+)")
def _next(said: Said, match: re.Match[str]) -> str | None:
    found = [local[:10] for local in said.planned(match["kind"])][:1]
    return _compare(f"next {match['kind']}", found, [match["day"]])


@saying(r"no (?P<kind>\w+) planned")
def _none_planned(said: Said, match: re.Match[str]) -> str | None:
    return _compare(f"{match['kind']} planned", said.planned(match["kind"]), [])


@saying(r"locked: (?P<what>[a-z, ]+)")
def _locked(said: Said, match: re.Match[str]) -> str | None:
    found = sorted({what for lock in said.now["locks"] for what in lock["what"]})
    wanted = [] if match["what"] == "nothing" else sorted(match["what"].split(", "))
    return _compare("locked", found, wanted)


@saying(r"rest until (?P<until>[\d-]+)")
def _rest(said: Said, match: re.Match[str]) -> str | None:
    found = [lock["until"] for lock in said.now["locks"] if lock["what"] == ["rest"]]
    return _compare("rest until", set(found), {match["until"]})


@saying(r"asks (?P<kinds>[a-z_, ]+)")
def _asks(said: Said, match: re.Match[str]) -> str | None:
    found = [one["kind"] for one in said.world.ada("GET", "/api/diary/questions")["questions"]]
    return _compare("asks", ", ".join(found) or "nothing", match["kinds"])


@saying(rf"Ben has to read (?P<rules>{RULE}(?: {RULE})*|nothing)")
def _to_read(said: Said, match: re.Match[str]) -> str | None:
    rows = said.world.ben("GET", "verdicts")["verdicts"]
    found = {
        one["rule"]
        for one in rows
        if one["tells_clinician"] and not one["seen_at"] and not one["withdrawn_at"]
    }
    wanted = set() if match["rules"] == "nothing" else set(match["rules"].split())
    return _compare("to read", sorted(found), sorted(wanted))


@saying(r"the word of (?P<author>\w+) holds")
def _word(said: Said, match: re.Match[str]) -> str | None:
    override = (said.answer.get("progress") or {}).get("override") or {}
    return _compare("whose word holds", override.get("author"), match["author"])


@saying(r"score (?P<score>\d+)(?: (?P<change>better|same|worse))?")
def _score(said: Said, match: re.Match[str]) -> str | None:
    compared = (said.answer["compared"] or {}).get("change")
    return _compare("score", (said.answer["score"], compared), (int(match["score"]), match["change"]))


@saying(r"refused: (?P<field>[\w.]+)")
def _refused(said: Said, match: re.Match[str]) -> str | None:
    return _compare("refused", said.refused, [match["field"]])


@saying(r"(?P<done>\d+) of (?P<due>\d+) sessions")
def _adherence(said: Said, match: re.Match[str]) -> str | None:
    found = said.programme["adherence"]
    return _compare("sessions", (found["done"], found["due"]), (int(match["done"]), int(match["due"])))
