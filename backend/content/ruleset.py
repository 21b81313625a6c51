"""Which rules decided: a short name that changes whenever a word or a number of them does."""

from functools import cache
from hashlib import sha256

from backend.content.table import NAMES
from backend.content.toml_file import FOLDER

EDITION = "2026.1"
CHARACTERS = 8


@cache
def ruleset() -> str:
    """Such as 2026.1-3fa9c1d2: the edition, and the start of a hash over the tables and thresholds."""
    content = sha256()
    for file in ("thresholds.toml", *(f"tables/{name}.toml" for name in NAMES)):
        content.update((FOLDER / file).read_bytes())
    return f"{EDITION}-{content.hexdigest()[:CHARACTERS]}"
