"""Writes the TypeScript types of the API from its OpenAPI description."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from backend.app import create_app
from backend.settings import Settings

ROOT = Path(__file__).parent.parent
PHONE = ROOT / "frontend"
GENERATED = PHONE / "src/api/generated.ts"


def specification(folder: Path) -> dict[str, Any]:
    """The document as the app serves it; the folder takes the secrets of an app that serves nobody."""
    app = create_app(Settings.from_env({"SOLEUS_DATA": str(folder)}))
    document = app.test_client().get("/api/openapi.json").get_json()
    assert isinstance(document, dict)  # noqa: S101  # for the type checker
    return document


def without_prose(document: dict[str, Any]) -> dict[str, Any]:
    """Types alone: another wording of a docstring is no change of the API."""
    for operations in document["paths"].values():
        for operation in operations.values():
            if isinstance(operation, dict):
                operation.pop("summary", None)
                operation.pop("description", None)
    _drop_prose(document["components"]["schemas"])
    return document


def _drop_prose(part: object) -> None:
    if isinstance(part, dict):
        for name in ("title", "description"):
            if isinstance(part.get(name), str):  # a field of that name is a shape
                del part[name]
        for inner in part.values():
            _drop_prose(inner)
    elif isinstance(part, list):
        for inner in part:
            _drop_prose(inner)


def api_types() -> str:
    """The TypeScript as it should stand in `GENERATED`. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as name:
        document = Path(name, "openapi.json")
        document.write_text(json.dumps(without_prose(specification(Path(name, "data")))))
        command = ["node", "node_modules/openapi-typescript/bin/cli.js", str(document)]
        made = subprocess.run(command, cwd=PHONE, check=True, capture_output=True, text=True)
    return made.stdout


if __name__ == "__main__":
    GENERATED.write_text(api_types())
