"""Is it alive, is it ready, and how is it doing."""

import hmac
from collections.abc import Callable
from hashlib import sha256
from ipaddress import ip_address
from time import perf_counter
from typing import Final

from flask import Blueprint, Flask, Response, current_app, g, json, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from sqlalchemy.exc import SQLAlchemyError

from backend.settings import Settings
from backend.web import context
from backend.web.problems import Forbidden

_EXTENSION: Final = "soleus_requests"
_TRACES_OF_A_PROXY: Final = (
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"
)  # fmt: skip

blueprint = Blueprint("health", __name__)


class RequestMetrics:
    """Counts by endpoint, never by address: an address may hold someone's id."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._served = Counter(
            "soleus_requests", "Requests answered", ["endpoint", "method", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "soleus_request_seconds", "Time to answer", ["endpoint"], registry=self.registry
        )
        self._works = Gauge(
            "soleus_works", "1 when this part of the house works", ["part"], registry=self.registry
        )

    def count(self, endpoint: str, method: str, status: int, seconds: float) -> None:
        self._served.labels(endpoint, method, str(status)).inc()
        self._seconds.labels(endpoint).observe(seconds)

    def page(self, parts: dict[str, bool]) -> bytes:
        for part, works in parts.items():
            self._works.labels(part).set(works)
        return generate_latest(self.registry)


def install_health(app: Flask) -> None:
    metrics = RequestMetrics()
    app.extensions[_EXTENSION] = metrics
    app.register_blueprint(blueprint)

    @app.before_request
    def start_clock() -> None:
        g.started = perf_counter()

    @app.after_request
    def count_request(response: Response) -> Response:
        seconds = perf_counter() - g.get("started", perf_counter())
        method = request.method if request.method in _METHODS else "other"
        metrics.count(request.endpoint or "none", method, response.status_code, seconds)
        return response


_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


@blueprint.get("/healthz")
def healthz() -> Response:
    return _document({"status": "ok"}, 200)


@blueprint.get("/readyz")
def readyz() -> Response:
    parts = _parts()
    ready = all(parts.values())
    return _document({"status": "ready" if ready else "not ready", "parts": parts}, 200 if ready else 503)


@blueprint.get("/metrics")
def metrics() -> Response:
    if not (_is_here(context.client_address()) or _has_token()):
        raise Forbidden("Metrics are for this machine, or for a bearer of their token.")
    found = current_app.extensions[_EXTENSION]
    assert isinstance(found, RequestMetrics)  # noqa: S101  # for the type checker
    return Response(
        found.page(_parts()), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
    )


def metrics_token(settings: Settings) -> str:
    """What a scraper elsewhere sends as its bearer token; follows from the secret key."""
    return hmac.new(settings.secret_key.encode(), b"metrics", sha256).hexdigest()


def _parts() -> dict[str, bool]:
    return {name: _works(probe) for name, probe in context.wiring().probes.items()}


def _works(probe: Callable[[], bool]) -> bool:
    try:
        return probe()
    except (SQLAlchemyError, OSError):
        return False


def _is_here(address: str) -> bool:
    # A proxy on this machine calls from loopback too, for anyone; behind TLS it names whom.
    is_named = "X-Forwarded-For" in request.headers and context.settings().has_secure_cookies
    if not is_named and any(trace in request.headers for trace in _TRACES_OF_A_PROXY):
        return False
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _has_token() -> bool:
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(sent.encode(), metrics_token(context.settings()).encode())


def _document(content: dict[str, object], status: int) -> Response:
    return Response(
        json.dumps(content), status, mimetype="application/json", headers={"Cache-Control": "no-store"}
    )
