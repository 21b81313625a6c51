"""Packages of Node that are only measured with: fetched for the run, no part of Soleus, in no lock file."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fetched(package: str, wanted_for: str) -> Iterator[Path | None]:
    """The folder it is in; None (said as skipped) without a registry. Its install scripts do not run."""
    with tempfile.TemporaryDirectory(prefix="soleus-bench-") as folder:
        install = [
            "npm",
            "install",
            "--prefix",
            folder,
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            package,
        ]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            print(f"skipped: {wanted_for} ({package} cannot be fetched)")
            yield None
        else:
            yield Path(folder)
