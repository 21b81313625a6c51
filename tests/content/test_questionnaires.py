"""The questionnaires are complete; only what may be shown is offered."""

import re
import shutil
from pathlib import Path

import pytest

from backend.content import ContentProblem, questionnaire_weeks, questionnaires
from backend.content.questionnaire import OWN, load_questionnaire, with_wording
from backend.rules.questionnaire import score
from tests.content.wording import ITEM, wording

EVIDENCE = Path("docs/evidence.md")


def test_the_house_ships_its_own_form_and_two_scorings() -> None:
    assert set(questionnaires()) == {"soleus_short", "tendins_a", "visa_a"}
    assert [one.id for one in questionnaires().values() if one.is_offered] == ["soleus_short"]


def test_it_is_asked_at_the_start_and_after_six_and_twelve_weeks() -> None:
    assert questionnaire_weeks() == (0, 6, 12)


@pytest.mark.parametrize("name", sorted(path.stem for path in OWN.glob("*.toml")))
def test_the_best_answers_come_to_the_good_end_and_the_worst_to_the_other(name: str) -> None:
    form = questionnaires()[name].form
    most = {item.key: max(range(item.least, item.most + 1), key=item.earned) for item in form.items}
    least = {item.key: min(range(item.least, item.most + 1), key=item.earned) for item in form.items}
    assert (score(form, most).value, score(form, least).value) == (100, 0)


def test_no_wording_of_others_is_shipped() -> None:
    for one in questionnaires().values():
        if one.needs_licence:
            assert not any(question.text or question.choices for question in one.questions)


def test_visa_a_is_seven_items_of_ten_and_one_of_thirty() -> None:
    form = questionnaires()["visa_a"].form
    assert [item.possible for item in form.items] == [10] * 7 + [30]
    assert (form.well, form.most_missing) == ("more", 0)


def test_a_scoring_from_memory_is_a_house_default_and_never_evidence() -> None:
    tendins = questionnaires()["tendins_a"]
    assert (tendins.is_confirmed, tendins.is_house_default, len(tendins.questions)) == (False, True, 10)
    assert [threshold.points for threshold in tendins.form.thresholds] == [12]


def test_every_source_is_an_anchor_of_the_evidence() -> None:
    headings = re.findall(r"^## (.+)$", EVIDENCE.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {
        f"docs/evidence.md#{re.sub(r'[^a-z0-9 -]', '', one.lower()).replace(' ', '-')}" for one in headings
    }
    assert {one.source for one in questionnaires().values()} <= anchors


def test_the_own_form_is_short_and_plain() -> None:
    own = questionnaires()["soleus_short"]
    assert 6 <= len(own.questions) <= 8
    for question in own.questions:
        assert len(question.text.split()) <= 14, question.text


def test_a_clinic_with_the_right_to_show_a_wording_has_it_offered(tmp_path: Path) -> None:
    (tmp_path / "visa_a.toml").write_text(wording("visa_a"), encoding="utf-8")
    visa = questionnaires(tmp_path)["visa_a"]
    assert visa.is_offered
    assert visa.permission == "The authors, letter of 2 March"
    assert visa.form == questionnaires()["visa_a"].form


def test_a_clinics_choices_keep_the_points_of_the_item(tmp_path: Path) -> None:
    texts = {"no": 0, "some": 4, "all": 10}
    rows = ", ".join(f"{{ text = '{text}', points = {points} }}" for text, points in texts.items())
    choices = f"choices = [{rows}]"
    path = tmp_path / "visa_a.toml"
    path.write_text(
        wording("visa_a").replace(ITEM.format("q7"), f"[items.q7]\ntext = 'Seven'\n{choices}\n"), "utf-8"
    )
    item = with_wording(questionnaires()["visa_a"], path).form.items[6]
    assert (item.points, item.most, item.possible) == ((0, 4, 10), 2, 10)


def test_a_scoring_from_memory_needs_someone_who_stands_for_it(tmp_path: Path) -> None:
    path = tmp_path / "tendins_a.toml"
    path.write_text(wording("tendins_a"), encoding="utf-8")
    with pytest.raises(ContentProblem, match=r"tendins_a\.toml: scoring_confirmed_by: is missing"):
        with_wording(questionnaires()["tendins_a"], path)
    path.write_text('scoring_confirmed_by = "Ben"\n' + wording("tendins_a"), encoding="utf-8")
    assert with_wording(questionnaires()["tendins_a"], path).is_offered


def test_a_clinic_may_add_a_questionnaire_of_its_own(tmp_path: Path) -> None:
    own = (
        (OWN / "soleus_short.toml")
        .read_text(encoding="utf-8")
        .replace("docs/evidence.md#house-defaults", "ours")
    )
    (tmp_path / "hill.toml").write_text(own, encoding="utf-8")
    assert questionnaires(tmp_path)["hill"].is_offered


def test_a_clinic_cannot_reword_the_houses_own_form(tmp_path: Path) -> None:
    shutil.copy(OWN / "soleus_short.toml", tmp_path)
    with pytest.raises(ContentProblem, match=r"soleus_short\.toml: has wording already"):
        questionnaires(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param('key = "walk"', 'key = "daily"', "items: must be at least one", id="a key twice"),
        pytest.param(
            "most = 10", "most = 0", r"items\[1\].most: must be a whole number from 1", id="empty scale"
        ),
        pytest.param('low = "no pain"\n', "", r"items\[1\].low: is missing", id="a scale without its ends"),
        pytest.param("points = 0 },\n]", "points = x },\n]", "soleus_short.toml", id="not TOML"),
        pytest.param(
            "most_missing = 1", "most_missing = 7", "most_missing: must be", id="all may be missing"
        ),
        pytest.param(
            "[{ weeks = 0, points = 10 }]", "[]", "thresholds: must be at least one", id="no threshold"
        ),
        pytest.param(
            'well = "more"', 'well = "up"', "well: must be one of more, less", id="unknown direction"
        ),
        pytest.param(
            'type = "choice"', 'type = "pick"', r"items\[0\].type: must be one of", id="unknown type"
        ),
        pytest.param("points = 7", "points = 2000", r"items\[5\].choices\[1\].points", id="too many points"),
        pytest.param(
            'text = "Never"', 'text = " "', r"choices\[0\].text: must have 1 to 200", id="empty text"
        ),
        pytest.param("rank = 100", "ranks = 100", "rank: is missing", id="misspelt key"),
        pytest.param("#house-defaults", "", "source: must be docs/evidence.md#", id="no anchor"),
    ],
)
def test_a_bad_file_says_where_it_is_wrong(old: str, new: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "soleus_short.toml"
    text = (OWN / "soleus_short.toml").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem, match=problem):
        load_questionnaire(path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(ITEM.format("q3"), "", "items.q3: is missing", id="an item left out"),
        pytest.param(
            "[items.q3]", "[items.q9]\ntext = 'x'\n[items.q3]", "items.q9: is not a known key", id="one more"
        ),
        pytest.param("permission", "permit", "permission: is missing", id="nobody gave permission"),
        pytest.param(
            ITEM.format("q2"),
            "[items.q2]\ntext = 'Two'\nchoices = [{ text = 'a', points = 0 }, { text = 'b', points = 9 }]\n",
            "items.q2.choices: must have points from 0 to 10",
            id="choices worth less than the item",
        ),
        pytest.param(
            ITEM.format("q2"),
            "[items.q2]\ntext = 'Two'\nchoices = [{ text = 'a', points = 0 }]\n",
            "items.q2.choices: must have at least two",
            id="one choice",
        ),
    ],
)
def test_a_clinics_bad_file_says_where_it_is_wrong(old: str, new: str, problem: str, tmp_path: Path) -> None:
    text = wording("visa_a")
    assert old in text
    (tmp_path / "visa_a.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem, match=f"visa_a.toml.*{problem}"):
        questionnaires(tmp_path)
