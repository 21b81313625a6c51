"""What a shell may hand to a command."""

import io
import os
import sys

import click
import pytest

from backend.content.streams import print_lines, stdin_text
from backend.rules.document import FieldProblem


def given(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_a_text_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "µ".encode())
    assert stdin_text(2) == "µ"


def test_a_stdin_that_is_closed_is_an_empty_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert stdin_text(1) == ""


@pytest.mark.parametrize(
    ("text", "problem"), [(b"abc", "more than 2 bytes"), (b"\xff", "is not UTF-8")], ids=["long", "bytes"]
)
def test_what_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, text: bytes, problem: str) -> None:
    given(monkeypatch, text)
    with pytest.raises(FieldProblem, match=problem):
        stdin_text(2)


def test_a_stdout_that_is_closed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(click.ClickException, match="closed"):
        print_lines(["a"])


def test_a_reader_that_has_gone_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        print_lines(["a"])
