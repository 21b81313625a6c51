"""A whole number with its default and the range in which a clinic may set it."""

from dataclasses import dataclass

from backend.rules.document import Document


@dataclass(frozen=True, slots=True)
class WholeSpan:
    default: int
    least: int
    most: int

    def allows(self, value: int) -> bool:
        return self.least <= value <= self.most


def whole_span(table: Document, key: str, floor: int, ceiling: int) -> WholeSpan:
    """Raises FieldProblem unless floor <= least <= default <= most <= ceiling."""
    return span_of(table.part(key), floor, ceiling)


def span_of(part: Document, floor: int, ceiling: int) -> WholeSpan:
    """As `whole_span`, of a table that says more beside it."""
    least = part.whole("least", floor, ceiling)
    most = part.whole("most", least, ceiling)
    return WholeSpan(part.whole("default", least, most), least, most)
