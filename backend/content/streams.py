"""Standard input and output of a command, as a shell hands them over."""

import os
import sys
from collections.abc import Sequence

import click

from backend.rules.document import FieldProblem


def stdin_text(most_bytes: int) -> str:
    """Raises FieldProblem for more than that, and for what is not UTF-8."""
    # Python has no stdin at all when the shell closed it.
    read = sys.stdin.buffer.read(most_bytes + 1) if sys.stdin else b""
    if len(read) > most_bytes:
        raise FieldProblem("", f"the document has more than {most_bytes} bytes")
    try:
        return read.decode("utf-8")
    except UnicodeDecodeError:
        raise FieldProblem("", "the document is not UTF-8") from None


def print_lines(lines: Sequence[str]) -> None:
    """Ends quietly when the reader has gone (`| head`)."""
    if not sys.stdout:
        raise click.ClickException("Standard output is closed.")
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at exit, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
