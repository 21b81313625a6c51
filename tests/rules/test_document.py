"""Documents from outside are read strictly."""

from collections.abc import Callable

import pytest

from backend.rules.document import Document, FieldProblem, json_value


@pytest.mark.parametrize(
    ("text", "field", "message"),
    [
        pytest.param('{"a": 1, "a": 2}', "a", "is given twice", id="a key twice"),
        pytest.param('{"b": {"a\\n": 1, "a\\n": 2}}', "a\\n", "is given twice", id="a key twice, deeper"),
        pytest.param('{"a": NaN}', "", "NaN is not JSON", id="not a number"),
        pytest.param('{"a": -Infinity}', "", "-Infinity is not JSON", id="infinite"),
        pytest.param("", "", "not valid JSON at line 1, column 1", id="nothing"),
        pytest.param("{} {}", "", "not valid JSON at line 1, column 4", id="two documents"),
        pytest.param("[" * 100_000, "", "the JSON is nested too deeply", id="nested deeply"),
        pytest.param("9" * 5000, "", "a number in the JSON has too many digits", id="endless number"),
    ],
)
def test_doubtful_json_is_refused(text: str, field: str, message: str) -> None:
    with pytest.raises(FieldProblem) as refused:
        json_value(text)
    assert (refused.value.field, refused.value.message) == (field, message)


GETTERS: list[tuple[str, Callable[[Document], object], list[object]]] = [
    ("text", lambda document: document.text("key"), [1, None, True, ["a"]]),
    ("flag", lambda document: document.flag("key"), [1, None, "true"]),
    ("whole", lambda document: document.whole("key", 1, 5), [0, 6, 2.0, 2.5, True, "2", None]),
    ("number", lambda document: document.number("key", 1, 5), [0.9, 5.1, True, "2", None, float("nan")]),
    ("one_of", lambda document: document.one_of("key", ("a", "b")), ["c", "", 1]),
    (
        "day",
        lambda document: document.day("key"),
        ["2026-02-30", "20260320", "2026-W12-5", "2026-3-1", 20260320],
    ),
    (
        "clock",
        lambda document: document.clock("key"),
        ["24:00", "8:30", "18:00:00", "18:60", "18:00\n", "١٨:٠٠"],
    ),
    (
        "moment",
        lambda document: document.moment("key"),
        ["2026-03-23", "2026-03-23T10:00Z", "2026-13-01T10:00"],
    ),
    ("texts", lambda document: document.texts("key"), ["mon", [1], [None], {"mon": 1}]),
    ("wholes", lambda document: document.wholes("key", 1, 5), [1, [0], [True], ["1"], [2.0]]),
    ("part", lambda document: document.part("key"), [None, [], "x", 1]),
    ("parts", lambda document: document.parts("key"), [{}, [1], None]),
]


@pytest.mark.parametrize(
    ("getter", "value"),
    [
        pytest.param(getter, value, id=f"{name} of {value!a}")
        for name, getter, values in GETTERS
        for value in values
    ],
)
def test_a_value_of_another_type_or_range_is_refused_by_its_path(
    getter: Callable[[Document], object], value: object
) -> None:
    with pytest.raises(FieldProblem) as refused:
        getter(Document({"key": value}, "outer"))
    assert refused.value.field.startswith("outer.key")


@pytest.mark.parametrize("getter", [pytest.param(getter, id=name) for name, getter, _ in GETTERS])
def test_a_missing_value_is_named(getter: Callable[[Document], object]) -> None:
    with pytest.raises(FieldProblem, match=r"^outer\.key: is missing$"):
        getter(Document({}, "outer"))


def test_a_key_that_nobody_asked_for_is_refused_in_every_part() -> None:
    document = Document({"list": [{"known": 1}, {"known": 1, "unknown\n": 1}]})
    for part in document.parts("list"):
        part.whole("known", 1, 1)
    with pytest.raises(FieldProblem) as refused:
        document.finish()
    assert str(refused.value) == "list[1].unknown\\n: is not a known key"
