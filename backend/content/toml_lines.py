"""Where in a TOML text a key stands, so that a problem can name its line."""

import re
from itertools import count

TOKEN = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|[\[\]{}=,\n]|[^\s\[\]{}=,#\"']+",
    re.DOTALL,
)
ENDS_VALUE = ("\n", ",", "]", "}", "")


def line_of(text: str, field: str) -> int | None:
    """The line of a field such as `stages[0].gate.reps`, or of the nearest part around it that is there.

    `text` must be valid TOML. None for a field whose parts are all missing.
    """
    lines = _Scan(text).lines
    while field not in lines:
        if not re.search(r"[.\[]", field):
            return None
        field = re.sub(r"(\.[^.\[]*|\[[0-9]+\])$", "", field)
    return lines[field]


class _Scan:
    def __init__(self, text: str) -> None:
        self.lines: dict[str, int] = {}
        self._tokens: list[tuple[str, int]] = []
        line = 1
        for token in TOKEN.findall(text):
            if not token.startswith("#"):
                self._tokens.append((token, line))
            line += token.count("\n")
        self._next = 0
        self._counts: dict[str, count[int]] = {}
        self._document()

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> str:
        self._next += 1
        return self._tokens[self._next - 1][0]

    def _skip(self, *tokens: str) -> None:
        while self._peek() in tokens:
            self._next += 1

    def _note(self, path: str) -> None:
        self.lines.setdefault(path, self._tokens[self._next][1])

    def _document(self) -> None:
        table = ""
        self._skip("\n")
        while self._peek():
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip("\n")

    def _header(self) -> str:
        """A table, or with double brackets the next of an array of tables."""
        line = self._tokens[self._next][1]
        self._take()
        is_one_of_many = self._peek() == "["
        self._skip("[")
        path = ""
        *parents, last = _names(self._take())
        self._skip("]")
        for name in parents:
            path = self._latest(_under(path, name))
        path = _under(path, last)
        if is_one_of_many:
            self.lines.setdefault(path, line)
            path += f"[{next(self._counts.setdefault(path, count()))}]"
        self.lines.setdefault(path, line)
        return path

    def _latest(self, path: str) -> str:
        seen = [place for place in range(len(self.lines)) if f"{path}[{place}]" in self.lines]
        return f"{path}[{seen[-1]}]" if seen else path

    def _pair(self, table: str) -> None:
        place = self._next
        path = table
        for name in _names(self._take()):
            path = _under(path, name)
            self.lines.setdefault(path, self._tokens[place][1])
        self._skip("=")
        self._value(path)

    def _value(self, path: str) -> None:
        if self._peek() == "{":
            self._take()
            while self._peek() != "}":
                self._pair(path)
                self._skip(",", "\n")
            self._take()
        elif self._peek() == "[":
            self._take()
            self._skip("\n")
            places = count()
            while self._peek() != "]":
                element = f"{path}[{next(places)}]"
                self._note(element)
                self._value(element)
                self._skip(",", "\n")
            self._take()
        else:
            while self._peek() not in ENDS_VALUE:
                self._take()


def _names(dotted: str) -> list[str]:
    return [dotted[1:-1]] if dotted[0] in "\"'" else dotted.split(".")


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
