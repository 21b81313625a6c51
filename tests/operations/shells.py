"""The `soleus` command as a shell sees it: exit status, what it says, and one line when it refuses."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from backend.cli import run


@dataclass
class Shell:
    """A command line with a data folder of its own."""

    data: Path
    said: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> str:
        """What it printed; it must have gone well."""
        self.said.readouterr()
        assert run(arguments) == 0
        heard = self.said.readouterr()
        assert heard.err == ""
        return heard.out

    def refusal(self, *arguments: str) -> str:
        self.said.readouterr()
        assert run(arguments) == 2
        told = self.said.readouterr().err
        assert told.count("\n") == 1
        return told
