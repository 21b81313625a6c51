"""`soleus schedule preview`, as a shell meets it."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backend.cli import run

ROOT = Path(__file__).parents[1]
SOLEUS = [sys.executable, "-m", "backend.cli", "schedule", "preview"]
REQUEST: dict[str, Any] = {
    "zone": "Europe/London",
    "from": "2026-03-20",
    "days": 14,
    "sessions": {"weekdays": ["mon", "wed", "fri"], "time": "18:00"},
    "collagen": {"lead_minutes": 30},
    "next_day_check": {"time": "08:30"},
    "gtn": {"from": "2026-03-20", "weeks": 12, "time": "08:00"},
    "wedges": {"from": "2026-03-20", "weeks": 12, "time": "07:30", "height_mm": 12},
    "shockwave": {"first": "2026-03-23T10:00", "sessions": 5, "every_days": 7, "zone": "Europe/London"},
    "quiet": {"from": "21:30", "to": "07:30"},
}


def preview(monkeypatch: pytest.MonkeyPatch, document: bytes | str | dict[str, Any]) -> int:
    if isinstance(document, dict):
        document = json.dumps(document)
    if isinstance(document, str):
        document = document.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(document), encoding="utf-8"))
    return run(["schedule", "preview"])


def lines_out(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_preview_is_one_object_a_line_by_the_moment_it_is_due(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(monkeypatch, REQUEST) == 0
    lines = lines_out(capsys)
    assert all(list(line) == ["kind", "due_at", "expires_at", "local", "zone", "n", "of"] for line in lines)
    assert [line["due_at"] for line in lines] == sorted(line["due_at"] for line in lines)
    assert lines[0] == {
        "kind": "heel_wedges",
        "due_at": "2026-03-20T07:30:00Z",
        "expires_at": "2026-03-20T19:30:00Z",
        "local": "2026-03-20T07:30",
        "zone": "Europe/London",
        "n": 1,
        "of": 84,
    }
    sessions = [(line["due_at"], line["local"]) for line in lines if line["kind"] == "session"]
    assert sessions[3:5] == [
        ("2026-03-27T18:00:00Z", "2026-03-27T18:00"),
        ("2026-03-30T17:00:00Z", "2026-03-30T18:00"),
    ]


def test_a_prescription_of_nothing_has_nothing_due(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(monkeypatch, {"zone": "UTC", "from": "1999-12-31", "days": 1}) == 0
    assert capsys.readouterr() == ("", "")


def changed(path: str, value: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json.dumps(REQUEST))
    part = document
    *outer, last = path.split(".")
    for key in outer:
        part = part[key]
    part[last] = value
    return document


@pytest.mark.parametrize(
    ("document", "field"),
    [
        pytest.param(changed("gnt", {}), "gnt", id="unknown key"),
        pytest.param(changed("gtn.dose", 1), "gtn.dose", id="unknown key in a part"),
        pytest.param(
            changed("gtn", {"from": "2026-03-20", "weeks": 12}), "gtn.time", id="missing key in a part"
        ),
        pytest.param({"from": "2026-03-20", "days": 1}, "zone", id="missing key"),
        pytest.param(changed("days", "14"), "days", id="number as a text"),
        pytest.param(changed("days", True), "days", id="true for a number"),
        pytest.param(changed("days", 0), "days", id="no day"),
        pytest.param(changed("days", 3661), "days", id="more than ten years"),
        pytest.param(changed("from", "2026-02-30"), "from", id="date that is not in the calendar"),
        pytest.param(changed("from", "9999-12-31"), "from", id="end of the calendar"),
        pytest.param(changed("zone", "Europe/Lundon"), "zone", id="unknown zone"),
        pytest.param(changed("sessions.time", "24:00"), "sessions.time", id="time that is not on the clock"),
        pytest.param(changed("sessions.weekdays", "mon"), "sessions.weekdays", id="one day without a list"),
        pytest.param(
            changed("sessions.weekdays", ["mon", "tue"]), "sessions.weekdays", id="two days running"
        ),
        pytest.param(changed("sessions.weekdays", ["sun", "mon"]), "sessions.weekdays", id="round the week"),
        pytest.param(changed("collagen.lead_minutes", 0), "collagen.lead_minutes", id="no lead"),
        pytest.param(changed("shockwave.first", "2026-03-23T10:00Z"), "shockwave.first", id="with an offset"),
        pytest.param(changed("quiet.to", "21:30"), "quiet.to", id="quiet without an end"),
        pytest.param(changed("wedges", None), "wedges", id="null for a part"),
        pytest.param('{"zone": "UTC", "zone": "UTC"}', "zone", id="key twice"),
    ],
)
def test_bad_input_is_named_in_one_line_and_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], document: object, field: str
) -> None:
    assert isinstance(document, dict | str)
    assert preview(monkeypatch, document) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"soleus: {field}: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"zone": ', id="half of it"),
        pytest.param(b'{"days": NaN}', id="not a number"),
        pytest.param(b"[" * 100_000, id="nested deeply"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b" " * (1024 * 1024 + 1), id="too large"),
        pytest.param(b'{"\\ud800\\n": 1, "zone": "UTC", "from": "2026-01-01", "days": 1}', id="odd key"),
    ],
)
def test_what_is_no_document_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], document: bytes
) -> None:
    assert preview(monkeypatch, document) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [[], ["schedule"], ["schedule", "x"], ["schedule", "preview", "--x"]], ids=str
)
def test_wrong_use_gets_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_is_closed_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stream: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(REQUEST).encode())))
    monkeypatch.setattr(sys, stream, None)
    assert run(["schedule", "preview"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_help_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "schedule" in capsys.readouterr().out


def test_a_reader_that_leaves_early_is_no_mistake() -> None:
    long = changed("days", 3660) | {"gtn": {"from": "2026-03-20", "weeks": 104, "time": "08:00"}}
    with subprocess.Popen(
        SOLEUS, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        assert command.stdin
        assert command.stdout
        assert command.stderr
        command.stdout.close()
        command.stdin.write(json.dumps(long).encode())
        command.stdin.close()
        assert command.stderr.read() == b""
    assert command.returncode == 0


def test_the_preview_loads_neither_database_nor_framework() -> None:
    script = (
        "import sys; from backend.cli import run; run(['schedule', 'preview'])\n"
        "print(sorted({'flask', 'sqlalchemy', 'pydantic', 'huey'} & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        input=json.dumps(REQUEST),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == "[]\n"
