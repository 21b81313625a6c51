"""Answered questionnaires: once or many times, scored, compared, and taken back."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from backend.content import questionnaires
from backend.diary.questionnaires.models import QuestionnaireEntry
from backend.diary.questionnaires.schemas import QuestionnaireEntryIn
from backend.diary.questionnaires.scores import LatestChange, asking, latest_change, scores
from backend.diary.questionnaires.services import report_questionnaire, withdraw_questionnaire
from backend.programmes.horizon import extend_horizons
from backend.programmes.models import Occurrence
from backend.programmes.questionnaire_out import offered
from backend.web.problems import Conflict, NotFound, Refused
from tests.conftest import Cast
from tests.fakes.clock import FakeClock
from tests.programmes.scenes import Story, wall

WELL = {"stiff": 0, "daily": 0, "walk": 0, "stairs": 0, "rise": 0, "fast": 0, "missed": 0}
SORE = WELL | {"daily": 6, "walk": 4, "stairs": 5, "rise": 6}
LESS_SORE = WELL | {"daily": 3, "walk": 2, "stairs": 3, "rise": 3}


@pytest.fixture
def story(session: Session, cast: Cast, clock: FakeClock) -> Story:
    story = Story(session, cast, clock, session.merge(cast.ada))
    story.assign()
    story.at("2026-03-20 19:10")
    return story


def _report(story: Story, answers: dict[str, Any], occurrence_id: UUID | None = None) -> QuestionnaireEntryIn:
    return QuestionnaireEntryIn(
        questionnaire="soleus_short",
        occurrence_id=occurrence_id,
        answered_at=story.clock.now,
        answers=answers,
    )


def _send(
    story: Story, report: QuestionnaireEntryIn, entry_id: UUID | None = None, person_id: UUID | None = None
) -> tuple[QuestionnaireEntry, list[Occurrence]]:
    person_id, entry_id = person_id or story.person.id, entry_id or uuid4()
    return report_questionnaire(story.session, person_id, entry_id, report, questionnaires(), story.clock.now)


def _answer(story: Story, answers: dict[str, Any]) -> QuestionnaireEntry:
    return _send(story, _report(story, answers))[0]


def test_a_plan_asks_on_its_first_evening_and_after_six_weeks(story: Story) -> None:
    for _ in range(5):
        story.clock.move(timedelta(days=7))

    extend_horizons(story.session, story.clock.now, 10)
    asked = story.rows("questionnaire")
    assert [wall(row) for row in asked] == ["2026-03-20T19:00", "2026-04-30T19:00"]
    assert [(row.n, row.of) for row in asked] == [(1, 3), (2, 3)]


def test_an_answered_questionnaire_is_scored_and_its_prompt_done(story: Story) -> None:
    asked = story.row("questionnaire", "2026-03-20")
    entry, changed = _send(story, _report(story, SORE, asked.id))
    assert (entry.score, entry.most, entry.version, entry.missing) == (70, 100, 1, 0)
    assert [(row.id, row.state, row.entry_id) for row in changed] == [(asked.id, "done", entry.id)]
    assert story.open_notices(asked) == []


def test_it_counts_once_however_often_it_is_sent(story: Story) -> None:
    asked, entry_id = story.row("questionnaire", "2026-03-20"), uuid4()
    report = _report(story, SORE, asked.id)
    first, _ = _send(story, report, entry_id)
    story.clock.move(timedelta(hours=2))
    again, _ = _send(story, report, entry_id)
    assert again is first
    assert len(scores(story.session, story.person.id)) == 1
    with pytest.raises(Conflict):
        _send(story, _report(story, WELL, asked.id), entry_id)


def test_nobody_else_can_use_its_id(story: Story, cast: Cast) -> None:
    entry, _ = _send(story, _report(story, SORE))
    with pytest.raises(NotFound):
        _send(story, _report(story, SORE), entry.id, cast.eve.id)
    with pytest.raises(NotFound):
        withdraw_questionnaire(story.session, cast.eve.id, entry.id, story.clock.now)


def test_someone_elses_prompt_does_not_exist(story: Story, cast: Cast) -> None:
    asked = story.row("questionnaire", "2026-03-20")
    with pytest.raises(NotFound):
        _send(story, _report(story, SORE, asked.id), person_id=cast.eve.id)
    with pytest.raises(NotFound):
        _send(story, _report(story, SORE, uuid4()))


def test_another_kind_of_thing_is_not_done_by_it(story: Story) -> None:
    with pytest.raises(Refused):
        _send(story, _report(story, SORE, story.row("session", "2026-03-20").id))


def test_a_questionnaire_is_not_done_without_its_answers(story: Story) -> None:
    with pytest.raises(Refused):
        story.act(story.row("questionnaire", "2026-03-20"), "done")


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        pytest.param({"answers": WELL | {"daily": 11}}, ["answers.daily"], id="pain of 11"),
        pytest.param({"answers": WELL | {"hop": 1}}, ["answers.hop"], id="unknown item"),
        pytest.param({"answers": {"stiff": 1}}, ["answers.daily", "answers.walk"], id="too much left open"),
        pytest.param({"questionnaire": "visa_a"}, ["questionnaire"], id="one without wording"),
        pytest.param({"questionnaire": "unknown"}, ["questionnaire"], id="one that is not known"),
    ],
)
def test_what_cannot_be_is_refused_by_field(story: Story, change: dict[str, Any], fields: list[str]) -> None:
    report = _report(story, WELL).model_copy(update=change)
    with pytest.raises(Refused) as refused:
        _send(story, report)
    assert [error.field for error in refused.value.errors][: len(fields)] == fields
    assert scores(story.session, story.person.id) == []


def test_one_question_may_stay_open(story: Story) -> None:
    entry = _answer(story, WELL | {"fast": None})
    assert (entry.score, entry.missing, "fast" in entry.answers) == (100, 1, False)


def test_taken_back_it_is_open_again_and_counts_no_more(story: Story) -> None:
    asked = story.row("questionnaire", "2026-03-20")
    entry, _ = _send(story, _report(story, SORE, asked.id))
    changed = withdraw_questionnaire(story.session, story.person.id, entry.id, story.clock.now)
    assert [(row.id, row.state) for row in changed] == [(asked.id, "planned")]
    assert withdraw_questionnaire(story.session, story.person.id, entry.id, story.clock.now) == []
    assert scores(story.session, story.person.id) == []


def test_one_without_a_prompt_is_taken_back_too(story: Story) -> None:
    entry = _answer(story, SORE)
    assert withdraw_questionnaire(story.session, story.person.id, entry.id, story.clock.now) == []
    with pytest.raises(NotFound):
        withdraw_questionnaire(story.session, story.person.id, uuid4(), story.clock.now)


def test_scores_are_compared_with_the_first_of_the_plan(story: Story) -> None:
    _answer(story, SORE)
    story.clock.move(timedelta(weeks=6))
    _answer(story, LESS_SORE)
    newest, first = scores(story.session, story.person.id)
    assert first.compared is None
    assert newest.compared is not None
    assert (newest.compared.change, newest.compared.difference) == ("better", 14)
    assert (newest.compared.threshold, newest.compared.weeks) == (10, 6)


@pytest.mark.parametrize(
    ("later", "is_better", "named"),
    [
        pytest.param(LESS_SORE, True, "better", id="14 points up"),
        pytest.param(SORE | {"daily": 3}, False, "same", id="4 points up"),
        pytest.param(SORE | {"daily": 10, "walk": 10}, False, "worse", id="14 points down"),
    ],
)
def test_the_latest_change_says_whether_it_is_better(
    story: Story, later: dict[str, int], is_better: bool, named: str
) -> None:
    assert latest_change(story.session, story.person.id, story.clock.now) == LatestChange(None)
    _answer(story, SORE)
    assert latest_change(story.session, story.person.id, story.clock.now).is_better is None
    story.clock.move(timedelta(weeks=6))
    _answer(story, later)
    latest = latest_change(story.session, story.person.id, story.clock.now)
    assert latest.compared is not None
    assert (latest.is_better, latest.compared.change) == (is_better, named)


def test_scores_before_the_plan_are_history_and_nothing_is_compared_with_them(story: Story) -> None:
    _answer(story, WELL)
    story.end()
    story.clock.move(timedelta(days=1))
    story.assign(starts_on="2026-03-21")
    _answer(story, SORE)
    newest, older = scores(story.session, story.person.id)
    assert (newest.compared, older.compared) == (None, None)
    assert latest_change(story.session, story.person.id, story.clock.now).is_better is None


def test_another_version_is_not_compared(story: Story) -> None:
    _answer(story, SORE).version = 7
    story.clock.move(timedelta(weeks=6))
    _answer(story, LESS_SORE)
    assert latest_change(story.session, story.person.id, story.clock.now).is_better is None


def test_what_the_plan_began_with_is_asked_again(story: Story) -> None:
    own = offered(None)
    asked = asking(story.session, story.person.id, own, story.clock.now)
    prompt = story.row("questionnaire", "2026-03-20")
    assert (asked.questionnaire, asked.due_occurrence_id, asked.first) == ("soleus_short", prompt.id, None)

    entry, _ = _send(story, _report(story, SORE, prompt.id))
    known = questionnaires()
    preferred = [known["visa_a"], *own]
    later = asking(story.session, story.person.id, preferred, story.clock.now)
    assert (later.questionnaire, later.due_occurrence_id, later.first) == ("soleus_short", None, entry)


def test_someone_without_a_plan_may_answer_too(story: Story, cast: Cast) -> None:
    entry, changed = _send(story, _report(story, SORE), person_id=cast.eve.id)
    assert (entry.score, changed) == (70, [])
    assert [one.entry.id for one in scores(story.session, cast.eve.id)] == [entry.id]
