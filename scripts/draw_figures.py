"""Draws every exercise on one sheet, its two positions side by side, light and dark, in build/."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from backend.content.figure import figures
from scripts.take_pictures import ROOT, SCHEMES
from tests.services.browsers import CHROMIUM_ARGUMENTS
from tests.services.programs import need_program

FRONTEND = ROOT / "frontend"
SHEETS = ROOT / "build"
DRAW = FRONTEND / "src" / "ui" / "figure" / "draw.ts"
STYLES = (FRONTEND / "src" / "styles" / "tokens.css", DRAW.with_name("figure.css"))
SHEET = """
body { margin: 16px; display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px;
  background: var(--surface); color: var(--ink); font: 14px sans-serif }
figure { margin: 0 } figcaption { margin-top: 4px }
"""
# Every exercise, or those named on the command line.
DRAW_ALL = """([shapes, wanted]) => {
  for (const [key, drawing] of Object.entries(shapes.figures)) {
    if (wanted.length && !wanted.includes(key)) continue;
    const figure = document.body.appendChild(document.createElement("figure"));
    figure.append(draw.drawStill(shapes, drawing));
    figure.appendChild(document.createElement("figcaption")).textContent = `${key}: ${drawing.label}`;
  }
}"""


def main() -> None:
    SHEETS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder, "draw.js")
        bundle(script)
        browser = playwright.chromium.launch(
            executable_path=need_program("chromium"), args=CHROMIUM_ARGUMENTS
        )
        for scheme in SCHEMES:
            take_sheet(browser, script, scheme, sys.argv[1:])
        browser.close()


def bundle(script: Path) -> None:
    rolldown = FRONTEND / "node_modules" / ".bin" / "rolldown"
    options = ["--format", "iife", "--name", "draw", "--file", str(script), "--log-level", "silent"]
    subprocess.run([str(rolldown), str(DRAW), *options], check=True, cwd=FRONTEND, capture_output=True)


def take_sheet(browser: Browser, script: Path, scheme: Literal["light", "dark"], wanted: list[str]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page.add_style_tag(content="".join(path.read_text() for path in STYLES) + SHEET)
    page.add_script_tag(path=script)
    page.evaluate(DRAW_ALL, [json.loads(json.dumps(figures())), wanted])
    page.screenshot(path=SHEETS / f"exercises-{scheme}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
