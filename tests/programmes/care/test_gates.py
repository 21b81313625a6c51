"""Before a patch, shockwave or collagen: what is asked, what is refused, what is locked later."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.programmes.care.models import GateAnswer
from backend.programmes.care.schemas.gates import (
    CollagenHealthIn,
    GtnHealthIn,
)
from backend.programmes.care.schemas.records import ProcedureIn
from backend.programmes.care.services.gate_view import gates_out
from backend.programmes.care.services.gates import answer_own_gate
from backend.programmes.care.services.procedures import record_procedure
from backend.programmes.locks import locks_of
from backend.programmes.models import Occurrence
from backend.programmes.preview import preview
from backend.programmes.services import assign_programme
from backend.web.problems import Refused
from tests.programmes.care import answers
from tests.programmes.scenes import GTN, SHOCKWAVE, Story, form

COLLAGEN = {"lead_minutes": 30}
BLOCKED: dict[str, tuple[str, dict[str, Any], str]] = {
    "M1 nobody prescribes": ("gtn", {"prescriber": ""}, "M1"),
    "M2 sildenafil": ("gtn", {"takes_pde5": True}, "M2"),
    "M2 riociguat": ("gtn", {"takes_riociguat": True}, "M2"),
    "M2 allergic to nitrates": ("gtn", {"nitrate_allergy": True}, "M2"),
    "M2 pressure of 89": ("gtn", {"systolic": 89}, "M2"),
    "M2 faints": ("gtn", {"fainting": True, "systolic": None}, "M2"),
    "M2 pressure in the head": ("gtn", {"head_pressure": True}, "M2"),
    "M2 a narrow valve": ("gtn", {"heart_narrowing": True}, "M2"),
    "M2 anaemia": ("gtn", {"severe_anaemia": True}, "M2"),
    "M2 nitrates already": ("gtn", {"on_nitrates": True}, "M2"),
    "M2 pregnant": ("gtn", {"pregnant_or_feeding": True}, "M2"),
    "M2 even when confirmed": ("gtn", {"takes_pde5": True, "is_confirmed": True}, "M2"),
    "M3 migraine": ("gtn", {"migraine": True}, "M3"),
    "M3 glaucoma": ("gtn", {"glaucoma": True}, "M3"),
    "M3 pressure tablets": ("gtn", {"blood_pressure_medicine": True}, "M3"),
    "M3 alcohol": ("gtn", {"alcohol": True}, "M3"),
    "M3 heart attack": ("gtn", {"recent_heart_trouble": True}, "M3"),
    "M13 allergy": ("collagen", {"collagen_allergy": True}, "M13"),
    "M13 vegan": ("collagen", {"avoids_animal_food": True}, "M13"),
    "M13 kidneys": ("collagen", {"kidney_or_protein_limit": True}, "M13"),
    "M15 pregnant": ("shockwave", {"pregnant_or_feeding": True}, "M15"),
    "M15 clotting": ("shockwave", {"clotting": True}, "M15"),
    "M15 a wound": ("shockwave", {"infection_or_wound": True}, "M15"),
    "M15 a tumour": ("shockwave", {"tumour": True}, "M15"),
    "M15 a pacemaker": ("shockwave", {"implant_near": True}, "M15"),
    "M15 no feeling": ("shockwave", {"neuropathy": True}, "M15"),
    "M15 seventeen": ("shockwave", {"is_adult": False}, "M15"),
    "M15 steroid eleven weeks ago": ("shockwave", {"weeks_since_steroid": 11}, "M15"),
}
WANTED: dict[str, dict[str, Any]] = {
    "gtn": {"gtn": GTN},
    "shockwave": {"shockwave": SHOCKWAVE},
    "collagen": {"collagen": COLLAGEN},
}


def _answer(story: Story, course: str, **changes: Any) -> GateAnswer:
    ask = getattr(answers, course)
    row = ask(story.session, story.cast.ben, story.person, story.clock.now, **changes)
    assert isinstance(row, GateAnswer)
    return row


def _assign(story: Story, **changes: Any) -> None:
    assign_programme(story.session, story.cast.ben, story.person, form(**changes), story.clock.now)


def _locked(story: Story) -> set[tuple[str, str]]:
    on = story.clock.now.date()
    return {(lock.what, lock.rule) for lock in locks_of(story.session, story.person.id, on)}


@pytest.mark.parametrize(("course", "said", "rule"), BLOCKED.values(), ids=BLOCKED.keys())
def test_a_closed_gate_refuses_the_course_by_name_with_the_rule_and_not_the_fact(
    course: str, said: dict[str, Any], rule: str, story: Story
) -> None:
    row = _answer(story, course, **said)
    assert (row.rule, row.effect) == (rule, "clinician")
    wanted = WANTED[course] if rule != "M1" else {"gtn": GTN | {"prescriber": "-"}}
    if rule == "M1":
        # A prescription that names one is enough.
        _assign(story, **WANTED[course])
        return
    with pytest.raises(Refused) as refused:
        _assign(story, **wanted)

    (error,) = refused.value.errors
    assert (error.field, error.message.endswith(f"(rule {rule})")) == (course, True)
    assert story.session.scalar(select(func.count()).select_from(Occurrence)) == 0


@pytest.mark.parametrize(("course", "rule"), [("gtn", "M1b"), ("shockwave", "M15b")])
def test_a_course_nobody_has_asked_about_is_refused(course: str, rule: str, story: Story) -> None:
    with pytest.raises(Refused) as refused:
        _assign(story, **WANTED[course])
    assert [(error.field, rule in error.message) for error in refused.value.errors] == [(course, True)]

    with pytest.raises(Refused):
        preview(story.session, story.person, form(**WANTED[course]), story.clock.now)


def test_collagen_needs_no_question_first(story: Story) -> None:
    _assign(story, collagen=COLLAGEN)
    assert story.planned("collagen")


def test_with_nothing_in_the_way_every_course_is_prescribed(story: Story) -> None:
    for course in WANTED:
        _answer(story, course)
    _assign(story, gtn=GTN, shockwave=SHOCKWAVE, collagen=COLLAGEN | {"dose": "15 g"})

    assert all(story.planned(kind) for kind in ("gtn_patch", "shockwave", "collagen"))
    assert story.plan.template == "article_midportion"


def test_every_closed_gate_is_named_at_once(story: Story) -> None:
    with pytest.raises(Refused) as refused:
        _assign(story, gtn=GTN, shockwave=SHOCKWAVE)
    assert [error.field for error in refused.value.errors] == ["gtn", "shockwave"]


def test_a_clinicians_yes_opens_what_calls_for_care(story: Story) -> None:
    row = _answer(story, "gtn", migraine=True, is_confirmed=True)
    assert (row.rule, row.effect) == ("M0", "ok")
    _assign(story, gtn=GTN)


def test_a_yes_does_not_hold_for_answers_that_have_changed_since(story: Story) -> None:
    _answer(story, "gtn", migraine=True, is_confirmed=True)
    health = GtnHealthIn.model_validate(answers.GTN_HEALTH | {"migraine": True, "glaucoma": True})
    row = answer_own_gate(story.session, story.person, "gtn", health, story.clock.now)

    assert (row.rule, row.answers["is_confirmed"], row.answers["prescriber"]) == ("M3", False, "Dr Ben")


def test_each_answer_is_kept_with_who_gave_it_and_what_it_was_made_from(story: Story) -> None:
    _answer(story, "gtn")
    story.clock.move(timedelta(days=1))
    health = GtnHealthIn.model_validate(answers.GTN_HEALTH | {"takes_pde5": True})
    answer_own_gate(story.session, story.person, "gtn", health, story.clock.now)

    rows = story.session.scalars(select(GateAnswer).order_by(GateAnswer.at)).all()
    assert [(row.author_id, row.rule) for row in rows] == [
        (story.cast.ben.id, "M0"),
        (story.person.id, "M2"),
    ]
    assert rows[1].inputs["takes_pde5"] is True
    assert rows[1].ruleset
    shown = gates_out(story.session, story.person, story.clock.now).gtn
    assert (shown.is_passed, shown.is_own_answer, shown.answered_by) == (False, True, "Ada")


def test_an_answer_that_closes_the_gate_of_a_running_course_locks_it(story: Story) -> None:
    story.assign(gtn=GTN, shockwave=SHOCKWAVE)
    assert story.planned("gtn_patch")
    health = GtnHealthIn.model_validate(answers.GTN_HEALTH | {"takes_pde5": True})
    answer_own_gate(story.session, story.person, "gtn", health, story.clock.now)

    assert _locked(story) == {("gtn", "M2")}
    assert story.planned("gtn_patch") == []
    assert story.planned("shockwave")


def test_only_a_clinicians_answer_frees_it_again(story: Story) -> None:
    story.assign(gtn=GTN)
    sick, well = (
        GtnHealthIn.model_validate(answers.GTN_HEALTH | {"takes_pde5": said}) for said in (True, False)
    )
    for health in (sick, well):
        story.clock.move(timedelta(minutes=1))
        answer_own_gate(story.session, story.person, "gtn", health, story.clock.now)
    assert _locked(story) == {("gtn", "M2")}

    story.clock.move(timedelta(minutes=1))
    _answer(story, "gtn")
    assert _locked(story) == set()
    assert story.planned("gtn_patch")


def test_what_runs_already_is_not_asked_about_again(story: Story) -> None:
    """The lock holds it; the rest of the plan can still be changed."""
    story.assign(gtn=GTN)
    health = GtnHealthIn.model_validate(answers.GTN_HEALTH | {"takes_pde5": True})
    answer_own_gate(story.session, story.person, "gtn", health, story.clock.now)
    story.adjust(gtn=GTN, next_day_check={"time": "09:00"})
    assert story.planned("gtn_patch") == []

    with pytest.raises(Refused):
        story.adjust(gtn=GTN | {"time": "09:00"})


def test_a_vegan_stops_their_own_collagen(story: Story) -> None:
    story.assign()
    health = CollagenHealthIn(collagen_allergy=False, avoids_animal_food=True, kidney_or_protein_limit=False)
    answer_own_gate(story.session, story.person, "collagen", health, story.clock.now)

    assert story.planned("collagen") == []
    assert story.planned("session")


def test_only_a_matrix_patch_may_be_cut_and_only_then_is_it_shown(story: Story) -> None:
    with pytest.raises(Refused) as refused:
        _answer(story, "gtn", patch_kind="reservoir", may_be_cut=True)
    assert refused.value.errors[0].field == "may_be_cut"

    for kind in ("reservoir", "unknown"):
        row = _answer(story, "gtn", patch_kind=kind, may_be_cut=False)
        assert (row.rule, row.effect) == ("M4", "ok")
        story.clock.move(timedelta(minutes=1))
    shown = gates_out(story.session, story.person, story.clock.now).gtn
    assert shown.answers is not None
    assert (shown.is_passed, shown.may_show_cut) == (True, False)
    assert shown.answers.instruction == "One quarter of a patch, changed each evening."

    _answer(story, "gtn")
    assert gates_out(story.session, story.person, story.clock.now).gtn.may_show_cut


def test_a_steroid_injection_closes_shockwave_for_the_clinics_window(story: Story) -> None:
    story.assign(shockwave=SHOCKWAVE)
    injection = ProcedureIn.model_validate(
        {"kind": "steroid", "done_on": "2026-03-19", "done_by": "Dr Ben", "side": "left"}
    )
    record_procedure(story.session, story.cast.ben, story.person, injection, story.clock.now)

    assert ("shockwave", "M15") in _locked(story)
    assert story.planned("shockwave") == []
    assert not gates_out(story.session, story.person, story.clock.now).shockwave.is_passed
    story.clock.move(timedelta(weeks=12))
    assert gates_out(story.session, story.person, story.clock.now).shockwave.is_passed
