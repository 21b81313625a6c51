"""phone.*: what a phone fetches for its first screen, compressed with Brotli."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.rounds import Effort, Row, plain

FRONTEND = Path(__file__).parent.parent / "frontend"
NAMES = {"first screen JS": "phone.first_screen_js_br", "sw.js": "phone.sw_br"}


def phone_sizes(_effort: Effort) -> Iterator[Row]:
    """As `npm run size` sees them, whether they keep to its budget or not."""
    ended = subprocess.run(
        ["node", "scripts/size.mjs"], cwd=FRONTEND, capture_output=True, text=True, check=False
    )
    lines = re.findall(r"^\w+ +(\d+) of \d+ +(.+)$", ended.stdout, re.MULTILINE)
    sizes = {what: int(size) for size, what in lines}
    for what, name in NAMES.items():
        yield plain(name, "bytes", [sizes[what]])
