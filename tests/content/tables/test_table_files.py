"""A bad file of rules or thresholds stops the start and says in which line it is wrong."""

from pathlib import Path

import pytest

from backend.content import ContentProblem, ruleset, tables, thresholds
from backend.content.table import NAMES, load_table
from backend.content.threshold import load_thresholds
from backend.content.toml_file import FOLDER
from backend.rules.tables import EFFECTS
from tests.content.readability import grade
from tests.content.spoiling import spoiled

R2 = 'when = "calf_swollen"'


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        pytest.param(
            "screening",
            R2,
            'when = "calf_swolen"',
            "line 56: rules[2].when: reads calf_swolen, which is no input and no threshold",
            id="unknown variable",
        ),
        pytest.param(
            "screening",
            "age > older_age",
            "age > old_age",
            "line 105: rules[6].stronger.when: reads old_age, which is no input and no threshold",
            id="unknown variable of stronger words",
        ),
        pytest.param(
            "screening",
            R2,
            'when = "calf_swollen &&"',
            "line 56: rules[2].when: is not Common Expression Language",
            id="half a condition",
        ),
        pytest.param(
            "screening",
            R2,
            'when = "size(fluoroquinolone) > 2"',
            "line 56: rules[2].when: may not use size",
            id="a function the phone may not know",
        ),
        pytest.param(
            "screening",
            R2,
            'when = "calf_swollen > 3"',
            "line 56: rules[2].when: of rule R2 compares unlike things",
            id="a yes held against a number",
        ),
        pytest.param(
            "screening",
            R2,
            'when = "calf_swollen && gap"',
            "line 56: rules[2].when: of rule R2 is reached by no setting",
            id="a rule that no setting reaches",
        ),
        pytest.param(
            "next_day",
            'when = "morning <= usual + morning_steady"',
            'when = "morning < 0"',
            "line 97: rules[7].when: of rule T1 is reached by no setting",
            id="a rule out of the range of its input",
        ),
        pytest.param(
            "in_session",
            'when = "!pain_known"',
            'when = "!pain_known && !baseline_known"',
            "rules: leave answers for which none of them holds",
            id="answers that no rule takes",
        ),
        pytest.param(
            "screening",
            'verdict = "limited"',
            'verdict = "limitless"',
            "must be one of emergency, stop, clinician, limited, ok",
            id="verdict outside the scale",
        ),
        pytest.param(
            "screening",
            'source = "docs/evidence.md#clot"',
            'source = "a book"',
            "line 41: rules[0].source: must be docs/evidence.md# and an anchor",
            id="source that is none",
        ),
        pytest.param(
            "screening",
            'source = "docs/evidence.md#clot"\n',
            "",
            "line 34: rules[0].source: is missing",
            id="no source",
        ),
        pytest.param(
            "screening", 'id = "R2"', 'id = "R1"', "line 55: rules[2].id: R1 is taken", id="id twice"
        ),
        pytest.param("screening", '"wedges", ', '"wedge", ', "line 42: rules[0].locks: must be", id="lock"),
        pytest.param(
            "screening",
            'call = "Call your local emergency number now."',
            'call = " "',
            "line 40: rules[0].call: must say something",
            id="no words",
        ),
        pytest.param(
            "screening",
            'clinician = "clinician"',
            'clinician = "ring"',
            "line 29: effects.clinician: must",
            id="effect",
        ),
    ],
)
def test_a_wrong_rule_names_its_line(tmp_path: Path, name: str, old: str, new: str, problem: str) -> None:
    file = spoiled(FOLDER / "tables" / f"{name}.toml", tmp_path, old, new)
    with pytest.raises(ContentProblem) as refused:
        load_table(file, thresholds())
    assert str(refused.value).startswith(f"{name}.toml, line ")
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("default = 3", "default = 6", "line 6: pain_limit.default: must be a whole number from 2 to 5"),
        ("least = 2", "least = 6", "line 8: pain_limit.most: must be a whole number from 6 to"),
        ("#pain-limit", "#", "line 9: pain_limit.source: must be docs/evidence.md#"),
        ("is_house_default = false", "is_house = false", "pain_limit.is_house_default: is missing"),
    ],
)
def test_a_wrong_threshold_names_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(ContentProblem, match=r"^thresholds\.toml, line ") as refused:
        load_thresholds(spoiled(FOLDER / "thresholds.toml", tmp_path, old, new))
    assert problem in str(refused.value)


def test_every_rule_of_the_clinical_text_is_there() -> None:
    wanted = {
        "screening": "R15",
        "in_session": "S8",
        "next_day": "T9",
        "progression": "P12",
        "medicines": "M22",
    }
    wanted["escalation"] = "X7"
    for name, last in wanted.items():
        ids = {rule.id for rule in tables()[name].rules}
        assert {f"{last[0]}{number}" for number in range(1, int(last[1:]) + 1)} <= ids, name


def test_every_effect_is_one_that_is_compared_between_tables() -> None:
    assert list(tables()) == list(NAMES)
    assert all(set(table.effects.values()) <= set(EFFECTS) for table in tables().values())


def test_a_threshold_that_no_rule_may_pass_is_the_articles() -> None:
    limit = thresholds()["pain_limit"]
    assert (limit.default, limit.least, limit.most, limit.is_house_default) == (3, 2, 5, False)
    assert "pain_limit" in tables()["in_session"].thresholds


def test_a_stop_and_an_emergency_are_always_told_to_the_clinician() -> None:
    for table in tables().values():
        for rule in table.rules:
            assert rule.tells_clinician or table.effects[rule.verdict] not in ("emergency", "stop"), rule.id


def test_no_text_promises_that_someone_is_watching() -> None:
    for table in tables().values():
        for rule in table.rules:
            words = f"{rule.saw} {rule.do} {rule.call}".lower()
            assert "we will call" not in words
            assert "watching" not in words.replace("nobody is watching", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_child_of_eleven_can_read_it(name: str) -> None:
    assert grade(text for rule in tables()[name].rules for text in (rule.saw, rule.do, rule.call)) <= 6


def test_the_name_of_the_ruleset_is_an_edition_and_a_hash() -> None:
    edition, _, content = ruleset().partition("-")
    assert edition == "2026.1"
    assert len(content) == 8
    assert set(content) <= set("0123456789abcdef")
