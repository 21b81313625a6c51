"""What is written down, and what is not."""

import json

import pytest
import structlog

from backend.web.logs import install_logs

log = structlog.get_logger()


@pytest.fixture(autouse=True)
def _logs_as_in_production(capsys: pytest.CaptureFixture[str]) -> None:
    install_logs()


def fail() -> None:
    raise ValueError("pain 7 of 10")


def test_an_error_is_one_line_with_its_place_and_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        fail()
    except ValueError:
        log.exception("engine.failed")
    written = capsys.readouterr().err
    entry = json.loads(written)
    assert (entry["event"], entry["level"], entry["kind"]) == ("engine.failed", "error", "ValueError")
    assert any(frame.endswith(" fail") for frame in entry["frames"])
    assert entry["timestamp"].endswith("Z")
    assert "pain" not in written


def test_an_error_handed_over_is_described_too(capsys: pytest.CaptureFixture[str]) -> None:
    log.error("request.failed", exc_info=ValueError("pain 7 of 10"))
    entry = json.loads(capsys.readouterr().err)
    assert (entry["kind"], entry["frames"]) == ("ValueError", [])
