"""What can be wrong with a request, as values; `errors` turns them into RFC 9457 problem documents."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field; `field` is its dotted path. `message` never repeats what was sent."""

    field: str
    message: str


class Problem(Exception):
    """A request that cannot be answered as asked; every text in it is a constant of this house."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str = "",
        errors: tuple[FieldProblem, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})

    def document(self) -> dict[str, Any]:
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "errors": [asdict(error) for error in self.errors],
        }


class Malformed(Problem):
    def __init__(self, detail: str, *errors: FieldProblem) -> None:
        super().__init__(400, "The request cannot be read", detail, errors)


class Unauthorised(Problem):
    def __init__(self, detail: str = "Sign in first.") -> None:
        super().__init__(401, "Not signed in", detail)


class Forbidden(Problem):
    def __init__(self, detail: str = "This is not open to you.") -> None:
        super().__init__(403, "Not allowed", detail)


class NotFound(Problem):
    """Unknown, or someone else's: the answer is the same."""

    def __init__(self) -> None:
        super().__init__(404, "Not found", "There is nothing here.")


class Conflict(Problem):
    def __init__(self, detail: str, *errors: FieldProblem) -> None:
        super().__init__(409, "Not possible any more", detail, errors)


class Stale(Problem):
    """The caller saw an older version than the one that is stored."""

    def __init__(self, detail: str) -> None:
        super().__init__(412, "Changed meanwhile", detail)


class Refused(Problem):
    """Fields that cannot be taken; nothing was stored."""

    def __init__(self, *errors: FieldProblem) -> None:
        super().__init__(422, "Some fields need another look", "Nothing was stored.", errors)


class TooMany(Problem):
    def __init__(self, detail: str, wait_seconds: int) -> None:
        super().__init__(429, "Too many tries", detail, headers={"Retry-After": str(max(wait_seconds, 1))})
