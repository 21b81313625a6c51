"""Writes the TypeScript types of the API from its OpenAPI description."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from backend.app import create_app
from backend.settings import Settings

ROOT = Path(__file__).parent.parent
GENERATED = "src/api/generated.ts"


def specification(folder: Path) -> object:
    """The document as the app serves it; the folder takes the secrets of an app that serves nobody."""
    app = create_app(Settings.from_env({"SOLEUS_DATA": str(folder)}))
    return app.test_client().get("/api/openapi.json").json


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        document = Path(name, "openapi.json")
        document.write_text(json.dumps(specification(Path(name, "data"))))
        command = ["npx", "--no-install", "openapi-typescript", str(document), "--output", GENERATED]
        return subprocess.run(command, cwd=ROOT / "frontend", check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
