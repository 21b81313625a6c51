"""The house put together: database, login, blueprints, error handlers, in that order."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from apiflask import APIFlask
from flask import Flask
from sqlalchemy import text

from backend.accounts.access import Access, check_marks, install_access, mark
from backend.accounts.routes import blueprint as accounts
from backend.accounts.services.sign_in import SIGN_IN_LASTS
from backend.clinic.reach.routes import blueprint as reach
from backend.clinic.routes import blueprint as clinic
from backend.content import read_everything
from backend.db import Database, is_schema_current
from backend.diary.activity.routes import blueprint as activity
from backend.diary.desk.routes import blueprint as diary_desk
from backend.diary.questionnaires.routes import blueprint as questionnaires
from backend.diary.routes import blueprint as diary
from backend.diary.screenings.routes import blueprint as screenings
from backend.diary.side_effects.routes import blueprint as side_effects
from backend.engine import Engine
from backend.exchange.routes import blueprint as exchange
from backend.programmes.care.gate_routes import blueprint as care
from backend.programmes.content_routes import blueprint as content
from backend.programmes.routes import blueprint as programmes
from backend.programmes.wishes.routes import blueprint as wishes
from backend.reminders.history.routes import blueprint as reminder_history
from backend.reminders.mail.routes import blueprint as mail
from backend.reminders.postage import TransportMaker
from backend.reminders.push.transport import CurlTransport
from backend.reminders.routes import EXTENSION as POSTAGE
from backend.reminders.routes import blueprint as reminders
from backend.settings import Settings
from backend.web.context import EXTENSION as CONTEXT
from backend.web.context import Wiring, install_context, utc_now
from backend.web.errors import install_errors
from backend.web.guard import install_guard
from backend.web.headers import install_headers
from backend.web.health import install_health
from backend.web.logs import install_logs
from backend.web.shell import STATIC_DIR, PagePath
from backend.web.shell import blueprint as shell
from backend.web.specification import finish_specification
from backend.web.throttle import Throttle

_BLUEPRINTS: Final = (
    accounts,
    reminders,
    reminder_history,
    mail,
    programmes,
    content,
    care,
    wishes,
    diary,
    diary_desk,
    screenings,
    questionnaires,
    side_effects,
    activity,
    clinic,
    reach,
    exchange,
    shell,
)
ENGINE: Final = "soleus_engine"
# What is behind these belongs to nobody.
_OPEN_ENDPOINTS: Final = ("shell.", "health.", "openapi.", "static")


def create_app(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    wake: Callable[[], None] | None = None,
    new_transport: TransportMaker = CurlTransport,
) -> Flask:
    install_logs()
    read_everything(settings.questionnaires_dir)
    app = _bare_app()
    wire(app, settings, clock=clock, wake=wake, new_transport=new_transport)
    install_context(app)
    install_errors(app)
    install_headers(app, is_https=settings.has_secure_cookies)
    install_health(app)
    install_guard(app)
    install_access(app)
    _install_addresses(app)
    check_marks(app)
    return app


def wire(
    app: Flask,
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    wake: Callable[[], None] | None = None,
    new_transport: TransportMaker = CurlTransport,
) -> None:
    """What the addresses of the app work with: from now on these settings, their database, this clock."""
    app.config.update(_flask_settings(settings))
    database = Database(settings.database_url)
    engine = Engine(settings, database, clock=clock, new_transport=new_transport)
    app.extensions[ENGINE] = engine
    app.extensions[POSTAGE] = engine.postage
    app.extensions[CONTEXT] = Wiring(
        settings=settings,
        database=database,
        clock=clock,
        wake=wake or engine.wake,
        probes=_probes(database, engine),
        vapid_public_key=engine.postage.public_key,
        throttle=Throttle(settings.limits_url),
    )


def _bare_app() -> APIFlask:
    return APIFlask(
        __name__,
        title="Soleus",
        version="1",
        spec_path="/api/openapi.json",
        docs_path=None,
        json_errors=False,
        static_folder=str(STATIC_DIR),
        static_url_path="/static",
    )


def _flask_settings(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": "soleus",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.has_secure_cookies,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": SIGN_IN_LASTS,
        "OPENAPI_VERSION": "3.1.0",
        "AUTO_SERVERS": False,
        "AUTO_200_RESPONSE": False,
        "AUTO_404_RESPONSE": False,
        "AUTO_VALIDATION_ERROR_RESPONSE": False,
    }


def _install_addresses(app: APIFlask) -> None:
    app.url_map.converters["page"] = PagePath
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    for endpoint, view in app.view_functions.items():
        if endpoint.startswith(_OPEN_ENDPOINTS):
            mark(view, Access.PUBLIC)

    @app.spec_processor
    def name_operations(document: dict[Any, Any] | str) -> dict[Any, Any] | str:
        assert isinstance(document, dict)  # noqa: S101  # text only for YAML
        return finish_specification(document, app.url_map.iter_rules())


def _probes(database: Database, engine: Engine) -> Mapping[str, Callable[[], bool]]:
    return {
        "database": lambda: _answers(database),
        "migrations": lambda: is_schema_current(database.engine),
        "worker": engine.has_live_worker,
    }


def _answers(database: Database) -> bool:
    with database.reading_session() as session:
        return bool(session.scalar(text("SELECT 1")))
