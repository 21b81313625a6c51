"""Markdown as typed blocks: what a page of the library may hold, and nothing else. No HTML comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it.token import Token

Style = Literal["plain", "strong", "em", "link"]
INLINE: dict[str, Style] = {"strong_open": "strong", "em_open": "em", "link_open": "link"}
LISTS = {"bullet_list_open": False, "ordered_list_open": True}


@dataclass(frozen=True, slots=True)
class Span:
    """`to`: where a link leads."""

    text: str
    style: Style = "plain"
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: tuple[Span, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class ItemList:
    items: tuple[tuple[Span, ...], ...]
    is_ordered: bool
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Note:
    """Stands out from the text. In Markdown: a quotation that begins with its title in bold.

    `is_urgent`: the reader or the tendon is at risk; its title then begins with an exclamation mark.
    """

    title: str
    text: tuple[Span, ...]
    is_urgent: bool = False
    kind: Literal["note"] = "note"


Block = Heading | Paragraph | ItemList | Note


class BlockProblem(ValueError):
    """What a page may not hold, and in which line of its text, counted from 0."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def blocks(markdown: str) -> tuple[Block, ...]:
    """Raises BlockProblem."""
    from markdown_it import MarkdownIt  # late: whoever reads no page need not load it

    return tuple(_blocks(iter(MarkdownIt("commonmark").parse(markdown))))


def _blocks(tokens: "Iterator[Token]") -> Iterator[Block]:
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            yield Heading(next(tokens).content)
            next(tokens)
        elif token.type == "paragraph_open":
            yield Paragraph(_paragraph(tokens))
        elif token.type in LISTS:
            yield ItemList(tuple(_items(tokens)), LISTS[token.type])
        elif token.type == "blockquote_open":
            yield _note(token, tokens)
        else:
            raise _refusal(token)


def _paragraph(tokens: "Iterator[Token]") -> tuple[Span, ...]:
    """What follows a paragraph's opening, which is used up with its closing."""
    inline = next(tokens)
    next(tokens)
    return tuple(_spans(inline))


def _items(tokens: "Iterator[Token]") -> Iterator[tuple[Span, ...]]:
    while next(tokens).type == "list_item_open":
        yield _only_paragraph(tokens, "list_item_close", "an item of a list is one paragraph")


def _note(opening: "Token", tokens: "Iterator[Token]") -> Note:
    first, *rest = _only_paragraph(tokens, "blockquote_close", "a note is one paragraph") or (Span(""),)
    if first.style != "strong" or not rest:
        raise BlockProblem(_line(opening), "a note begins with its title in bold, and has a text")
    text = (Span(rest[0].text.lstrip(), rest[0].style, rest[0].to), *rest[1:])
    return Note(first.text.lstrip("! "), text, is_urgent=first.text.startswith("!"))


def _only_paragraph(tokens: "Iterator[Token]", closing: str, message: str) -> tuple[Span, ...]:
    opening = next(tokens)
    if opening.type == closing:
        return ()
    if opening.type != "paragraph_open":
        raise _refusal(opening)
    spans = _paragraph(tokens)
    if (after := next(tokens)).type != closing:
        raise BlockProblem(_line(after), message)
    return spans


def _spans(inline: "Token") -> Iterator[Span]:
    style: Style = "plain"
    to: str | None = None
    for token in inline.children or ():
        if token.type in ("text", "softbreak"):
            # An empty text stands between two marks.
            if text := token.content or " " * (token.type == "softbreak"):
                yield Span(text, style, to)
        elif token.type in INLINE and style == "plain":
            style = INLINE[token.type]
            to = str(token.attrs["href"]) if style == "link" else None
        elif token.nesting == -1:
            style, to = "plain", None
        else:
            raise BlockProblem(_line(inline), f"{_name(token)} has no place here")


def _refusal(token: "Token") -> BlockProblem:
    return BlockProblem(_line(token), f"{_name(token)} has no place here")


def _name(token: "Token") -> str:
    return token.type.removesuffix("_open") + (f" {token.tag}" if token.type == "heading_open" else "")


def _line(token: "Token") -> int:
    return token.map[0] if token.map else 0
