"""Every error leaves as an RFC 9457 problem document that repeats nothing of what was sent."""

from typing import Final
from uuid import uuid4

import structlog
from flask import Flask, Response, current_app, json, request
from werkzeug.exceptions import HTTPException

from backend.web.problems import MEDIA_TYPE, NotFound, Problem

log = structlog.get_logger(__name__)

_TITLES: Final = {
    400: ("The request cannot be read", "Something in it is not as HTTP has it."),
    405: ("Not possible here", "This address does not know that method."),
    413: ("Too large", "The body may have at most 64 KiB."),
    415: ("Not JSON", "Send the body as application/json."),
}
_KEPT_HEADERS: Final = ("Allow", "Retry-After")


def install_errors(app: Flask) -> None:
    app.register_error_handler(Problem, answer_problem)
    app.register_error_handler(HTTPException, _answer_http_error)
    app.register_error_handler(Exception, _answer_unexpected)


def answer_problem(problem: Problem) -> Response:
    response = Response(json.dumps(problem.document()), problem.status, mimetype=MEDIA_TYPE)
    response.headers.update(problem.headers)
    return response


def _answer_http_error(error: HTTPException) -> Response:
    if error.code == 404:
        return answer_problem(NotFound())
    code = error.code or 500
    title, detail = _TITLES.get(code, (error.name, ""))
    kept = {name: value for name, value in error.get_headers() if name in _KEPT_HEADERS}
    return answer_problem(Problem(code, title, detail, headers=kept))


def _answer_unexpected(error: Exception) -> Response:
    if current_app.testing:
        raise error
    error_id = uuid4().hex
    log.error("request.failed", error_id=error_id, endpoint=request.endpoint, exc_info=error)
    return answer_problem(Problem(500, "Something went wrong here", f"It has been noted as {error_id}."))
