"""Which times of a plan a person may set, and the plan with those of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from backend.rules.patch import PATCH, PATCH_OFF
from backend.rules.prescription import DailyCourse, Milestones, Prescription

SESSION, CHECK, WEDGES, QUESTIONNAIRE = "session", "next_day_check", "heel_wedges", "questionnaire"
OWN_KINDS = (SESSION, CHECK, PATCH, PATCH_OFF, WEDGES, QUESTIONNAIRE)

# Our own rule: how the tendon took it is known after a night, and before the new day has loaded it.
EARLIEST_CHECK, LATEST_CHECK = time(4), time(14)
SHORTEST_NIGHT = timedelta(hours=5)


def settable_times(prescription: Prescription, today: date) -> dict[str, time]:
    """By kind, of what is prescribed and not over yet."""
    return dict(_settable_times(prescription, today))


def with_own_times(prescription: Prescription, own: Mapping[str, time]) -> Prescription:
    """Weekdays, dates and courses stay, and so does the time between a patch on and off."""
    sessions, gtn, wedges = prescription.sessions, prescription.gtn, prescription.wedges
    check_at, milestones = prescription.next_day_check_at, prescription.questionnaire
    return replace(
        prescription,
        sessions=sessions and replace(sessions, at=own.get(SESSION, sessions.at)),
        next_day_check_at=check_at and own.get(CHECK, check_at),
        gtn=gtn and replace(gtn, at=own.get(PATCH, gtn.at)),
        wedges=wedges and replace(wedges, at=own.get(WEDGES, wedges.at)),
        questionnaire=milestones and replace(milestones, at=own.get(QUESTIONNAIRE, milestones.at)),
    )


def time_problem(times: Mapping[str, time], kind: str, at: time) -> str | None:
    """In words for a person, why `kind` cannot come at `at` beside the other times as they are."""
    if kind == CHECK and not EARLIEST_CHECK <= at <= LATEST_CHECK:
        return f"must be in the morning, from {EARLIEST_CHECK:%H:%M} to {LATEST_CHECK:%H:%M}"
    together = {**times, kind: at}
    if kind not in (SESSION, CHECK) or not {SESSION, CHECK} <= together.keys():
        return None
    day = date(2000, 1, 1)
    night = datetime.combine(day + timedelta(days=1), together[CHECK]) - datetime.combine(
        day, together[SESSION]
    )
    if night >= SHORTEST_NIGHT:
        return None
    hours = SHORTEST_NIGHT // timedelta(hours=1)
    return f"must leave at least {hours} hours from an evening's session to the morning check"


def leading_time(prescription: Prescription, kind: str, at: time) -> tuple[str, time]:
    """What has to be set for `kind` to come at `at`: a patch comes off so long after it went on."""
    wear = prescription.gtn_wear
    if kind != PATCH_OFF or wear is None:
        return kind, at
    return PATCH, (datetime.combine(prescription.starts_on, at) - wear).time()


def _settable_times(prescription: Prescription, today: date) -> Iterator[tuple[str, time]]:
    if prescription.sessions:
        yield SESSION, prescription.sessions.at
    if prescription.next_day_check_at is not None:
        yield CHECK, prescription.next_day_check_at
    gtn, wear, wedges = prescription.gtn, prescription.gtn_wear, prescription.wedges
    if gtn and _lasts(gtn, today):
        yield PATCH, gtn.at
        if wear:
            yield PATCH_OFF, (datetime.combine(gtn.starts_on, gtn.at) + wear).time()
    if wedges and _lasts(wedges, today):
        yield WEDGES, wedges.at
    milestones = prescription.questionnaire
    if milestones and _has_more(milestones, today):
        yield QUESTIONNAIRE, milestones.at


def _lasts(course: DailyCourse, today: date) -> bool:
    return (today - course.starts_on).days < course.days


def _has_more(milestones: Milestones, today: date) -> bool:
    return any(day >= today.toordinal() for day in milestones.ordinals)
