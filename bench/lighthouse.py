"""phone.lcp and phone.lighthouse.*: the first screen to Lighthouse, on a slow phone on a slow line."""

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.npm_package import fetched
from bench.rounds import Effort, Row, plain
from bench.served import soleus_served
from tests.services.browsers import CHROMIUM_ARGUMENTS
from tests.services.programs import find_program

LIGHTHOUSE = "lighthouse@12.8.2"  # the newest that runs on Node 20
ROWS = "phone.lcp and phone.lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
# The first screen of somebody who is not signed in.
PAGE = "/sign-in"
MOST_ROUNDS = 3


def phone_lighthouse(effort: Effort) -> Iterator[Row]:
    chromium = find_program("chromium")
    if chromium is None:
        print(f"skipped: {ROWS} (Chromium is not installed)")
        return
    with fetched(LIGHTHOUSE, ROWS) as modules, TemporaryDirectory(prefix="soleus-bench-") as folder:
        if modules is None:
            return
        found: defaultdict[str, list[float]] = defaultdict(list)
        with soleus_served(Path(folder) / "soleus", {}) as server:
            for _ in range(min(MOST_ROUNDS, effort.rounds)):
                seen = _look(modules, chromium, f"http://localhost:{server.port}{PAGE}")
                found["lcp"].append(seen["audits"]["largest-contentful-paint"]["numericValue"])
                for category in CATEGORIES:
                    found[f"lighthouse.{category}"].append(seen["categories"][category]["score"] * 100)
        for name, values in found.items():
            yield plain(f"phone.{name}", "ms" if name == "lcp" else "of 100", values)


def _look(modules: Path, chromium: Path, url: str) -> Any:
    """Lighthouse's report on a page: its own slowed-down phone, its own Chromium with an empty profile."""
    program = modules / "node_modules/lighthouse/cli/index.js"
    ended = subprocess.run(
        [
            "node",
            program,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(CHROMIUM_ARGUMENTS)}",
        ],
        env=os.environ | {"CHROME_PATH": str(chromium)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ended.stdout)
