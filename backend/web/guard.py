"""What is turned away before any handler: foreign origins, oversized bodies, and bodies that are not JSON."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from backend.web import context
from backend.web.bodies import LARGEST_BODY_BYTES, read_json
from backend.web.problems import Forbidden, Malformed, Problem

_OWN_SITES: Final = frozenset({"same-origin", "none"})
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


def takes_form(view: Endpoint) -> Endpoint:
    """For a page without the app: the body may be of any type, for nobody reads it."""
    vars(view)["takes_form"] = True
    return view


def install_guard(app: Flask) -> None:
    # One more than is taken: a chunked body is cut here without a word, and has to be found too large below.
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY_BYTES + 1
    # An untidy address is unknown; a redirect to the tidy one would go to whatever host the sender claims.
    app.url_map.merge_slashes = False
    app.before_request(_check_request)


def _check_request() -> None:
    if request.method in context.SAFE_METHODS:
        return
    _check_origin()
    _check_body()


def _check_origin() -> None:
    """Browsers say where a request was made; what sends neither header is no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in _OWN_SITES:
        raise Forbidden("This request was made by another site.")
    sender = request.headers.get("Origin")
    if sender is None:
        return
    own = {origin(context.settings().public_url), origin(f"{request.scheme}://{request.host}")}
    if origin(sender) not in own or origin(sender) is None:
        raise Forbidden("This request was made by another site.")


def origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port; none for what has no such thing, such as `null`."""
    try:
        parts = urlsplit(url)
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.scheme and parts.hostname and port else None


def _check_body() -> None:
    body = _received_body()
    if len(body) > LARGEST_BODY_BYTES:
        raise RequestEntityTooLarge
    if request.endpoint and "takes_form" in vars(current_app.view_functions[request.endpoint]):
        return
    if not body and request.headers.get("Content-Type", "application/json").startswith("application/json"):
        return  # some senders name a type even for nothing; a route that needs a body says so itself
    if request.mimetype != "application/json":
        raise Problem(415, "Not JSON", "Send the body as application/json.")
    read_json(body)


def _received_body() -> bytes:
    try:
        return request.get_data()
    except Exception as error:
        # The server's own complaint about chunks that are none. Imported here, because it costs a twentieth
        # of a second that every process but the server would pay for nothing.
        from gunicorn.http.errors import ParseException

        if isinstance(error, ParseException):
            raise Malformed("The body did not arrive whole.") from None
        raise
