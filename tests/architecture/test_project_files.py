"""Lock files, migrations and texts: what a reviewer would miss."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, place, project_files

REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
VERSIONS = ROOT / "migrations" / "versions"
TEXT = {".py", ".ts", ".tsx", ".css", ".html", ".md", ".toml", ".json", ".mjs", ".webmanifest", ".yml", ""}
THIS_FILE = Path(__file__)
# How Soleus came to be is nobody's business but its makers'.
NOT_OURS = re.compile(
    r"(?<![\w.])/work/|\bshared/(?:look|desk|figure|design|contract|style|clinical)|\bissues? #?\d+\b"
    r"|\b(?:Claude|ChatGPT|GPT-\d|Copilot|LLM|AI[- ]generated)\b"
)


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_requirements_are_pinned_hashed_and_name_no_address(file: Path) -> None:
    text = re.sub(r"^#.*$", "", file.read_text(), flags=re.MULTILINE)
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if entry]
    assert entries
    assert "://" not in text
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_phone_apps_lock_file_names_no_address_and_has_every_hash() -> None:
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_what_runs_is_locked_alike_for_tests() -> None:
    """A test on another version than the one that runs proves little."""
    run, dev = (_pins(ROOT / "requirements" / f"{name}.txt") for name in ("run", "dev"))
    assert {name: pin for name, pin in run.items() if dev.get(name) != pin} == {}


def _pins(file: Path) -> dict[str, set[str]]:
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)(?:\[[^]]*])?==(\S+)", file.read_text(), re.MULTILINE):
        pins.setdefault(name, set()).add(version)
    return pins


def test_migrations_are_numbered_without_gap_and_have_one_head() -> None:
    files = sorted(file for file in VERSIONS.glob("*.py") if file.name != "__init__.py")
    numbers = [file.name.split("_")[0] for file in files]
    assert numbers == [f"{number:04}" for number in range(1, len(files) + 1)]
    links = [(_assigned(file, "revision"), _assigned(file, "down_revision")) for file in files]
    assert links == list(zip(numbers, [None, *numbers[:-1]], strict=True))


def _assigned(file: Path, name: str) -> str | None:
    found = re.search(rf'^{name}(?:: [^=]+)? = (?:"([^"]*)"|None)', file.read_text(), re.MULTILINE)
    assert found, f"{place(file)} declares no {name}"
    return found[1]


def test_the_project_speaks_of_itself_alone() -> None:
    strangers = [
        f"{place(file, number)} {found[0]}"
        for file in project_files()
        if file.suffix in TEXT and file != THIS_FILE and file.name != "package-lock.json"
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if (found := NOT_OURS.search(line))
    ]
    assert strangers == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{place(file)} {target}"
        for file in project_files()
        if file.suffix == ".md"
        for target in re.findall(r"(?:\]\(|src(?:set)?=\")([^)#\s\"]+)", file.read_text())
        # An address of the app, in a page of the library, is looked up when the library is loaded.
        if "://" not in target and not target.startswith(("mailto:", "/"))
        if not (file.parent / target).exists()
    ]
    assert broken == []


def test_package_data_reaches_an_installation() -> None:
    """Content is TOML beside Python; setuptools leaves it out unless told."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    data = project["tool"]["setuptools"]["package-data"]
    kinds = {
        file.suffix for file in (ROOT / "backend").rglob("*") if file.suffix in {".toml", ".md", ".html"}
    }
    patterns = " ".join(pattern for patterns in data.values() for pattern in patterns)
    assert {kind for kind in kinds if kind not in patterns} == set()
