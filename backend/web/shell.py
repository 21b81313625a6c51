"""The app shell and its files: one page for every address of a screen, hashed assets kept for ever."""

from mimetypes import guess_type
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request, session
from werkzeug.routing import PathConverter
from werkzeug.security import safe_join

from backend.web.problems import NotFound, Problem

STATIC_DIR: Final = Path(__file__).resolve().parents[2] / "static"
APP_DIR: Final = STATIC_DIR / "app"
DESK: Final = "/desk"
# In the cookie of whoever has no plan of their own.
IS_STAFF: Final = "is_staff"
_ENCODINGS: Final = {"br": ".br", "gzip": ".gz"}
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"

blueprint = Blueprint("shell", __name__)


class PagePath(PathConverter):
    """Every address but those of the API, of files and of calendars: there a wrong one is an error."""

    regex = r"(?!(?:api|app|static|calendar)(?:/|$))[^/].*?"


@blueprint.get("/")
@blueprint.get("/<page:path>")
def shell(path: str = "") -> Response:
    if not (APP_DIR / "index.html").is_file():
        raise Problem(503, "The app is not built", "Run `make run`, or `npm run build` in frontend/.")
    if not path and _says_opened() and session.get(IS_STAFF):
        response = Response(status=302, headers={"Location": DESK, "Cache-Control": "no-store"})
    else:
        response = _file(APP_DIR, "index.html" if _has_day() else "welcome.html", _ASK_AGAIN)
    response.vary.update(("Cookie", "Sec-Fetch-Dest"))
    return response


def _has_day() -> bool:
    """A patient opens a page, which then asks for their day at once; what a worker keeps is for everyone."""
    return _is_opened() and bool(session) and not session.get(IS_STAFF)


def _says_opened() -> bool:
    """An old browser does not say it, and its worker could not show a page that it was led on to."""
    return request.headers.get("Sec-Fetch-Dest") == "document"


def _is_opened() -> bool:
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"


@blueprint.get("/app/<path:name>")
def app_file(name: str) -> Response:
    return _file(APP_DIR, name, _FOR_EVER if name.startswith("assets/") else _ASK_AGAIN)


@blueprint.get("/sw.js")
def service_worker() -> Response:
    response = _file(APP_DIR, "sw.js", _ASK_AGAIN)
    response.headers["Service-Worker-Allowed"] = "/"
    return response


@blueprint.get("/manifest.webmanifest")
def manifest() -> Response:
    response = _file(STATIC_DIR, "manifest.webmanifest", _ASK_AGAIN)
    response.mimetype = "application/manifest+json"
    return response


def _file(folder: Path, name: str, cache: str) -> Response:
    """The file as it is, or its precompressed twin when the browser takes that and the build made one."""
    path = _path(folder, name)
    encoding = next((known for known in _ENCODINGS if _has_twin(path, known)), None)
    content = path.with_name(path.name + _ENCODINGS[encoding]) if encoding else path
    response = Response(content.read_bytes(), mimetype=guess_type(path.name)[0] or "application/octet-stream")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Cache-Control"] = cache
    response.vary.add("Accept-Encoding")
    response.add_etag()
    response.make_conditional(request)
    return response


def _path(folder: Path, name: str) -> Path:
    joined = safe_join(str(folder), name)
    if joined is None or any(part.startswith(".") for part in name.split("/")) or not _is_file(Path(joined)):
        raise NotFound
    return Path(joined)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name longer than the file system has
        return False


def _has_twin(path: Path, encoding: str) -> bool:
    is_taken = request.accept_encodings[encoding] > 0
    return is_taken and path.with_name(path.name + _ENCODINGS[encoding]).is_file()
