"""What a patient notices about a course, what the rules say, and what is locked."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from backend.diary.models import MorningCheck, Verdict
from backend.diary.side_effects.models import SideEffect
from backend.diary.side_effects.schemas import SideEffectIn, SideEffectOut
from backend.diary.side_effects.services import (
    report_side_effect,
    side_effect_out,
    side_effects_of,
    withdraw_side_effect,
)
from backend.programmes.locks import locks_of
from backend.web.problems import Conflict, NotFound
from tests.conftest import Cast, ClientOf
from tests.programmes.scenes import Story


def _notice(story: Story, entry_id: UUID | None = None, **said: Any) -> SideEffectOut:
    form = SideEffectIn.model_validate({"noted_at": story.clock.now} | said)
    row = report_side_effect(story.session, story.person.id, entry_id or uuid4(), form, story.clock.now)
    return side_effect_out(story.session, row)


def _locked(story: Story) -> set[str]:
    return {lock.what for lock in locks_of(story.session, story.person.id, story.clock.now.date())}


EVERYTHING = {"gtn", "loading", "running", "shockwave", "wedges", "collagen"}
SAID: dict[str, tuple[dict[str, Any], str, str, set[str]]] = {
    "nothing": ({}, "M0", "ok", set()),
    "M5 a mild headache": ({"headache": "mild"}, "M5", "ok", set()),
    "M5 a moderate headache": ({"headache": "moderate"}, "M5", "ok", set()),
    "M6 a severe headache": ({"headache": "severe"}, "M6", "stop", {"gtn"}),
    "M6 a racing heart": ({"palpitations": True}, "M6", "stop", {"gtn"}),
    "M6 changed sight": ({"vision_change": True}, "M6", "stop", {"gtn"}),
    "M6 fainted": ({"faint": True}, "M6b", "emergency", {"gtn", "loading", "running"}),
    "M6 chest pain": ({"chest_pain": True}, "M6b", "emergency", {"gtn", "loading", "running"}),
    "M7 a mild rash": ({"rash": "mild"}, "M7", "ok", set()),
    "M7 a rash that spreads": ({"rash": "spreading"}, "M7b", "clinician", {"gtn"}),
    "M7 blisters": ({"rash": "blisters"}, "M7c", "emergency", {"gtn"}),
    "M7 a swollen face": ({"face_swelling_or_breathing": True}, "M7c", "emergency", {"gtn"}),
    "M12 sildenafil": ({"took_pde5": True}, "M12", "stop", {"gtn"}),
    "M17 a pop after shockwave": ({"pop_or_severe_pain": True}, "M17b", "emergency", EVERYTHING),
    "M19 the knee, with wedges": ({"wedge_pain": "knee"}, "M19", "ok", set()),
    "M19 in one shoe": ({"wedge_one_sided": True}, "M19", "ok", set()),
    "M21 tablets on three days": ({"painkiller_days": 3}, "M0", "ok", set()),
    "M21 tablets on four days": ({"painkiller_days": 4}, "M21", "clinician", set()),
    "M21 anti-inflammatories with an ulcer": (
        {"took_anti_inflammatory": True, "anti_inflammatory_risk": True},
        "M21b",
        "clinician",
        set(),
    ),
    "the worst of two": ({"headache": "mild", "took_pde5": True}, "M12", "stop", {"gtn"}),
}


@pytest.mark.parametrize(("said", "rule", "effect", "locked"), SAID.values(), ids=SAID.keys())
def test_what_is_noticed_has_its_verdict_and_its_locks(
    said: dict[str, Any], rule: str, effect: str, locked: set[str], story: Story
) -> None:
    shown = _notice(story, **said)
    assert shown.verdict is not None
    assert (shown.verdict.rule, shown.verdict.effect, _locked(story)) == (rule, effect, locked)
    assert (story.planned("gtn_patch") == []) == ("gtn" in locked)
    row = story.session.scalars(select(Verdict).where(Verdict.subject == shown.id)).one()
    assert (row.table_name, row.inputs["gtn_wanted"]) == ("medicines", False)


def test_the_prescribers_words_come_with_a_headache(story: Story) -> None:
    assert _notice(story, headache="mild").headache_advice == "Paracetamol, as the packet says."
    assert _notice(story, rash="mild").headache_advice == ""


@pytest.mark.parametrize(
    ("said", "days", "rule", "locked"),
    [
        ({"headache": "mild"}, 3, "M5b", set()),
        ({"rash": "mild"}, 2, "M7b", {"gtn"}),
        ({"wedge_pain": "back"}, 3, "M19b", set()),
    ],
    ids=["headache for three days", "a rash for two days", "wedge pain for three days"],
)
def test_what_does_not_go_away_goes_to_the_clinician(
    said: dict[str, Any], days: int, rule: str, locked: set[str], story: Story
) -> None:
    rules = []
    for _ in range(days):
        shown = _notice(story, **said)
        rules.append(shown.verdict.rule if shown.verdict else "")
        story.clock.move(timedelta(days=1))
    assert (rules.index(rule), _locked(story)) == (days - 1, locked)


def test_a_day_without_it_begins_the_count_anew(story: Story) -> None:
    for days in (1, 1, 2, 1):
        shown = _notice(story, headache="mild")
        story.clock.move(timedelta(days=days))
    assert shown.verdict is not None
    assert shown.verdict.rule == "M5"


def test_mornings_with_tablets_count_as_painkiller_days(story: Story) -> None:
    story.at("2026-03-24 09:00")
    for day, row in enumerate(story.rows("next_day_check")[:4]):
        check = MorningCheck(
            id=uuid4(),
            person_id=story.person.id,
            occurrence_id=row.id,
            answered_at=story.clock.now - timedelta(days=day),
            received_at=story.clock.now,
            morning_pain=2,
            tablets=True,
        )
        story.session.add(check)
    story.session.commit()
    shown = _notice(story, painkiller_days=1)
    assert shown.verdict is not None
    assert shown.verdict.rule == "M21"


def test_anti_inflammatories_near_a_visit_are_told_and_are_no_emergency(story: Story) -> None:
    story.at("2026-03-24 10:00")
    assert [one.rule for one in _notice(story, took_anti_inflammatory=True).advice] == ["M16"]
    story.at("2026-03-28 10:00")
    assert [one.rule for one in _notice(story, took_anti_inflammatory=True).advice] == []


def test_a_sore_calf_after_a_visit_is_usual(story: Story) -> None:
    story.at("2026-03-25 11:00")
    story.act(story.row("shockwave", "2026-03-25"), "done")
    story.at("2026-03-26 08:00")
    assert [one.rule for one in _notice(story, shockwave_soreness="mild").advice] == ["M17"]


def test_sent_twice_it_is_stored_once_and_other_words_are_a_conflict(story: Story) -> None:
    entry_id = uuid4()
    first = _notice(story, entry_id, headache="mild")
    assert _notice(story, entry_id, headache="mild") == first
    assert len(story.session.scalars(select(SideEffect)).all()) == 1
    with pytest.raises(Conflict):
        _notice(story, entry_id, headache="severe")


def test_taken_back_it_counts_no_more_and_what_it_locked_waits_for_the_clinician(story: Story) -> None:
    shown = _notice(story, took_pde5=True)
    withdraw_side_effect(story.session, story.person.id, shown.id, story.clock.now)
    (row,) = side_effects_of(story.session, story.person.id)
    assert (row.verdict, row.withdrawn_at) == (None, story.clock.now)
    assert _locked(story) == {"gtn"}


def test_someone_elses_entry_does_not_exist(story: Story) -> None:
    entry_id = uuid4()
    _notice(story, entry_id, headache="mild")
    form = SideEffectIn(noted_at=story.clock.now, headache="mild")
    with pytest.raises(NotFound):
        report_side_effect(story.session, story.cast.eve.id, entry_id, form, story.clock.now)
    with pytest.raises(NotFound):
        withdraw_side_effect(story.session, story.cast.eve.id, entry_id, story.clock.now)


AT = "2026-03-20T09:00:00Z"
WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "an unknown headache": ("side-effects", {"noted_at": AT, "headache": "huge"}, "headache"),
    "eight days a week": ("side-effects", {"noted_at": AT, "painkiller_days": 8}, "painkiller_days"),
    "fewer than none": ("side-effects", {"noted_at": AT, "painkiller_days": -1}, "painkiller_days"),
    "a yes in words": ("side-effects", {"noted_at": AT, "faint": "yes"}, "faint"),
    "an unknown key": ("side-effects", {"noted_at": AT, "mood": "low"}, "mood"),
    "no time": ("side-effects", {"headache": "mild"}, "noted_at"),
    "25 hours": ("wedges", {"date": "2026-03-20", "hours": 25, "both_shoes": True}, "hours"),
    "minus an hour": ("wedges", {"date": "2026-03-20", "hours": -1, "both_shoes": True}, "hours"),
    "a third of an hour": ("wedges", {"date": "2026-03-20", "hours": 0.3, "both_shoes": True}, "hours"),
    "tomorrow": ("wedges", {"date": "2026-03-21", "hours": 8, "both_shoes": True}, "date"),
    "last year": ("wedges", {"date": "2025-03-20", "hours": 8, "both_shoes": True}, "date"),
    "no shoes": ("wedges", {"date": "2026-03-20", "hours": 8}, "both_shoes"),
}


@pytest.mark.parametrize(("page", "body", "field"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_is_refused_by_field(
    page: str, body: dict[str, Any], field: str, cast: Cast, client_of: ClientOf
) -> None:
    answer = client_of(cast.ada).put(f"/api/diary/{page}/{uuid4()}", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
