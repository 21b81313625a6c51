"""Who gets which answer from the routes of people, sign-ins and invitations."""

from backend.accounts.models import Role
from backend.accounts.services.invitations import invite
from tests.conftest import PASSWORD
from tests.web.expectations import Call, Line, Lines, Stage, for_everyone


def _sign_in(_stage: Stage) -> Call:
    return Call(body={"email": "ada@example.org", "password": PASSWORD})


def _invite_patient(_stage: Stage) -> Call:
    return Call(body={"role": "patient", "name": "Ada"})


def _withdraw(stage: Stage) -> Call:
    with stage.database.session() as session:
        invitation, _token = invite(
            session, stage.cast.dot, Role.PATIENT, name="Ada", email=None, now=stage.now
        )
    return Call(path={"invitation_id": invitation.id})


def _token(stage: Stage) -> str:
    with stage.database.session() as session:
        return invite(session, stage.cast.ben, Role.PATIENT, name="Ada", email=None, now=stage.now)[1]


def _open(stage: Stage) -> Call:
    return Call(body={"token": _token(stage)})


def _redeem(stage: Stage) -> Call:
    person = {"name": "Ada", "email": "ada.too@example.org", "password": PASSWORD, "zone": "Europe/London"}
    return Call(body={"token": _token(stage), **person})


LINES: Lines = {
    "GET /api/session": Line(nobody=401, ada=200, eve=200, ben=200, cy=200, dot=200),
    "POST /api/session": Line(nobody=200, ada=200, eve=200, ben=200, cy=200, dot=200, call=_sign_in),
    "DELETE /api/session": for_everyone(204),
    "PATCH /api/me": Line(
        nobody=401, ada=200, eve=200, ben=200, cy=200, dot=200, call=lambda _stage: Call(body={"name": "Me"})
    ),
    "GET /api/invitations": Line(nobody=401, ada=403, eve=403, ben=200, cy=200, dot=200),
    "POST /api/invitations": Line(
        nobody=401, ada=403, eve=403, ben=201, cy=201, dot=201, call=_invite_patient
    ),
    "DELETE /api/invitations/<uuid:invitation_id>": Line(
        nobody=401, ada=403, eve=403, ben=204, cy=404, dot=204, call=_withdraw
    ),
    "POST /api/invitations/open": Line(nobody=200, ada=200, eve=200, ben=200, cy=200, dot=200, call=_open),
    "POST /api/invitations/redeem": Line(
        nobody=201, ada=201, eve=201, ben=201, cy=201, dot=201, call=_redeem
    ),
}
