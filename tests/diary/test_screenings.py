"""Warning signs: what is asked, what it forbids, and who may start alone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from backend.diary.screenings.schemas import SelfGuidedIn
from backend.diary.screenings.services import start_self_guided
from backend.programmes.care.models import Condition
from backend.programmes.locks import locks_of
from backend.web.problems import Conflict, Refused
from tests.conftest import Cast, ClientOf
from tests.diary.scenes import NO_SIGNS, Diary
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize(
    ("signs", "rule", "verdict"),
    [
        ({}, "R15", "limited"),
        ({"pop": True}, "R1", "emergency"),
        ({"calf_swollen": True, "breathless_or_chest_pain": True}, "R3", "emergency"),
        ({"calf_swollen": True}, "R2", "stop"),
        ({"fluoroquinolone": "now"}, "R5", "stop"),
        ({"fluoroquinolone": "six_months"}, "R6", "clinician"),
        ({"age": 16}, "R11", "clinician"),
    ],
    ids=["nothing", "a pop", "swollen and breathless", "swollen", "on the medicine", "was on it", "a child"],
)
def test_the_most_severe_sign_decides(diary: Diary, signs: dict[str, Any], rule: str, verdict: str) -> None:
    row = diary.screen(**signs)
    said = diary.verdict(row.id, "screening")

    assert (said.rule, said.verdict) == (rule, verdict)


def test_an_emergency_takes_everything_off_the_calendar_at_once(diary: Diary) -> None:
    diary.begin()
    assert diary.planned("session")
    diary.screen(gap=True)

    assert diary.planned("session") + diary.planned("collagen") + diary.planned("next_day_check") == []
    assert {notice.kind for notice in diary.open_notices()} <= {"questionnaire"}
    assert {lock.rule for lock in locks_of(diary.session, diary.person.id, diary.clock.now.date())} == {"R1"}


def test_the_server_knows_better_whether_the_diagnosis_is_confirmed(diary: Diary) -> None:
    row = diary.screen(diagnosis_confirmed=True, has_clinician=False)
    assert diary.verdict(row.id, "screening").rule == "R15"

    now, person_id = diary.clock.now, diary.person.id
    diary.session.add(
        Condition(
            person_id=person_id,
            number=1,
            author_id=person_id,
            at=now,
            is_confirmed=True,
            diagnosis="midportion_tendinopathy",
            birth_year=1980,
        )
    )
    diary.session.commit()
    row = diary.screen(age=12)
    assert diary.verdict(row.id, "screening").verdict == "ok"


def test_an_age_is_needed_while_no_birth_year_is_on_file(diary: Diary) -> None:
    with pytest.raises(Refused) as refused:
        diary.screen(age=None)
    assert [problem.field for problem in refused.value.errors] == ["answers.age"]


@pytest.mark.parametrize("sign", ["pop", "calf_swollen"])
def test_a_red_flag_is_taken_before_anybody_was_asked_for_the_age(diary: Diary, sign: str) -> None:
    signs: dict[str, Any] = {sign: True, "age": None}
    row = diary.screen(**signs)
    assert diary.verdict(row.id, "screening").effect in ("emergency", "stop")
    assert diary.planned("session") == []


class TestSelfGuided:
    def start(self, diary: Diary) -> str:
        form = SelfGuidedIn(starts_on=diary.clock.now.date())
        return start_self_guided(diary.session, diary.person, form, diary.clock.now).plan.template

    def test_starts_after_a_screening_without_a_sign(self, diary: Diary) -> None:
        diary.screen("start")

        assert self.start(diary) == "self_guided"
        assert diary.planned("session")

    @pytest.mark.parametrize(
        "signs", [{"pop": True}, {"creaking": True}], ids=["an emergency", "a clinician"]
    )
    def test_does_not_start_against_a_sign(self, diary: Diary, signs: dict[str, Any]) -> None:
        diary.screen("start", **signs)
        with pytest.raises(Conflict):
            self.start(diary)

    def test_does_not_start_unasked_or_a_week_later(self, diary: Diary) -> None:
        with pytest.raises(Conflict):
            self.start(diary)
        diary.screen("start")
        diary.clock.move(timedelta(days=7, minutes=1))
        with pytest.raises(Conflict):
            self.start(diary)

    def test_does_not_start_beside_another_plan(self, diary: Diary) -> None:
        diary.begin()
        diary.screen("start")
        with pytest.raises(Conflict):
            self.start(diary)


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"age": 200}, "answers.age"),
        ({"age": -1}, "answers.age"),
        ({"fluoroquinolone": "maybe"}, "answers.fluoroquinolone"),
        ({"pop": 1}, "answers.pop"),
        ({"headache": True}, "answers.headache"),
    ],
    ids=["too old", "not born", "an unknown choice", "a number for yes", "an unknown key"],
)
def test_an_impossible_answer_is_refused_by_its_name(
    cast: Cast, clock: FakeClock, client_of: ClientOf, answers: dict[str, Any], field: str
) -> None:
    body = {"asked_at": clock.now.isoformat(), "reason": "start", "answers": NO_SIGNS | answers}
    response = client_of(cast.ada).put(f"/api/diary/screenings/{uuid4()}", json=body)

    assert response.status_code == 422
    assert field in [error["field"] for error in response.get_json()["errors"]]
