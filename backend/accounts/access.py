"""Who is calling, and who may call what: every route carries a mark, or the app does not start.

The marks are checked before the body of a request is looked at, whatever the order of a view's decorators.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import Flask, current_app, request
from flask import session as cookie
from flask_login import LoginManager, current_user, login_user
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Person, Role, SignIn
from backend.accounts.tokens import token_hash
from backend.web import context
from backend.web.bodies import install_bodies
from backend.web.problems import Forbidden, NotFound, Unauthorised
from backend.web.shell import IS_STAFF

# Every module of routes imports this one, so bodies are strict before the first route names its shape.
install_bodies()

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


class Access(StrEnum):
    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    PATIENT = "patient"
    CLINICIAN = "clinician"
    INVITER = "inviter"


_ROLES: Final[dict[Access, frozenset[Role]]] = {
    Access.SIGNED_IN: frozenset(Role),
    Access.PATIENT: frozenset({Role.PATIENT}),
    Access.CLINICIAN: frozenset({Role.CLINICIAN}),
    Access.INVITER: frozenset({Role.CLINICIAN, Role.CLINIC_ADMIN}),
}


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What flask-login keeps of the caller; its id is the token, so that ending the row ends the cookie."""

    token: str
    person_id: UUID
    role: Role
    is_active: bool = True
    is_authenticated: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return self.token


def public(view: Endpoint) -> Endpoint:
    return mark(view, Access.PUBLIC)


def signed_in(view: Endpoint) -> Endpoint:
    return mark(view, Access.SIGNED_IN)


def patient_only(view: Endpoint) -> Endpoint:
    return mark(view, Access.PATIENT)


def desk_only(view: Endpoint) -> Endpoint:
    """Clinicians only: a clinic admin sees no health data."""
    return mark(view, Access.CLINICIAN)


def inviter(view: Endpoint) -> Endpoint:
    return mark(view, Access.INVITER)


def mark(view: Endpoint, access: Access) -> Endpoint:
    # In the dict, because that is what functools.wraps hands on to the decorators above.
    vars(view)["access"] = access
    return view


def caller() -> Person:
    """The person who is calling, of the request's own session."""
    person = context.session().get(Person, _caller().person_id)
    if person is None:
        raise Unauthorised
    return person


def sign_in_token() -> str | None:
    """The token of the browser's live sign-in, none when nobody is signed in."""
    found = _current()
    return found.token if found else None


def patient_in_care(session: Session, patient_id: UUID) -> Person:
    """A patient of the calling clinician's clinic; anyone else does not exist."""
    clinician = caller()
    patient = session.get(Person, patient_id)
    in_care = (
        patient is not None
        and clinician.role == Role.CLINICIAN
        and patient.role == Role.PATIENT
        and patient.clinic_id == clinician.clinic_id
    )
    if patient is None or not in_care:
        raise NotFound
    return patient


def keep_signed_in(person: Person, token: str) -> None:
    """Give this browser a fresh cookie that carries the sign-in's token, and nothing of an older one."""
    cookie.clear()
    cookie.permanent = True
    cookie[IS_STAFF] = person.role != Role.PATIENT
    login_user(SignedIn(token, person.id, Role(person.role)))


def forget_browser() -> None:
    cookie.clear()


def install_access(app: Flask) -> None:
    login = LoginManager()
    login.session_protection = None
    login.user_loader(_signed_in)
    login.init_app(app)
    app.before_request(_check_access)


def check_marks(app: Flask) -> None:
    """Refuse to start with a route that does not say who may call it."""
    bare = sorted(name for name, view in app.view_functions.items() if "access" not in vars(view))
    if bare:
        raise RuntimeError(f"routes without an access mark: {', '.join(bare)}")


def _signed_in(token: str) -> SignedIn | None:
    # A reading session of its own: a request that is refused never waits for, or takes, the lock of a writer.
    with context.wiring().database.reading_session() as session:
        found = session.scalar(select(SignIn).where(SignIn.token_hash == token_hash(token)))
        if found is None or found.ended_at is not None or found.expires_at <= context.now():
            return None
        if found.person.disabled_at is not None:
            return None
        return SignedIn(token, found.person_id, Role(found.person.role))


def _check_access() -> None:
    if request.endpoint is None:
        return
    access: Access = vars(current_app.view_functions[request.endpoint])["access"]
    if access == Access.PUBLIC:
        return
    if _caller().role not in _ROLES[access]:
        raise Forbidden


def _caller() -> SignedIn:
    found = _current()
    if found is None:
        raise Unauthorised
    return found


def _current() -> SignedIn | None:
    # current_user is a proxy; what it stands for is needed.
    found = current_user._get_current_object()
    return found if isinstance(found, SignedIn) else None
