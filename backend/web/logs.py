"""One JSON object a line on stderr: what happened and where, never with whose values."""

import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def install_logs() -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            describe_error,
            structlog.processors.JSONRenderer(),
        ],
        # Found at each use, because a server may have put another in its place since.
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def describe_error(_log: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Kind and places instead of the exception itself, whose text may hold a diary entry."""
    given = event.pop("exc_info", None)
    error = sys.exception() if given is True else given
    if isinstance(error, BaseException):
        event["kind"] = type(error).__name__
        event["frames"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
    return event
