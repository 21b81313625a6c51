"""Questionnaires: how each is scored, and its wording where there is a right to show it."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from backend.content.source import source_of
from backend.content.toml_file import FOLDER, ContentProblem, toml_document
from backend.rules.document import Document
from backend.rules.questionnaire import Form, Item, Threshold

OWN = FOLDER / "questionnaires"
TYPES = ("scale", "minutes", "choice")
MOST_POINTS = 1000
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Question:
    """`low` and `high` say what the ends of a scale mean; `choices` stand in the order of their answers."""

    item: Item
    type: str
    text: str = ""
    under: str = ""
    low: str = ""
    high: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """`permission` says who allowed the wording. Not `is_confirmed`: the scoring is from memory.

    `rank`: of those that can be asked, the lowest is.
    """

    id: str
    title: str
    version: int
    rank: int
    form: Form
    questions: tuple[Question, ...]
    needs_licence: bool
    is_confirmed: bool
    is_house_default: bool
    source: str
    permission: str = ""

    @property
    def is_offered(self) -> bool:
        """Only what has wording that may be shown, in full, and a scoring that somebody stands for."""
        return self.is_confirmed and all(question.text for question in self.questions)


def load_questionnaire(path: Path, *, is_ours: bool = True) -> Questionnaire:
    """A clinic's own file names a source of its own. Raises ContentProblem."""
    with toml_document(path) as document:
        needs_licence = document.flag("needs_licence")
        questions = tuple(_question(part, has_text=not needs_licence) for part in document.parts("items"))
        keys = [question.item.key for question in questions]
        if not keys or len(set(keys)) < len(keys):
            document.refuse("items", "must be at least one, each with a key of its own")
        return Questionnaire(
            id=path.stem,
            title=document.text("title"),
            version=document.whole("version", 1, 10_000),
            rank=document.whole("rank", 0, 1000),
            form=_form(document, tuple(question.item for question in questions)),
            questions=questions,
            needs_licence=needs_licence,
            is_confirmed=document.flag("is_confirmed"),
            is_house_default=document.flag("is_house_default"),
            source=source_of(document) if is_ours else document.text("source"),
        )


def with_wording(known: Questionnaire, path: Path) -> Questionnaire:
    """The same scoring with the wording that a clinic has the right to show. Raises ContentProblem."""
    with toml_document(path) as document:
        permission = _said(document, "permission")
        if not known.is_confirmed:
            _said(document, "scoring_confirmed_by")
        parts = document.part("items")
        questions = tuple(_worded(question, parts.part(question.item.key)) for question in known.questions)
        form = replace(known.form, items=tuple(question.item for question in questions))
        return replace(known, questions=questions, form=form, is_confirmed=True, permission=permission)


@cache
def questionnaires(folder: Path | None = None) -> dict[str, Questionnaire]:
    """Every questionnaire by its name, with the clinic's files in `folder`. Raises ContentProblem."""
    known = {path.stem: load_questionnaire(path) for path in sorted(OWN.glob("*.toml"))}
    for path in sorted(folder.glob("*.toml")) if folder else []:
        shipped = known.get(path.stem)
        if shipped and not shipped.needs_licence:
            raise ContentProblem(f"{path.name}: has wording already; give your file another name")
        known[path.stem] = with_wording(shipped, path) if shipped else load_questionnaire(path, is_ours=False)
    return known


@cache
def questionnaire_weeks() -> tuple[int, ...]:
    """At the end of which weeks of a plan it is asked; 0 is the first day."""
    with toml_document(FOLDER / "questionnaire_weeks.toml") as document:
        return document.wholes("weeks", 0, 104)


def _form(document: Document, items: tuple[Item, ...]) -> Form:
    thresholds = tuple(
        Threshold(part.whole("weeks", 0, 520), part.whole("points", 1, MOST_POINTS))
        for part in document.parts("thresholds")
    )
    weeks = [threshold.weeks for threshold in thresholds]
    if not weeks or weeks != sorted(set(weeks)):
        document.refuse("thresholds", "must be at least one, the fewest weeks first")
    return Form(
        items=items,
        well="more" if document.one_of("well", ("more", "less")) == "more" else "less",
        is_percent=document.flag("is_percent"),
        most_missing=document.whole("most_missing", 0, len(items) - 1),
        thresholds=thresholds,
    )


def _question(part: Document, *, has_text: bool) -> Question:
    kind = part.one_of("type", TYPES)
    text = _said(part, "text") if has_text else ""
    under = part.text("under") if has_text and part.has("under") else ""
    weight = part.whole("weight", 1, 100) if part.has("weight") else 1
    if kind == "choice":
        item = Item(part.text("key"), 0, 0, weight=weight)
        return replace(_chosen(item, part), text=text, under=under)
    least = part.whole("least", 0, MOST_POINTS)
    item = Item(
        key=part.text("key"),
        least=least,
        most=part.whole("most", least + 1, MOST_POINTS),
        is_reversed=part.has("is_reversed") and part.flag("is_reversed"),
        weight=weight,
    )
    low, high = (_said(part, "low"), _said(part, "high")) if has_text else ("", "")
    return Question(item, kind, text, under, low, high)


def _worded(question: Question, part: Document) -> Question:
    text = _said(part, "text")
    under = part.text("under") if part.has("under") else ""
    if not part.has("choices"):
        return replace(question, text=text, under=under, low=_said(part, "low"), high=_said(part, "high"))
    chosen = _chosen(question.item, part)
    points, item = chosen.item.points, question.item
    if (min(points), max(points)) != (item.least, item.most):
        part.refuse("choices", f"must have points from {item.least} to {item.most}, both ends among them")
    return replace(chosen, text=text, under=under)


def _chosen(item: Item, part: Document) -> Question:
    choices = part.parts("choices")
    points = tuple(choice.whole("points", 0, MOST_POINTS) for choice in choices)
    if len(set(points)) < 2:
        part.refuse("choices", "must have at least two different points")
    texts = tuple(_said(choice, "text") for choice in choices)
    chosen = replace(item, least=0, most=len(points) - 1, is_reversed=False, points=points)
    return Question(chosen, "choice", choices=texts)


def _said(document: Document, key: str) -> str:
    text = document.text(key).strip()
    if not 0 < len(text) <= LONGEST_TEXT:
        document.refuse(key, f"must have 1 to {LONGEST_TEXT} characters")
    return text
